package dev.handrail.desktop.running;

import dev.handrail.desktop.shared.Some;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.operation.Work;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An operation that does what a test says, event by event. */
public final class Fake implements Operation, Underway {
    private final String title;
    private final Effect effect;
    private final List<Plan.Check> checks;
    private @Nullable Consumer<Event> watcher;
    public boolean cancelled;

    public Fake(String title) {
        this(title, Effect.READS);
    }

    public Fake(String title, Effect effect) {
        this(title, effect, List.of());
    }

    /** One that finds this when it is planned. */
    public Fake(String title, List<Plan.Check> checks) {
        this(title, Effect.READS, checks);
    }

    private Fake(String title, Effect effect, List<Plan.Check> checks) {
        this.title = title;
        this.effect = effect;
        this.checks = checks;
    }

    /** Starts it, as the runner would. */
    public Underway start(Consumer<Event> onEvent) {
        watcher = onEvent;
        return this;
    }

    public void tell(Event event) {
        if (watcher != null) {
            watcher.accept(event);
        }
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Server server() {
        return Some.withDatabase("Parish office", Environment.PRODUCTION);
    }

    @Override
    public Effect effect() {
        return effect;
    }

    @Override
    public Plan plan() {
        return new Plan(title, effect, checks, List.of(), List.of());
    }

    @Override
    public void run(Work work) {}

    @Override
    public String run() {
        return title;
    }

    @Override
    public Operation operation() {
        return this;
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
        cancelled = true;
    }

    @Override
    public Event.Ended await() {
        throw new UnsupportedOperationException();
    }
}
