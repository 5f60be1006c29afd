/** The composition root: where the program is put together. */
@NullMarked
package dev.handrail;

import org.jspecify.annotations.NullMarked;
