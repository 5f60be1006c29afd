package dev.handrail.desktop.shared;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a screen sends what may take time; the answer comes back to the thread of the window. */
public final class Errands {
    private final Executor workers;
    private final Executor window;
    private final Consumer<Throwable> faults;

    public Errands(Executor workers, Executor window) {
        this(workers, window, fault -> {});
    }

    /** @param faults told of faults of our own, which whoever sent the errand is told of too, and may have no use for */
    public Errands(Executor workers, Executor window, Consumer<Throwable> faults) {
        this.workers = workers;
        this.window = window;
        this.faults = faults;
    }

    /** Something that takes time, and may fail. */
    public interface Errand<T> {
        T run() throws OperationFailed;
    }

    /** Something that takes time, may fail, and answers nothing. */
    public interface Chore {
        void run() throws OperationFailed;
    }

    /** @param otherwise told what went wrong, also in what comes after the errand */
    public <T> void run(Errand<T> errand, Consumer<T> then, Consumer<OperationFailed> otherwise) {
        try {
            CompletableFuture.supplyAsync(() -> wrapped(errand), workers)
                    .thenAcceptAsync(then, window)
                    .exceptionallyAsync(problem -> tell(otherwise, problem), window)
                    .exceptionally(Errands::uncaught);
        } catch (RejectedExecutionException e) {
            // The window is closing, and nobody waits for the answer any more.
        }
    }

    public void run(Chore chore, Runnable then, Consumer<OperationFailed> otherwise) {
        run(
                () -> {
                    chore.run();
                    return true;
                },
                done -> then.run(),
                otherwise);
    }

    /** Does something on the thread of the window, soon. */
    public void inWindow(Runnable task) {
        window.execute(task);
    }

    private static <T> T wrapped(Errand<T> errand) {
        try {
            return errand.run();
        } catch (OperationFailed failed) {
            throw new CompletionException(failed);
        }
    }

    private @Nullable Void tell(Consumer<OperationFailed> otherwise, Throwable problem) {
        otherwise.accept(told(problem));
        return null;
    }

    /** Not even the failure could be told: what is left is to let the thread say so, as of any other mistake. */
    private static @Nullable Void uncaught(Throwable problem) {
        Thread here = Thread.currentThread();
        here.getUncaughtExceptionHandler().uncaughtException(here, problem);
        return null;
    }

    private OperationFailed told(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof OperationFailed failed) {
            return failed;
        }
        faults.accept(cause);
        return OperationFailed.failed(Words.of("desktop.fault"))
                .next(Words.of("desktop.fault.next"))
                .because(cause);
    }
}
