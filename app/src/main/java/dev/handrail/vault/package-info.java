/** Secrets: sealed at rest, wiped after use, never shown. */
@NullMarked
package dev.handrail.vault;

import org.jspecify.annotations.NullMarked;
