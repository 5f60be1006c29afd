package dev.handrail.operation;

import dev.handrail.words.OperationFailed;
import java.util.function.Consumer;

/** Cleans up leftovers of one kind; what is already gone is no failure. */
public interface Cleaner {
    String kind();

    void clean(Leftover leftover) throws OperationFailed;

    /** @param say told what is worth a line in the record of whoever cleans up */
    default void clean(Leftover leftover, Consumer<String> say) throws OperationFailed {
        clean(leftover);
    }
}
