package dev.handrail.cli;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Leftover;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Part;
import dev.handrail.operation.Underway;
import dev.handrail.operation.Work;
import dev.handrail.words.Evidence;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs an operation on a thread of its own and keeps no journal: the command line sees events, and nothing else. */
final class Stroll implements Underway, Work {
    private final Operation operation;
    private final Consumer<Event> watcher;
    private final CompletableFuture<Event.Ended> end = new CompletableFuture<>();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final Map<String, String> made = new LinkedHashMap<>();
    private int steps;

    private Stroll(Operation operation, Consumer<Event> watcher) {
        this.operation = operation;
        this.watcher = watcher;
    }

    static Stroll begin(Operation operation, Consumer<Event> watcher) {
        Stroll stroll = new Stroll(operation, watcher);
        Thread.ofVirtual().start(stroll::go);
        return stroll;
    }

    private void go() {
        watcher.accept(new Event.Started(
                run(), operation.name(), operation.title(), operation.server().name(), Instant.now()));
        try {
            operation.run(this);
            finish(new Event.Ended(run(), Outcome.DONE, null, made, null, null, Instant.now()));
        } catch (OperationFailed e) {
            Outcome outcome = e.kind() == OperationFailed.Kind.CANCELLED ? Outcome.CANCELLED : Outcome.FAILED;
            finish(new Event.Ended(run(), outcome, e.kind(), made, e.getMessage(), e.next(), Instant.now()));
        }
    }

    private void finish(Event.Ended ended) {
        watcher.accept(ended);
        end.complete(ended);
    }

    /** Waits as an operation does for its server: until somebody cancels. */
    void untilCancelled() throws OperationFailed {
        try {
            cancelled.await();
        } catch (InterruptedException e) {
            throw OperationFailed.failed("Interrupted").because(e);
        }
        throw OperationFailed.cancelled();
    }

    @Override
    public String run() {
        return "20261121-043712-k3f";
    }

    @Override
    public Operation operation() {
        return operation;
    }

    @Override
    public Event.@Nullable StepBegan step() {
        return null;
    }

    @Override
    public Event.@Nullable Progressed progress() {
        return null;
    }

    @Override
    public void cancel() {
        cancelled.countDown();
    }

    @Override
    public Event.Ended await() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void step(String words) {
        watcher.accept(new Event.StepBegan(run(), ++steps, words, Instant.now()));
    }

    @Override
    public void progress(long done, long total, Unit unit) {
        watcher.accept(new Event.Progressed(run(), done, total, unit));
    }

    @Override
    public void part(Part part) {
        watcher.accept(new Event.PartMoved(run(), part));
    }

    @Override
    public void shows(Evidence evidence) {}

    @Override
    public void say(String line) {
        watcher.accept(new Event.Said(run(), line, null, Instant.now()));
    }

    @Override
    public void command(String where, String command) {
        watcher.accept(new Event.Said(run(), command, where, Instant.now()));
    }

    @Override
    public void made(String what, String id) {
        made.put(what, id);
    }

    @Override
    public boolean cancelled() {
        return cancelled.getCount() == 0;
    }

    @Override
    public void stopIfCancelled() throws OperationFailed {
        if (cancelled()) {
            throw OperationFailed.cancelled();
        }
    }

    @Override
    public Handle onCancel(Runnable stop) {
        return () -> {};
    }

    @Override
    public Handle leaves(Leftover leftover) {
        return () -> {};
    }
}
