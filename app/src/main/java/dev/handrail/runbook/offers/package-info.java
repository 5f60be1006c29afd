/** What can be asked of runbooks and done by them. */
@NullMarked
package dev.handrail.runbook.offers;

import org.jspecify.annotations.NullMarked;
