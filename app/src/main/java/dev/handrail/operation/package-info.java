/** How anything is done: offers, plans, work and the runner. */
@NullMarked
package dev.handrail.operation;

import org.jspecify.annotations.NullMarked;
