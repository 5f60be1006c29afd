package dev.handrail.cli;

import dev.handrail.operation.Underway;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a request to terminate, while an operation runs: it is cancelled, and given the time to end cleanly on the
 * server and in the journal before the process goes.
 */
public final class Interruption {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int status;

    /** From here on the operation is cancelled when the process is told to end. */
    void cancels(Underway underway) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cancel(underway), "cancel"));
    }

    /** Everything is closed; the process may end with this status. */
    public void finished(int exitStatus) {
        status = exitStatus;
        finished.countDown();
    }

    private void cancel(Underway underway) {
        if (finished.getCount() == 0) {
            return;
        }
        underway.cancel();
        try {
            if (finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    && status == OperationFailed.Kind.CANCELLED.exitStatus()) {
                // The virtual machine would tell of the signal; a script is to read "cancelled" whichever it was.
                Runtime.getRuntime().halt(status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
