package dev.handrail.operation;

import dev.handrail.words.OperationFailed;
import org.jspecify.annotations.Nullable;

/** Runs what others have written, and hands back whatever it throws: a fault in one operation must not end the program. */
final class Attempt {
    private Attempt() {}

    /** Something that may go wrong. */
    interface Deed {
        void run() throws OperationFailed;
    }

    /** What went wrong, or null. */
    static @Nullable Throwable of(Deed deed) {
        try {
            deed.run();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }
}
