/** The frame of the window: servers, header, tabs, what runs. */
@NullMarked
package dev.handrail.desktop.frame;

import org.jspecify.annotations.NullMarked;
