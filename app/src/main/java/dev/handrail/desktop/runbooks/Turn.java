package dev.handrail.desktop.runbooks;

import dev.handrail.runbook.Phase;
import dev.handrail.runbook.walk.Change;
import dev.handrail.runbook.walk.Progress;
import dev.handrail.runbook.walk.Standing;
import java.util.ArrayList;
import java.util.List;

/** What a person may do when a step has failed. */
enum Turn {
    RETRY("failed.retry", "failed.retry.why", "failed.retry.action"),
    FIXED("failed.fixed", "failed.fixed.why", "failed.fixed.action"),
    NOTE("failed.note", "failed.note.why", "failed.note.action"),
    UNDO("failed.undo", "failed.undo.why", "failed.undo.action"),
    UNDO_ALL("failed.undo-all", "failed.undo-all.why", "failed.undo-all.action"),
    ROLL_BACK("failed.roll-back", "failed.roll-back.why", "failed.roll-back.action"),
    STOP("failed.stop", "failed.stop.why", "failed.stop.action");

    private final String key;
    private final String why;
    private final String action;

    Turn(String key, String why, String action) {
        this.key = key;
        this.why = why;
        this.action = action;
    }

    String key() {
        return key;
    }

    /** What that means, in a line. */
    String why() {
        return why;
    }

    /** What its button says. */
    String action() {
        return action;
    }

    /** Whether words are demanded. */
    boolean wantsWords() {
        return this == FIXED || this == NOTE || this == ROLL_BACK || this == STOP;
    }

    /** Whether something was changed on more than one server. */
    static boolean onSeveral(Standing standing) {
        return standing.changes().stream().map(Change::server).distinct().count() > 1;
    }

    static List<Turn> of(Standing standing, StepShown step) {
        List<Turn> turns = new ArrayList<>();
        if (step.canRun() && !standing.walkthrough().byHand()) {
            turns.add(RETRY);
        }
        turns.add(FIXED);
        if (step.state() != Progress.State.FAILED) {
            turns.add(NOTE);
        }
        if (!standing.changes().isEmpty()) {
            turns.add(UNDO);
        }
        if (onSeveral(standing)) {
            turns.add(UNDO_ALL);
        }
        boolean back = standing.runbook().phases().stream().anyMatch(phase -> phase.when() == Phase.When.ROLLBACK);
        if (back && !standing.rolledBack()) {
            turns.add(ROLL_BACK);
        }
        turns.add(STOP);
        return turns;
    }
}
