package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts the page up and takes it down again, each with its proof, to see that it will work when it has to. */
final class SwitchRehearse implements Operation {
    static final String WORDS = "switch rehearse";

    /** Long enough for a slow proof; the server ends it by itself should this computer not. */
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final SwitchMeans means;
    private final Server server;

    SwitchRehearse(SwitchMeans means, Server server) {
        this.means = means;
        this.server = server;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("switching.rehearse.title", server.name());
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
        situation.requireReached();
        Lever lever = situation.lever();
        List<Check> checks = new ArrayList<>(new Checks(means.clock()).beforeOn(situation, end()));
        checks.addAll(lever.checks());
        checks.addAll(situation.checksOfEnd());
        checks.add(Check.warning(Words.of("switching.rehearse.seen"), Words.of("switching.rehearse.seen.next")));
        String outside = Words.of("switching.outside");
        List<Step> steps = List.of(
                lever.turningOn(notice()),
                new Step(Words.of("switching.step.prove"), outside, null, Effect.READS),
                lever.turningOff(),
                new Step(Words.of("switching.step.gone"), outside, null, Effect.READS));
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private Instant end() {
        return means.clock().instant().plus(AT_MOST);
    }

    private Notice notice() {
        return Notice.of(means.clock().instant(), end(), null, means.person(), true);
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Turn turn = new Turn(means, server);
        Instant began = means.clock().instant();
        Turn.Up up = turn.hold(notice(), work);
        List<String> faults = turn.off(up.before(), work);
        up.left().close();
        if (!faults.isEmpty()) {
            throw OperationFailed.failed(Words.of("switching.off.not-open"))
                    .cameBack(String.join("; ", faults))
                    .next(Words.of("switching.off.not-open.next"))
                    .build();
        }
        Duration took = Duration.between(began, means.clock().instant());
        work.say(Words.of("switching.rehearse.done", HistoryAnswer.length(took)));
    }
}
