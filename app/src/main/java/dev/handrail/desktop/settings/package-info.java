/** The settings of this workplace. */
@NullMarked
package dev.handrail.desktop.settings;

import org.jspecify.annotations.NullMarked;
