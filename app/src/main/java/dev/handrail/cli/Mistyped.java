package dev.handrail.cli;

import dev.handrail.operation.Offer;
import dev.handrail.words.OperationFailed;
import org.jspecify.annotations.Nullable;

/** Words that could not be understood, and what they lead to as far as they could be. */
final class Mistyped extends Exception {
    private static final long serialVersionUID = 1L;

    private final OperationFailed failure;
    private final boolean operation;

    Mistyped(OperationFailed failure, @Nullable Object meant) {
        super(failure);
        this.failure = failure;
        this.operation = meant instanceof Offer.Action;
    }

    OperationFailed failure() {
        return failure;
    }

    /** Whether an operation was meant, whose end a script waits for. */
    boolean ofOperation() {
        return operation;
    }
}
