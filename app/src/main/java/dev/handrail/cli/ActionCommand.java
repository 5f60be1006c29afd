package dev.handrail.cli;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.time.Duration;

/** Does what an offer offers: plan, consent, run, result. */
final class ActionCommand {
    /** How long a plan that is being made may take to let go of the server. */
    private static final Duration TO_STOP = Duration.ofSeconds(2);

    private final Backstage backstage;
    private final Globals globals;
    private final Terminal terminal;
    private final Watcher watcher;
    private final Interruption interruption;

    /** What was given to it, unless something is missing or is not what it must be. */
    @FunctionalInterface
    interface Typing {
        Arguments arguments() throws OperationFailed;
    }

    ActionCommand(Backstage backstage, Globals globals, Terminal terminal, Watcher watcher, Interruption interruption) {
        this.backstage = backstage;
        this.globals = globals;
        this.terminal = terminal;
        this.watcher = watcher;
        this.interruption = interruption;
    }

    int run(Offer.Action offer, Typing typing) {
        Stop stop = new Stop();
        interruption.asks(stop);
        try {
            Beforehand before = new Beforehand(stop);
            Prepared ready = before.done(TO_STOP, () -> prepared(offer, typing));
            return globals.plan() ? show(ready.operation(), ready.plan()) : begin(ready, before, stop);
        } catch (OperationFailed e) {
            return notBegun(e);
        } catch (RuntimeException | LinkageError e) {
            return notBegun(Failure.surprise(e, terminal, backstage::clean));
        }
    }

    private Prepared prepared(Offer.Action offer, Typing typing) throws OperationFailed {
        Operation operation = offer.maker().make(typing.arguments());
        return new Prepared(operation, globals.plan() ? operation.plan() : backstage.plan(operation));
    }

    private record Prepared(Operation operation, Plan plan) {}

    private int notBegun(OperationFailed failure) {
        watcher.notBegun(failure.cleaned(backstage::clean));
        return failure.kind().exitStatus();
    }

    private int show(Operation operation, Plan plan) {
        if (globals.json()) {
            terminal.out().println(new Json().document(PlanText.document(operation, plan)));
        } else {
            PlanText.lines(operation, plan).forEach(terminal::print);
        }
        return plan.blocked() ? OperationFailed.Kind.REFUSED.exitStatus() : 0;
    }

    private int begin(Prepared ready, Beforehand before, Stop stop) throws OperationFailed {
        Operation operation = ready.operation();
        Plan plan = ready.plan();
        if (plan.blocked() || plan.effect() != Effect.READS || operation.effect() != Effect.READS) {
            watcher.planned(operation, plan);
        }
        if (!plan.blocked()) {
            // Who reads what is typed heeds nobody: it is left at the question.
            before.done(Duration.ZERO, () -> consented(operation, plan));
        }
        Underway underway = backstage.start(operation, plan, watcher);
        try (Stop.Handle handle = stop.stopping(underway::cancel)) {
            return end(underway);
        }
    }

    private Plan consented(Operation operation, Plan plan) throws OperationFailed {
        new Consent(globals, terminal).require(operation, plan);
        return plan;
    }

    private int end(Underway underway) {
        Event.Ended end = await(underway);
        watcher.ended(end);
        if (end.outcome() == Outcome.DONE) {
            return 0;
        }
        if (end.outcome() == Outcome.CANCELLED) {
            return OperationFailed.Kind.CANCELLED.exitStatus();
        }
        return end.kind() == null
                ? OperationFailed.Kind.FAILED.exitStatus()
                : end.kind().exitStatus();
    }

    /** Waits to the end; to be interrupted is to cancel, and to wait on. */
    private static Event.Ended await(Underway underway) {
        while (true) {
            try {
                return underway.await();
            } catch (InterruptedException e) {
                underway.cancel();
            }
        }
    }
}
