/** What one can do about profiles and secrets: list, import, export, test, remove. */
@NullMarked
package dev.handrail.profile;

import org.jspecify.annotations.NullMarked;
