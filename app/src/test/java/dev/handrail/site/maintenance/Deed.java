package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.List;

/** Something that is done to a server, and breaks on cue. */
record Deed(Server server, Body body) implements Operation {
    interface Body {
        void run(Work work) throws OperationFailed;
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String title() {
        return "Exchange it";
    }

    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    @Override
    public Plan plan() {
        return new Plan(
                title(),
                effect(),
                List.of(Plan.Check.ok("There is room")),
                List.of(new Plan.Step("Exchange", server.name(), null, Effect.DESTROYS)),
                List.of("It is exchanged"));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step("Exchange");
        body.run(work);
    }
}
