/** Waiting for a machine or a person, and how whoever waits is let go. */
@NullMarked
package dev.handrail.waiting;

import org.jspecify.annotations.NullMarked;
