/** The runbooks that there are: those that came with the program and a person's own. */
@NullMarked
package dev.handrail.runbook.library;

import org.jspecify.annotations.NullMarked;
