package dev.handrail.desktop;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Runner;
import dev.handrail.operation.Underway;
import dev.handrail.words.OperationFailed;

/** Does what a person has just decided in a form: in the journal as everything else, but with no plan to look at. */
final class AtOnce {
    private final Runner runner;

    AtOnce(Runner runner) {
        this.runner = runner;
    }

    /**
     * Returns when it is done.
     *
     * @param first what is done before it, once it is known that it can be done
     */
    void run(Operation operation, Errands.Chore first) throws OperationFailed {
        Plan plan = runner.plan(operation);
        first.run();
        Event.Ended end = ended(runner.start(operation, plan, event -> {}));
        if (end.outcome() != Outcome.DONE) {
            throw failure(operation, end);
        }
    }

    private static Event.Ended ended(Underway underway) throws OperationFailed {
        try {
            return underway.await();
        } catch (InterruptedException e) {
            underway.cancel();
            Thread.currentThread().interrupt();
            throw OperationFailed.cancelled();
        }
    }

    private static OperationFailed failure(Operation operation, Event.Ended end) {
        OperationFailed.Telling failure =
                OperationFailed.failed(end.failure() == null ? operation.title() : end.failure());
        return end.next() == null ? failure.build() : failure.next(end.next()).build();
    }
}
