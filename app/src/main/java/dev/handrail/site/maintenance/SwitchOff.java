package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Takes the maintenance page down. */
final class SwitchOff implements Operation {
    static final String WORDS = "switch off";

    private final SwitchMeans means;
    private final Server server;
    private final String title;

    SwitchOff(SwitchMeans means, Server server) {
        this(means, server, "switching.off.title");
    }

    private SwitchOff(SwitchMeans means, Server server, String title) {
        this.means = means;
        this.server = server;
        this.title = title;
    }

    /** Whose end has come, and for which nobody has given the word. */
    static SwitchOff due(SwitchMeans means, Server server) {
        return new SwitchOff(means, server, "switching.off.due");
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of(title, server.name());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.CHANGES;
    }

    @Override
    public Plan plan() throws OperationFailed {
        Situation situation = Situation.of(means, server);
        if (situation.unreached() != null) {
            throw OperationFailed.unreachable(Words.of("switching.off.unreached"))
                    .on(server.name())
                    .cameBack(situation.unreached().getMessage())
                    .next(Words.of(
                            "switching.off.failed.next", situation.lever().byHand()))
                    .because(situation.unreached());
        }
        List<Step> steps = new ArrayList<>(List.of(
                situation.lever().turningOff(),
                new Step(Words.of("switching.step.gone"), Words.of("switching.outside"), null, Effect.READS)));
        situation.lever().settling().ifPresent(steps::add);
        return new Plan(title(), effect(), new Checks(means.clock()).beforeOff(situation), steps, List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        List<String> faults = new Turn(means, server).off(means.outside(server).lookAround(), work);
        if (!faults.isEmpty()) {
            throw OperationFailed.failed(Words.of("switching.off.not-open"))
                    .cameBack(String.join("; ", faults))
                    .next(Words.of("switching.off.not-open.next"))
                    .build();
        }
    }
}
