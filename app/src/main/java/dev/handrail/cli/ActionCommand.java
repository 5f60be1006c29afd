package dev.handrail.cli;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.words.OperationFailed;

/** Does what an offer offers: plan, consent, run, result. */
final class ActionCommand {
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
        try {
            Operation operation = offer.maker().make(typing.arguments());
            return globals.plan() ? show(operation, operation.plan()) : begin(operation, backstage.plan(operation));
        } catch (OperationFailed e) {
            return notBegun(e);
        } catch (RuntimeException | LinkageError e) {
            return notBegun(Failure.surprise(e, terminal, backstage::clean));
        }
    }

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

    private int begin(Operation operation, Plan plan) throws OperationFailed {
        if (plan.blocked() || plan.effect() != Effect.READS || operation.effect() != Effect.READS) {
            watcher.planned(operation, plan);
        }
        if (!plan.blocked()) {
            new Consent(globals, terminal).require(operation, plan);
        }
        Underway underway = backstage.start(operation, plan, watcher);
        interruption.cancels(underway);
        return end(underway);
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
