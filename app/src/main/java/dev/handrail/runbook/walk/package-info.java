/** A runbook that is followed: where one stands, what is done next, and what was done, written as it happens. */
@NullMarked
package dev.handrail.runbook.walk;

import org.jspecify.annotations.NullMarked;
