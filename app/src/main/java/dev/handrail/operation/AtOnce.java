package dev.handrail.operation;

import dev.handrail.journal.Outcome;
import dev.handrail.words.OperationFailed;
import org.jspecify.annotations.Nullable;

/** Does what a person has just decided, as in a form: in the journal as everything else, but with no plan to look at. */
public final class AtOnce {
    private final Runner runner;

    public AtOnce(Runner runner) {
        this.runner = runner;
    }

    /** Returns when it is done. */
    public void run(Operation operation) throws OperationFailed {
        Plan plan = runner.plan(operation);
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
        OperationFailed.Telling failure = of(end.kind(), end.failure() == null ? operation.title() : end.failure());
        return end.next() == null ? failure.build() : failure.next(end.next()).build();
    }

    private static OperationFailed.Telling of(OperationFailed.@Nullable Kind kind, String tried) {
        return switch (kind) {
            case USAGE -> OperationFailed.usage(tried);
            case REFUSED -> OperationFailed.refused(tried);
            case UNREACHABLE -> OperationFailed.unreachable(tried);
            case null, default -> OperationFailed.failed(tried);
        };
    }
}
