/** Everything by its name, and every key. */
@NullMarked
package dev.handrail.desktop.palette;

import org.jspecify.annotations.NullMarked;
