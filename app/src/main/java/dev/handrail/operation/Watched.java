package dev.handrail.operation;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who watches a run. When that goes wrong the run goes on and the watcher is told no more. */
final class Watched {
    private static final System.Logger LOG = System.getLogger(Watched.class.getName());

    private final Consumer<Event> watcher;
    private final Consumer<Throwable> faults;
    private boolean broken;

    Watched(Consumer<Event> watcher) {
        this(watcher, Watched::report);
    }

    Watched(Consumer<Event> watcher, Consumer<Throwable> faults) {
        this.watcher = watcher;
        this.faults = faults;
    }

    /** What went wrong with that, the first time it did; else null. */
    synchronized @Nullable Throwable tell(Event event) {
        if (broken) {
            return null;
        }
        Throwable failure = Attempt.of(() -> watcher.accept(event));
        if (failure == null) {
            return null;
        }
        broken = true;
        faults.accept(failure);
        return failure;
    }

    /** For who looks after the program; the transcript of the run has it as well. */
    private static void report(Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, "A watcher of a run failed", failure);
    }
}
