package dev.handrail.cli;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A command line with one operation, which ends only when it is cancelled; with "ponder" its plan does. */
final class LongWalk implements Backstage, Operation {
    private boolean pondered;

    private LongWalk() {}

    public static void main(String[] words) {
        Interruption interruption = new Interruption();
        Cli cli = new Cli(
                (globals, terminal) -> new LongWalk(),
                Terminal.ofProcess(),
                Clock.systemUTC(),
                "handrail",
                interruption);
        int status = cli.run(List.of(words));
        interruption.finished(status);
        System.exit(status);
    }

    @Override
    public List<Offer> offers() {
        return List.of(
                new Offer.Action("walk", "Walk", Effect.READS, List.of(), given -> this),
                new Offer.Action("ponder", "Ponder", Effect.READS, List.of(), given -> pondering()));
    }

    private Operation pondering() {
        pondered = true;
        return this;
    }

    @Override
    public List<Errand> errands() {
        return List.of();
    }

    @Override
    public Plan plan(Operation operation) throws OperationFailed {
        return operation.plan();
    }

    @Override
    public Underway start(Operation operation, Plan plan, Consumer<Event> watcher) {
        return Stroll.begin(operation, watcher);
    }

    @Override
    public String clean(String text) {
        return text;
    }

    @Override
    public void close() {}

    @Override
    public String name() {
        return "walk";
    }

    @Override
    public String title() {
        return "Walk";
    }

    @Override
    public Server server() {
        return Garden.TEST;
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Plan plan() throws OperationFailed {
        if (pondered) {
            System.out.println("{\"event\":\"step\"}");
            Stop.here().await(() -> {
                Thread.sleep(Duration.ofMinutes(1));
                return true;
            });
        }
        return new Plan("Walk", Effect.READS, List.of(), List.of(), List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step("Set out");
        ((Stroll) work).untilCancelled();
    }
}
