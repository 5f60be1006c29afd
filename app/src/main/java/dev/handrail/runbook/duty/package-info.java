/** What is to be done again and again for a server, and whether it is due. */
@NullMarked
package dev.handrail.runbook.duty;

import org.jspecify.annotations.NullMarked;
