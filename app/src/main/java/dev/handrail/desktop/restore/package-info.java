/** A backup brought back, step by step. */
@NullMarked
package dev.handrail.desktop.restore;

import org.jspecify.annotations.NullMarked;
