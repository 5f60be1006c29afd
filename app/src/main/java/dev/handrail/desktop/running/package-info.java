/** What runs now: progress, transcript, the bar at the bottom. */
@NullMarked
package dev.handrail.desktop.running;

import org.jspecify.annotations.NullMarked;
