package dev.handrail.desktop.sheets;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.words.Words;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What an operation will do, before it does it: whether it may be started, and what that takes. */
public final class PlanModel {
    private final Operation operation;
    private final Plan plan;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();

    public PlanModel(Operation operation, Plan plan) {
        this.operation = operation;
        this.plan = plan;
        typed.subscribe(text ->
                ready.set(!plan.blocked() && (!mustType() || text.strip().equals(name()))));
    }

    /** Whether a person must see the plan first: something would change, or a check has more to say than ok. */
    public static boolean mustBeSeen(Plan plan) {
        return plan.effect() != Effect.READS
                || !plan.cannotUndo().isEmpty()
                || plan.checks().stream().anyMatch(check -> check.state() != Plan.State.OK);
    }

    public Operation operation() {
        return operation;
    }

    public Plan plan() {
        return plan;
    }

    /** What the button says: the action itself. */
    public String action() {
        return operation.title();
    }

    public String name() {
        return operation.mostCritical().name();
    }

    /** On production, what destroys data asks for the typed name of the server. */
    public boolean mustType() {
        return operation.mostCritical().isProduction() && plan.effect() == Effect.DESTROYS && !plan.blocked();
    }

    public boolean destroys() {
        return plan.effect() == Effect.DESTROYS;
    }

    public StringProperty typed() {
        return typed;
    }

    public BooleanExpression ready() {
        return ready.getReadOnlyProperty();
    }

    /** Why it cannot be started, or what it will do, in a line. */
    public String verdict() {
        return plan.blocked() ? Words.of("plan.blocked") : Words.of("plan.where", name());
    }
}
