package dev.handrail.operation;

import dev.handrail.words.OperationFailed;

/** Cleans up leftovers of one kind; what is already gone is no failure. */
public interface Cleaner {
    String kind();

    void clean(Leftover leftover) throws OperationFailed;
}
