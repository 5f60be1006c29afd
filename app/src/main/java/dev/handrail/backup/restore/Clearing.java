package dev.handrail.backup.restore;

import dev.handrail.operation.Work;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/** Removes what a restore made and that is of no use any more, so that it takes no room while somebody finds out why. */
@FunctionalInterface
interface Clearing {
    void clear() throws OperationFailed;

    /** What cannot be removed now stays registered as a leftover, and is tried again in the end. */
    default void asFarAsPossible(Work work) {
        try {
            clear();
            work.say(Words.of("restore.cleared"));
        } catch (OperationFailed e) {
            work.say(e.getMessage());
        }
    }
}
