package dev.handrail.operation;

import java.util.function.Consumer;

/** Who watches a run. When that goes wrong the run goes on and the watcher is told no more. */
final class Watched {
    private static final System.Logger LOG = System.getLogger(Watched.class.getName());

    private final Consumer<Event> watcher;
    private boolean broken;

    Watched(Consumer<Event> watcher) {
        this.watcher = watcher;
    }

    synchronized void tell(Event event) {
        if (broken) {
            return;
        }
        Throwable failure = Attempt.of(() -> watcher.accept(event));
        if (failure != null) {
            broken = true;
            LOG.log(System.Logger.Level.WARNING, "A watcher of run " + event.run() + " failed", failure);
        }
    }
}
