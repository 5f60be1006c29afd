package dev.handrail.cli;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a request to terminate, while an operation is planned or runs: it is cancelled, and given the time to end
 * cleanly on the server and in the journal before the process goes.
 */
public final class Interruption {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int status;

    /** From here on it is asked to stop when the process is told to end. */
    void asks(Stop stop) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> ask(stop), "cancel"));
        } catch (IllegalStateException e) {
            // The process is going already.
            stop.ask();
        }
    }

    /** Everything is closed; the process may end with this status. */
    public void finished(int exitStatus) {
        status = exitStatus;
        finished.countDown();
    }

    private void ask(Stop stop) {
        if (finished.getCount() == 0) {
            return;
        }
        stop.ask();
        try {
            if (finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    && status == OperationFailed.Kind.CANCELLED.exitStatus()) {
                // The virtual machine would tell of the signal; a script is to read "cancelled" whichever it was.
                Tty.echoAgain();
                Runtime.getRuntime().halt(status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
