package dev.handrail.practice;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/** Starts the practice server of this program, and enters where it is reached now. */
record PracticeStart(Practising practising) implements Operation {
    @Override
    public String name() {
        return "practice";
    }

    @Override
    public String title() {
        return Words.of("practice.start");
    }

    @Override
    public Server server() {
        return PracticeProfile.unreached();
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
                List.of(Plan.Check.ok(Words.of("practice.start.where", practising.folder()))),
                List.of(
                        new Plan.Step(Words.of("practice.start.parts"), here(), null, Effect.CHANGES),
                        new Plan.Step(Words.of("practice.start.profile"), here(), null, Effect.CHANGES)),
                List.of());
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
