package dev.handrail.operation;

import dev.handrail.journal.OpenRun;
import dev.handrail.waiting.Stop;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One operation under way, from its row in the journal to the last word about it. */
final class LiveRun implements Underway {
    private final Operation operation;
    private final OpenRun run;
    private final Clock clock;
    private final Consumer<LiveRun> over;
    private final Telling telling;
    private final Leftovers leftovers;
    private final Conclusion conclusion;
    private final Stop stop = new Stop();
    private final CompletableFuture<Event.Ended> end = new CompletableFuture<>();

    LiveRun(
            Operation operation,
            OpenRun run,
            Consumer<Event> watcher,
            Cleaners cleaners,
            UnaryOperator<String> redaction,
            Clock clock,
            Consumer<LiveRun> over) {
        this.operation = operation;
        this.run = run;
        this.clock = clock;
        this.over = over;
        this.telling = new Telling(run, new Watched(watcher), redaction);
        this.leftovers = new Leftovers(run);
        this.conclusion = new Conclusion(operation, run, telling, leftovers, cleaners);
    }

    void start() {
        Thread.ofVirtual().name("run-" + run.id()).start(this::work);
    }

    @Override
    public String run() {
        return run.id();
    }

    @Override
    public Operation operation() {
        return operation;
    }

    @Override
    public Event.@Nullable StepBegan step() {
        return telling.step();
    }

    @Override
    public Event.@Nullable Progressed progress() {
        return telling.progress();
    }

    @Override
    public void cancel() {
        stop.ask();
    }

    @Override
    public Event.Ended await() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void work() {
        telling.started(operation);
        Work work = new LiveWork(run, telling, stop, leftovers);
        Throwable failure = stop.over(() -> Attempt.of(() -> {
            work.stopIfCancelled();
            operation.run(work);
        }));
        Event.Ended last = conclude(failure);
        over.accept(this);
        telling.ended(last);
        end.complete(last);
    }

    private Event.Ended conclude(@Nullable Throwable failure) {
        AtomicReference<Event.@Nullable Ended> written = new AtomicReference<>();
        Throwable unwritten = Attempt.of(() -> written.set(telling.end(conclusion.of(failure, stop.asked()))));
        Event.Ended last = written.get();
        if (last != null) {
            return last;
        }
        // The journal could not be told: whoever watches is, and the next start finds the run interrupted.
        Throwable why = unwritten == null ? new IllegalStateException("no end") : unwritten;
        return telling.endUnwritten(Ending.failed(conclusion.told(why), false), clock.instant());
    }
}
