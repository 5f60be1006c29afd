package dev.handrail.shell;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A connection being made, on a thread of its own: whoever waits for it may go away, and when the last one has gone it is
 * given up.
 */
final class Opening {
    /** Told of the end before those who wait. */
    interface End {
        void of(Opening opening, @Nullable SshConnection made);
    }

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final SshPool.Opener opener;
    private final End end;
    private final Stop stop = new Stop();
    private final FutureTask<SshConnection> task = new FutureTask<>(this::make);
    private int waiting;

    Opening(SshPool.Opener opener, End end) {
        this.opener = opener;
        this.end = end;
    }

    void start() {
        Thread.ofVirtual()
                .name("ssh-open")
                .start(() -> stop.over(() -> {
                    task.run();
                    return true;
                }));
    }

    private SshConnection make() throws OperationFailed {
        SshConnection made = null;
        try {
            made = opener.open();
            return made;
        } finally {
            end.of(this, made);
        }
    }

    /** Waits for it as well, unless it has been given up; who joins calls {@link #made} next. */
    synchronized boolean join() {
        if (stop.asked()) {
            return false;
        }
        waiting++;
        return true;
    }

    SshConnection made() throws OperationFailed {
        try {
            return Stop.here().result(task);
        } finally {
            leave();
        }
    }

    private synchronized void leave() {
        waiting--;
        if (waiting == 0) {
            stop.ask();
        }
    }

    boolean stopped() {
        return stop.asked();
    }

    void stop() {
        stop.ask();
    }

    /** What is given up may be writing down the key of the host just then; nobody waits for it longer than a moment. */
    void awaitEnd() {
        try {
            task.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It was given up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
