package dev.handrail.desktop.runbooks;

import dev.handrail.runbook.walk.Progress;
import dev.handrail.runbook.walk.Standing;

/** What the large button does, and Ctrl+Enter: always the one thing that comes next. */
enum Primary {
    /** Runs what the step does. */
    RUN("walk.primary.run"),
    /** Runs it once more after it failed. */
    RETRY("walk.primary.retry"),
    /** Says that it is done. */
    DONE("walk.primary.done"),
    /** Shows what comes after it. */
    NEXT("walk.primary.next"),
    /** Ends the walkthrough. */
    FINISH("walk.primary.finish"),
    /** The walkthrough is over. */
    OVER("walk.primary.over");

    private final String key;

    Primary(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    static Primary of(Standing standing, StepShown shown) {
        if (!standing.isOpen()) {
            return OVER;
        }
        if (shown.over()) {
            return standing.next().isPresent() ? NEXT : FINISH;
        }
        boolean byHand = standing.walkthrough().byHand();
        return switch (shown.state()) {
            // How far it came a person finds out first: to run it again is another button.
            case RUNNING, READY, INTERRUPTED -> DONE;
            case FAILED -> shown.canRun() ? RETRY : DONE;
            case WAITING, UNDONE -> shown.canRun() && !byHand ? RUN : DONE;
            case DONE, SKIPPED -> NEXT;
        };
    }

    /** Whether it may be pressed now. */
    boolean allowed(StepShown shown) {
        return switch (this) {
            case RUN, RETRY -> shown.first().isEmpty();
            case DONE ->
                shown.state() != Progress.State.RUNNING && shown.first().isEmpty() && shown.missingNames() == 0;
            case NEXT, FINISH -> true;
            case OVER -> false;
        };
    }
}
