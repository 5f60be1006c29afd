package dev.handrail.backup;

import dev.handrail.words.Evidence;
import dev.handrail.words.OperationFailed;
import org.jspecify.annotations.Nullable;

/**
 * Shown by a failure that tells of the backup itself: it was restored and is not what was backed up, or its bytes are not.
 * A failure that shows none, such as a disk that is full where it was to go, says nothing of the backup.
 */
public interface Flaw extends Evidence {
    /** Which copy has it, where another may be without; null where all of them have it. */
    default @Nullable Copy in() {
        return null;
    }

    /** One that all copies have. */
    static Flaw everywhere() {
        return Everywhere.INSTANCE;
    }

    /** One of a copy alone: its bytes are not those that were written. */
    static Flaw of(Copy copy) {
        return new OfCopy(copy);
    }

    static @Nullable Flaw shownBy(OperationFailed why) {
        return why.evidence() instanceof Flaw flaw ? flaw : null;
    }

    /** Nothing more is to be shown of it than the words. */
    enum Everywhere implements Flaw {
        INSTANCE
    }

    /** What one copy has. */
    record OfCopy(@Override Copy in) implements Flaw {}
}
