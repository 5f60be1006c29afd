package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.site.webserver.Block;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Takes the rule out of the configuration of the web server, where Handrail put it there. */
final class RuleRemove implements Operation {
    static final String WORDS = "switch rule remove";

    private final SwitchMeans means;
    private final Server server;
    private final RuleWish wish;

    RuleRemove(SwitchMeans means, Server server, RuleWish wish) {
        this.means = means;
        this.server = server;
        this.wish = wish;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("switching.rule.remove.title", server.name());
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
        RuleSite.flag(server);
        Situation situation = Situation.of(means, server);
        situation.requireReached();
        RuleSite site = RuleSite.of(means, server, wish);
        RuleChange change = new RuleChange(site);
        List<Check> checks = new ArrayList<>();
        checks.add(
                situation.state() == State.ON
                        ? Check.blocker(Words.of("switching.rule.page-on"), Words.of("switching.rule.page-on.next"))
                        : Check.ok(Words.of("switching.check.off")));
        checks.add(
                site.isOurs()
                        ? Check.ok(Words.of("switching.rule.there", site.place().rule()))
                        : Check.blocker(
                                Words.of("switching.rule.not-ours", site.place().config()),
                                Words.of("switching.rule.not-ours.next")));
        checks.addAll(change.checks());
        List<Step> steps = new ArrayList<>();
        for (Block block : site.blocks()) {
            if (!site.without().contains(block)) {
                steps.add(new Step(
                        Words.of("switching.rule.step.exclude", block.called()),
                        server.name(),
                        site.place().line(),
                        Effect.CHANGES));
            }
        }
        return new Plan(title(), effect(), checks, change.steps(steps), List.of(Words.of("switching.rule.flag-dead")));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(Words.of("switching.step.before"));
        List<Seen> before = means.outside(server).look();
        RuleSite site = RuleSite.of(means, server, wish);
        RuleChange change = new RuleChange(site);
        Work.Handle left = work.leaves(change.leftover());
        work.step(Words.of("switching.rule.step.change"));
        change.remove(work);
        work.step(Words.of("switching.step.gone"));
        List<String> faults = means.proving(server, means.lever(server)).off(before, work::say);
        if (!faults.isEmpty() && before.stream().allMatch(Seen::open)) {
            throw OperationFailed.failed(Words.of("switching.rule.site-gone"))
                    .cameBack(String.join("; ", faults))
                    .next(Words.of("switching.rule.back.next"))
                    .build();
        }
        change.settle("forget");
        left.close();
    }
}
