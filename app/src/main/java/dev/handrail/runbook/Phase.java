package dev.handrail.runbook;

import java.util.List;

/**
 * A part of a runbook: a heading and the steps under it.
 *
 * @param anyOrder whether its steps may be done in any order
 * @param why what is said about it, in Markdown
 */
public record Phase(int number, String title, When when, boolean anyOrder, String why, List<Step> steps, int line) {
    public Phase {
        steps = List.copyOf(steps);
    }

    /** When it has its turn. */
    public enum When {
        /** Before the window begins. */
        BEFORE,
        DURING,
        /** Only when somebody says that it is to be rolled back. */
        ROLLBACK,
        AFTER
    }
}
