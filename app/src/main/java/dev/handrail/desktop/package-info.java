/** The window. */
@NullMarked
package dev.handrail.desktop;

import org.jspecify.annotations.NullMarked;
