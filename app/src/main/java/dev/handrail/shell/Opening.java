package dev.handrail.shell;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
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

    /** @param deadline by System.nanoTime; nobody waits longer */
    void awaitEnd(long deadline) {
        try {
            task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            // It has ended, which is all that is awaited.
        } catch (TimeoutException e) {
            // What it waits for (a name, an agent) does not end with it; the program does not wait for that.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
