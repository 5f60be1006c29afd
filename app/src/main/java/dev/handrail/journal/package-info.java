/** What was done: every run with its steps, lines and outcome. */
@NullMarked
package dev.handrail.journal;

import org.jspecify.annotations.NullMarked;
