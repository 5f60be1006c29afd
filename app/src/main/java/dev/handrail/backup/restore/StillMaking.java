package dev.handrail.backup.restore;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;

/**
 * The server goes on making a database for a session whose line was cut, or whose program died: who cleans up must not look
 * before that has ended, or what comes later is nobody's.
 */
final class StillMaking {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private StillMaking() {}

    /** Ends what is at it; says whether nothing is any more. */
    @FunctionalInterface
    interface Ending<E extends Exception> {
        boolean ended() throws E, OperationFailed;
    }

    /**
     * Returns when nobody is at it any more.
     *
     * @param where the machine
     */
    static <E extends Exception> void end(Ending<E> ending, String name, String where) throws E, OperationFailed {
        for (long left = PATIENCE.dividedBy(PAUSE); !ending.ended(); left--) {
            if (left == 0) {
                throw OperationFailed.failed(Words.of("restore.failed.drop", name))
                        .on(where)
                        .cameBack(Words.of("restore.stillmaking"))
                        .next(Words.of("restore.stillmaking.next"))
                        .build();
            }
            Stop.here().await(() -> {
                Thread.sleep(PAUSE);
                return true;
            });
        }
    }
}
