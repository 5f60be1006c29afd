package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Does something while the site stays open, and says before that it could be held. */
record Unheld(Windows windows, Operation what) implements Operation {
    @Override
    public String name() {
        return what.name();
    }

    @Override
    public String title() {
        return what.title();
    }

    @Override
    public Server server() {
        return what.server();
    }

    @Override
    public Effect effect() {
        return what.effect();
    }

    @Override
    public Set<String> exclusions() {
        return what.exclusions();
    }

    @Override
    public Plan plan() throws OperationFailed {
        Plan plan = what.plan();
        if (plan.blocked() || windows.open(server().name()).isPresent()) {
            return plan;
        }
        List<Check> checks = new ArrayList<>(plan.checks());
        checks.add(Check.warning(
                Words.of("holding.open", server().name()), Words.of("holding.open.next", Holding.BEHIND)));
        return new Plan(plan.title(), plan.effect(), checks, plan.steps(), plan.cannotUndo());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        what.run(work);
    }
}
