package dev.handrail.practice;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Starts the practice server of this program, and enters where it is reached now. */
public record PracticeStart(Practising practising, Server server) implements Operation {
    @Override
    public String name() {
        return "practice";
    }

    @Override
    public String title() {
        return Words.of("practice.start");
    }

    /** Nothing that is anybody's is changed by it. */
    @Override
    public Effect effect() {
        return Effect.READS;
    }

    /** Without PostgreSQL's programs nothing can be backed up: said before anything is started. */
    @Override
    public Plan plan() throws OperationFailed {
        Needs.ofThisMachine().require();
        return new Plan(
                title(),
                effect(),
                checks(),
                List.of(
                        new Plan.Step(Words.of("practice.start.parts"), here(), null, Effect.CHANGES),
                        new Plan.Step(Words.of("practice.start.profile"), here(), null, Effect.CHANGES)),
                List.of());
    }

    private List<Plan.Check> checks() throws OperationFailed {
        List<Plan.Check> checks = new ArrayList<>();
        practising
                .entry()
                .inTheWay()
                .ifPresent(name -> checks.add(
                        Plan.Check.blocker(Words.of("practice.named", name), Words.of("practice.named.next", name))));
        checks.add(Plan.Check.ok(Words.of("practice.start.where", practising.folder())));
        return checks;
    }

    static String here() {
        return Words.of("profile.here");
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(Words.of("practice.start.parts"));
        Server server = practising.start();
        work.say(Words.of("practice.start.done", server.name(), practising.folder()));
    }
}
