package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that is done to a server, and breaks on cue.
 *
 * @param tells whether it loads first, and tells when it begins with what is live
 */
record Deed(Server server, Body body, boolean tells) implements Operation {
    Deed(Server server, Body body) {
        this(server, body, false);
    }

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
    public boolean tellsOfExchange() {
        return tells;
    }

    @Override
    public Plan plan() {
        List<Plan.Step> steps = new ArrayList<>();
        if (tells) {
            steps.add(new Plan.Step("Load", server.name(), null, Effect.CHANGES));
        }
        int beside = steps.size();
        steps.add(new Plan.Step("Exchange", server.name(), null, Effect.DESTROYS));
        return new Plan(
                title(), effect(), List.of(Plan.Check.ok("There is room")), steps, List.of("It is exchanged"), beside);
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(tells ? "Load" : "Exchange");
        body.run(work);
    }
}
