/** Believable data for the pictures of the screens. */
@NullMarked
package dev.handrail.desktop.samples;

import org.jspecify.annotations.NullMarked;
