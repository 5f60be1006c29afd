package dev.handrail.cli;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Does what comes before a run, the plan and the question, so that it ends when the process is told to end. */
final class Beforehand {
    private final Stop stop;

    Beforehand(Stop stop) {
        this.stop = stop;
    }

    /**
     * What the work makes; cancelled where somebody asks to stop.
     *
     * @param patience how long it may take to stop by itself; it is left behind then, since nothing has begun yet
     */
    <T> T done(Duration patience, Callable<T> work) throws OperationFailed {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform()
                .daemon()
                .name("before")
                .start(() -> stop.over(() -> {
                    task.run();
                    return true;
                }));
        try (Stop.Handle handle = stop.stopping(() -> leave(task, patience))) {
            T made = ended(task);
            requireUnasked();
            return made;
        } catch (CancellationException e) {
            throw OperationFailed.cancelled();
        } catch (ExecutionException e) {
            requireUnasked();
            throw asItWas(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    /** What fails while it is stopped fails for that. */
    private void requireUnasked() throws OperationFailed {
        if (stop.asked()) {
            throw OperationFailed.cancelled();
        }
    }

    private static void leave(FutureTask<?> task, Duration patience) {
        try {
            Thread.sleep(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Without an interrupt, which would break the store for others.
        task.cancel(false);
    }

    /** Waits to the end; to be interrupted is to stop, and to wait on. */
    private <T> T ended(FutureTask<T> task) throws ExecutionException {
        while (true) {
            try {
                return task.get();
            } catch (InterruptedException e) {
                stop.ask();
            }
        }
    }

    private static OperationFailed asItWas(Throwable cause) {
        return switch (cause) {
            case OperationFailed failed -> failed;
            case RuntimeException surprise -> throw surprise;
            case Error error -> throw error;
            default -> throw new IllegalStateException(cause);
        };
    }
}
