/** A guide that is followed step by step: what it says, and what is wrong with it. */
@NullMarked
package dev.handrail.runbook;

import org.jspecify.annotations.NullMarked;
