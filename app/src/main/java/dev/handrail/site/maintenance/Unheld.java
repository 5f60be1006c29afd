package dev.handrail.site.maintenance;

import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Wrapped;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Does something while the site stays open, and says before that it could be held. */
final class Unheld extends Wrapped {
    private final Windows windows;

    Unheld(Windows windows, Operation what) {
        super(what);
        this.windows = windows;
    }

    @Override
    public Plan plan() throws OperationFailed {
        Plan plan = super.plan();
        if (plan.blocked() || windows.open(server().name()).isPresent()) {
            return plan;
        }
        List<Check> checks = new ArrayList<>(plan.checks());
        checks.add(Check.warning(
                Words.of("holding.open", server().name()), Words.of("holding.open.next", Holding.BEHIND)));
        return new Plan(plan.title(), plan.effect(), checks, plan.steps(), plan.cannotUndo());
    }

    @Override
    protected Operation around(Operation other) {
        return new Unheld(windows, other);
    }
}
