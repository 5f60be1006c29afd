/** Where the value of a variable lands, and what it must look like there. */
@NullMarked
package dev.handrail.runbook.landing;

import org.jspecify.annotations.NullMarked;
