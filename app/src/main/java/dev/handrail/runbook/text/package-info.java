/** Reads a runbook from Markdown; the only place that knows CommonMark. */
@NullMarked
package dev.handrail.runbook.text;

import org.jspecify.annotations.NullMarked;
