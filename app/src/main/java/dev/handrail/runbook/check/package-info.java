/** What is wrong with a runbook, found before anybody follows it. */
@NullMarked
package dev.handrail.runbook.check;

import org.jspecify.annotations.NullMarked;
