package dev.handrail.runbook.walk;

import dev.handrail.runbook.Step;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Optional;

/** Says no to what must not be done now, or not without a word more. */
final class Guard {
    private final Standing standing;
    private final Step step;
    private final String server;

    /** @param server the one it is about; empty where it is about all of them */
    Guard(Standing standing, Step step, String server) {
        this.standing = standing;
        this.step = step;
        this.server = server;
    }

    /** What is signed off is not touched any more, neither done nor undone. */
    static void open(Standing standing) throws OperationFailed {
        String id = standing.walkthrough().id();
        if (!standing.isOpen()) {
            throw OperationFailed.refused(Words.of("runbook.walk.over", id))
                    .next(Words.of("runbook.walk.over.next", id))
                    .build();
        }
    }

    /** Whether the step may be ticked or run at all. */
    void itsTurn() throws OperationFailed {
        open(standing);
        Optional<Step> first = standing.before(step);
        if (first.isPresent()) {
            throw OperationFailed.refused(Words.of(
                            "runbook.walk.first", step.number(), first.get().number()))
                    .next(Words.of(
                            "runbook.walk.first.next",
                            first.get().number(),
                            first.get().title()))
                    .build();
        }
        if (standing.state(step, server) == Progress.State.RUNNING) {
            String run = standing.run(step, server);
            throw OperationFailed.refused(Words.of("runbook.walk.runs", step.number(), run))
                    .next(Words.of("runbook.walk.runs.next", run))
                    .build();
        }
    }

    /** Whether it may be run: nothing is run twice unless somebody says so. */
    void mayRun(boolean again) throws OperationFailed {
        itsTurn();
        if (standing.walkthrough().byHand()) {
            throw OperationFailed.refused(Words.of("runbook.walk.by-hand"))
                    .next(Words.of("runbook.walk.by-hand.next"))
                    .build();
        }
        Progress.State state = standing.state(step, server);
        if (state == Progress.State.INTERRUPTED && !again) {
            String run = standing.run(step, server);
            throw OperationFailed.refused(Words.of("runbook.walk.interrupted", step.number(), run))
                    .next(Words.of("runbook.walk.interrupted.next", run))
                    .build();
        }
        if ((state.over() || state == Progress.State.READY) && !again) {
            throw OperationFailed.refused(Words.of("runbook.walk.twice", step.number(), Words.of(state.key())))
                    .next(Words.of("runbook.walk.twice.next"))
                    .build();
        }
    }
}
