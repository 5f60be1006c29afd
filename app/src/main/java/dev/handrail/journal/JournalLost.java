package dev.handrail.journal;

import dev.handrail.store.StoreTrouble;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/**
 * The journal cannot be written, and what cannot be written down must not be done. Unchecked, since it may come out of
 * every line that an operation says.
 */
public final class JournalLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalLost(Throwable cause) {
        super(Words.of("journal.lost"), cause);
    }

    /** For a person. */
    public OperationFailed told() {
        OperationFailed.Telling telling = OperationFailed.unreachable(Words.of("journal.lost"));
        return StoreTrouble.diskIsFull(this)
                ? telling.cameBack(Words.of("journal.full"))
                        .next(Words.of("journal.full.next"))
                        .because(this)
                : telling.cameBack(rootMessage())
                        .next(Words.of("journal.lost.next"))
                        .because(this);
    }

    private String rootMessage() {
        Throwable root = this;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
