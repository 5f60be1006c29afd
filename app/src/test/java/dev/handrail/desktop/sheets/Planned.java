package dev.handrail.desktop.sheets;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;

/** An operation with the plan that a test gives it. */
record Planned(Server server, Plan plan) implements Operation {
    @Override
    public String name() {
        return "test";
    }

    @Override
    public String title() {
        return plan.title();
    }

    @Override
    public Effect effect() {
        return plan.effect();
    }

    @Override
    public void run(Work work) {
        work.say("done");
    }
}
