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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the maintenance page up. */
final class SwitchOn implements Operation {
    static final String WORDS = "switch on";

    private final SwitchMeans means;
    private final Server server;
    private final @Nullable String reason;
    private final @Nullable Instant until;

    SwitchOn(SwitchMeans means, Server server, @Nullable String reason, @Nullable Instant until) {
        this.means = means;
        this.server = server;
        this.reason = reason;
        this.until = until;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("switching.on.title", server.name());
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
        List<Check> checks = new ArrayList<>(new Checks(means.clock()).beforeOn(situation, until));
        checks.addAll(new NoticeGiven(new Moments(means.clock()))
                .now(means.windows().announcements().of(server.name()), until));
        checks.addAll(situation.lever().checks());
        checks.addAll(situation.checksOfEnd());
        return new Plan(title(), effect(), checks, steps(situation.lever()), List.of());
    }

    private List<Step> steps(Lever lever) throws OperationFailed {
        List<Step> steps = new ArrayList<>();
        Notice notice = notice();
        String here = Words.of("switching.outside");
        steps.add(new Step(Words.of("switching.step.before"), here, null, Effect.READS));
        boolean released = lever.release(notice).isPresent();
        if (released) {
            steps.add(new Step(Words.of("switching.step.arrange"), arranged(), null, Effect.CHANGES));
        }
        steps.add(lever.turningOn(notice));
        steps.add(new Step(Words.of("switching.step.prove"), here, null, Effect.READS));
        if (released) {
            steps.add(new Step(Words.of("switching.step.keep"), arranged(), null, Effect.CHANGES));
        }
        lever.settling().ifPresent(steps::add);
        return steps;
    }

    /** On which machine its end is. */
    private String arranged() {
        return Ending.of(server.maintenance()).where(server);
    }

    private Notice notice() {
        return Notice.of(means.clock().instant(), until, reason, means.person(), false);
    }

    @Override
    public void run(Work work) throws OperationFailed {
        new Turn(means, server).on(notice(), work);
    }
}
