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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts the rule into the configuration of the web server, and sees it at work before it stays there. */
final class RuleInstall implements Operation {
    static final String WORDS = "switch rule install";
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final SwitchMeans means;
    private final Server server;
    private final RuleWish wish;

    RuleInstall(SwitchMeans means, Server server, RuleWish wish) {
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
        return Words.of("switching.rule.install.title", server.name());
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
        List<Check> checks = new ArrayList<>(new Checks(means.clock()).beforeOn(situation, end()));
        checks.addAll(situation.lever().checks());
        if (server.sites().isEmpty()) {
            return new Plan(title(), effect(), checks, List.of(), List.of());
        }
        RuleSite site = RuleSite.of(means, server, wish);
        RuleChange change = new RuleChange(site);
        checks.addAll(change.checks());
        checks.addAll(standing(site));
        checks.addAll(modules(change));
        checks.add(Check.warning(Words.of("switching.rehearse.seen"), Words.of("switching.rehearse.seen.next")));
        List<Step> steps = new ArrayList<>(change.steps(changes(site, change)));
        steps.add(situation.lever().turningOn(notice()));
        String outside = Words.of("switching.outside");
        steps.add(new Step(Words.of("switching.step.prove"), outside, null, Effect.READS));
        steps.add(situation.lever().turningOff());
        steps.add(new Step(Words.of("switching.step.gone"), outside, null, Effect.READS));
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private static List<Check> standing(RuleSite site) {
        List<Check> checks = new ArrayList<>();
        if (!site.rule().canBeWritten()) {
            String file = site.rule().flag().file();
            checks.add(Check.blocker(Words.of("switching.rule.odd", file), Words.of("switching.rule.odd.next")));
        }
        site.byHand()
                .ifPresent(found -> checks.add(Check.blocker(
                        found.lacks().isEmpty()
                                ? Words.of("switching.rule.by-hand", found.where())
                                : Words.of(
                                        "switching.rule.by-hand.wrong",
                                        found.where(),
                                        String.join(", ", found.lacks())),
                        Words.of("switching.rule.by-hand.next"))));
        for (Block block : site.blocks()) {
            checks.add(Check.ok(Words.of(
                    site.without().contains(block) ? "switching.rule.block" : "switching.rule.block.ours",
                    block.called())));
        }
        return checks;
    }

    private static List<Check> modules(RuleChange change) throws OperationFailed {
        List<String> off = change.modulesOff();
        if (off.isEmpty()) {
            return List.of();
        }
        String which = String.join(", ", off);
        return List.of(
                change.canEnable()
                        ? Check.ok(Words.of("switching.rule.modules", which))
                        : Check.blocker(
                                Words.of("switching.rule.modules.off", which),
                                Words.of("switching.rule.modules.off.next")));
    }

    private static List<Step> changes(RuleSite site, RuleChange change) throws OperationFailed {
        List<Step> steps = new ArrayList<>();
        String text = site.rule().text(site.place().kind());
        steps.add(new Step(
                Words.of("switching.rule.step.write", site.place().rule()),
                site.server().name(),
                text.strip(),
                Effect.CHANGES));
        for (Block block : site.without()) {
            steps.add(new Step(
                    Words.of("switching.rule.step.include", block.called()),
                    site.server().name(),
                    site.place().line(),
                    Effect.CHANGES));
        }
        List<String> off = change.modulesOff();
        if (!off.isEmpty()) {
            steps.add(change.step("switching.rule.step.modules", "a2enmod " + String.join(" ", off), Effect.CHANGES));
        }
        return steps;
    }

    private Instant end() {
        return means.clock().instant().plus(AT_MOST);
    }

    private Notice notice() {
        return Notice.of(means.clock().instant(), end(), null, means.person(), true);
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(Words.of("switching.rule.step.change"));
        RuleSite site = RuleSite.of(means, server, wish);
        RuleChange change = new RuleChange(site);
        List<String> off = change.modulesOff();
        Work.Handle left = work.leaves(change.leftover());
        change.install(off, work);
        Turn turn = new Turn(means, server);
        Turn.Up up = turn.hold(notice(), work);
        proveRenewal(work);
        List<String> faults = turn.off(up.before(), work);
        up.left().close();
        if (!faults.isEmpty()) {
            throw OperationFailed.failed(Words.of("switching.off.not-open"))
                    .cameBack(String.join("; ", faults))
                    .next(Words.of("switching.rule.back.next"))
                    .build();
        }
        change.settle("keep");
        left.close();
        work.say(Words.of("switching.rule.installed", site.place().rule()));
    }

    /** Who renews a certificate is let past the page. */
    private void proveRenewal(Work work) throws OperationFailed {
        for (Seen seen : means.outside(server).at("/.well-known/acme-challenge/handrail")) {
            work.say(seen.address() + ": " + SeenWords.of(seen));
            if (seen.marker() != null) {
                throw OperationFailed.failed(Words.of("switching.rule.renewal"))
                        .cameBack(seen.address() + ": " + SeenWords.of(seen))
                        .next(Words.of("switching.rule.back.next"))
                        .build();
            }
        }
    }
}
