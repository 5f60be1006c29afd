package dev.handrail.store;

import java.time.Duration;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Asks the store again when the process that owned its file died under a statement, or when two wrote the same at once.
 * A transaction may have been done although its answer got lost: what is given here must be fit to be done twice.
 */
public final class Retrying {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Jdbi jdbi;

    public Retrying(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public <T, X extends Exception> T read(HandleCallback<T, X> query) throws X {
        return again(() -> jdbi.withHandle(query));
    }

    public <T, X extends Exception> T transaction(HandleCallback<T, X> change) throws X {
        return again(() -> jdbi.inTransaction(change));
    }

    /** A transaction without a result. */
    public void change(Consumer<Handle> change) {
        again(() -> {
            jdbi.useTransaction(change::accept);
            return true;
        });
    }

    static <T, X extends Exception> T again(Attempt<T, X> attempt) throws X {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return attempt.make();
            } catch (JdbiException e) {
                boolean worthIt = (StoreTrouble.ownerWasLost(e) || StoreTrouble.inEachOthersWay(e))
                        && !StoreTrouble.diskIsFull(e);
                if (!worthIt || System.nanoTime() >= deadline) {
                    throw e;
                }
                Pause.of(Duration.ofMillis(50));
            }
        }
    }

    /** One time of asking. */
    @FunctionalInterface
    interface Attempt<T, X extends Exception> {
        T make() throws X;
    }
}
