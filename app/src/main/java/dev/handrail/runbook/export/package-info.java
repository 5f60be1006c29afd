/** A walkthrough as a text that is filed: what was done, by whom, with what outcome. */
@NullMarked
package dev.handrail.runbook.export;

import org.jspecify.annotations.NullMarked;
