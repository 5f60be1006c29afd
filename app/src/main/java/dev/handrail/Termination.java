package dev.handrail;

import dev.handrail.operation.Runner;
import java.time.Duration;

/**
 * A request to terminate, such as a logout, while the window is open: what runs is cancelled, and given the time to end
 * cleanly on the server and in the journal before the process goes.
 */
final class Termination {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Termination() {}

    /** From here on what runs is cancelled when the process is told to end; where nothing runs, it just ends. */
    static void cancels(Runner runner) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cancel(runner), "cancel"));
    }

    private static void cancel(Runner runner) {
        Thread closing = Thread.ofVirtual().start(() -> runner.close(Runner.Closing.CANCEL));
        try {
            closing.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
