package dev.handrail.desktop.journal;

import dev.handrail.journal.JournalFilter;

/** What the screen of the journal has done by others. */
public interface JournalDesk {
    /**
     * Adds a note to a run.
     *
     * @param then called when it has been written
     */
    void note(String run, String text, Runnable then);

    /** Whether entries can be written by hand. */
    boolean writes();

    /**
     * Lets a person write an entry about what was done without Handrail.
     *
     * @param then called when it stands in the maintenance log
     */
    void write(Runnable then);

    /** Asks where to, and writes the maintenance log of the server and the period that are looked at. */
    void export(JournalFilter period);
}
