package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.vault.SecretNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Does something to a server while its maintenance page is up: page, deed, site. What is prepared beside what is live is
 * prepared before, where the deed tells when that is over. Whatever becomes of the deed, the page comes down again: by the
 * cleaner when it failed, by the server itself when nobody is there any more.
 */
final class BehindPage implements Operation {
    private final SwitchMeans means;
    private final Operation what;
    private final @Nullable String reason;

    BehindPage(SwitchMeans means, Operation what, @Nullable String reason) {
        this.means = means;
        this.what = what;
        this.reason = reason;
    }

    @Override
    public String name() {
        return what.name();
    }

    @Override
    public String title() {
        return Words.of("holding.title", what.title());
    }

    @Override
    public Server server() {
        return what.server();
    }

    @Override
    public Effect effect() {
        return what.effect() == Effect.READS ? Effect.CHANGES : what.effect();
    }

    @Override
    public Set<String> exclusions() {
        return what.exclusions();
    }

    @Override
    public Plan plan() throws OperationFailed {
        Situation situation = Situation.of(means, server());
        situation.requireReached();
        Plan plan = what.plan();
        List<Check> checks = new ArrayList<>(plan.checks());
        checks.addAll(new Checks(means.clock()).beforeHolding(situation, means.grace()));
        checks.addAll(situation.lever().checks());
        checks.addAll(situation.checksOfEnd());
        if (what.tellsOfExchange()) {
            checks.add(Check.ok(Words.of("holding.until")));
        }
        return new Plan(title(), effect(), checks, steps(situation.lever(), plan), plan.cannotUndo());
    }

    private List<Step> steps(Lever lever, Plan plan) throws OperationFailed {
        Notice notice = Held.notice(means, reason);
        String outside = Words.of("switching.outside");
        List<Step> steps = new ArrayList<>(plan.steps().subList(0, plan.beside()));
        steps.add(new Step(Words.of("switching.step.before"), outside, null, Effect.READS));
        if (lever.release(notice).isPresent()) {
            steps.add(new Step(
                    Words.of("switching.step.arrange"),
                    Ending.of(server().maintenance()).where(server()),
                    null,
                    Effect.CHANGES));
        }
        steps.add(lever.turningOn(notice));
        steps.add(new Step(Words.of("switching.step.prove"), outside, null, Effect.READS));
        steps.addAll(plan.steps().subList(plan.beside(), plan.steps().size()));
        steps.add(lever.turningOff());
        steps.add(new Step(Words.of("switching.step.gone"), outside, null, Effect.READS));
        lever.settling().ifPresent(steps::add);
        return steps;
    }

    /** A token is kept meanwhile: what was loaded for hours is not to fail for one that nobody is there any more to type. */
    @Override
    public void run(Work work) throws OperationFailed {
        Held held = new Held(means, server(), reason, work);
        String token = SecretNames.switchToken(server().name());
        means.apis().secrets().keep(token);
        try {
            run(held);
        } finally {
            // What is still up is taken down by the cleaner, who needs it too.
            if (!held.isUp()) {
                means.apis().secrets().forget(token);
            }
        }
    }

    private void run(Held held) throws OperationFailed {
        try (held) {
            if (what.tellsOfExchange()) {
                Situation.of(means, server()).requireReached();
            } else {
                held.exchanges();
            }
            what.run(held);
        }
        List<String> faults = held.off();
        if (!faults.isEmpty()) {
            throw OperationFailed.failed(Words.of("holding.not-open", what.title()))
                    .on(server().name())
                    .cameBack(String.join("; ", faults))
                    .next(Words.of("holding.not-open.next"))
                    .build();
        }
    }
}
