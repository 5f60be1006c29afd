package dev.handrail.desktop.runbooks;

import dev.handrail.runbook.walk.Progress;

/** A row of the list beside the step that is shown. */
sealed interface Row {
    /** A phase, and how long it takes. */
    record Head(String title, String detail) implements Row {}

    /**
     * A step.
     *
     * @param depth how far it is under another one
     * @param detail how it stands, in a line; empty where there is nothing to say
     */
    record Item(String number, int place, int depth, String title, String detail, Progress.State state)
            implements Row {}
}
