package dev.handrail.journal;

import org.jdbi.v3.core.Handle;

/** A change of the journal's tables, fit to be made twice: an answer may get lost after it was made. */
@FunctionalInterface
interface Change {
    void write(Handle handle);
}
