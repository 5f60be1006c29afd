/** What a person asks the journal: which runs there were, one of them in full, and the maintenance log. */
@NullMarked
package dev.handrail.logbook;

import org.jspecify.annotations.NullMarked;
