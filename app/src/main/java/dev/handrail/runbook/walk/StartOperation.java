package dev.handrail.runbook.walk;

import dev.handrail.journal.RunIds;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Finding;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.check.RunbookCheck;
import dev.handrail.runbook.check.Surroundings;
import dev.handrail.runbook.landing.Credentials;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Begins a walkthrough: its plan is a dry run of the whole, and all that it does is to write down that it began. */
final class StartOperation implements Operation {
    private static final RunIds IDS = new RunIds();

    private final WalkMeans means;
    private final List<Server> servers;
    private final Walkthrough walkthrough;
    private final Optional<Instant> windowEnds;
    private final Runbook runbook;

    StartOperation(
            WalkMeans means,
            List<Server> servers,
            String file,
            String text,
            Answers answers,
            boolean byHand,
            Optional<Instant> windowEnds) {
        this.means = means;
        this.windowEnds = windowEnds;
        this.servers = List.copyOf(servers);
        Walkthrough unnamed = new Walkthrough(
                "",
                file,
                "",
                servers.stream().map(Server::name).toList(),
                means.walkthroughs().person(),
                means.clock().instant(),
                byHand,
                text,
                answers.all(),
                answers.own());
        this.runbook = unnamed.runbook();
        this.walkthrough = unnamed.identified(IDS.next(unnamed.begun()), runbook.title());
    }

    @Override
    public String name() {
        return "runbook start";
    }

    @Override
    public String title() {
        return walkthrough.several()
                ? Words.of("runbook.start.title.several", runbook.title(), walkthrough.named())
                : Words.of("runbook.start.title", runbook.title());
    }

    @Override
    public Server server() {
        return servers.getFirst();
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Plan plan() {
        Standing standing = new Standing(walkthrough, List.of(), means.offers().get(), run -> false);
        List<Plan.Check> checks = new ArrayList<>();
        for (Finding finding : findings()) {
            String words = Words.of("runbook.start.finding", finding.line(), finding.text());
            checks.add(
                    finding.isError()
                            ? Plan.Check.blocker(words, Words.of("runbook.start.finding.next"))
                            : Plan.Check.warning(words, Words.of("runbook.start.warning.next")));
        }
        unanswered().forEach(checks::add);
        runbook.steps()
                .filter(step -> !standing.spread().besides(step).isEmpty())
                .forEach(step -> checks.add(Plan.Check.blocker(
                        Words.of("runbook.start.besides", step.number(), step.title()),
                        Words.of("runbook.start.besides.next"))));
        return new Plan(title(), effect(), checks, steps(standing), List.of());
    }

    /** What is wrong with it for any of the servers; what is wrong for all of them stands there once. */
    private Set<Finding> findings() {
        List<String> names = means.servers().all().stream().map(Server::name).toList();
        Set<Finding> findings = new LinkedHashSet<>();
        for (Server server : servers) {
            findings.addAll(
                    RunbookCheck.of(runbook, new Surroundings(means.offers().get(), names, Optional.of(server))));
        }
        return findings;
    }

    private Set<Plan.Check> unanswered() {
        Set<Plan.Check> checks = new LinkedHashSet<>();
        for (Server server : servers) {
            Map<String, String> answers = walkthrough.answers(server.name());
            runbook.variables().forEach(variable -> {
                String answer = answers.get(variable.name());
                Optional<String> wrong = answer == null
                        ? Optional.of(Words.of("runbook.start.unanswered", variable.name(), variable.question()))
                        : variable.wrong(answer);
                wrong.ifPresent(what -> checks.add(
                        Plan.Check.blocker(what, Words.of("runbook.start.unanswered.next", variable.name()))));
            });
        }
        return checks;
    }

    private List<Plan.Step> steps(Standing standing) {
        List<Plan.Step> shown = new ArrayList<>();
        for (Phase phase : runbook.phases()) {
            for (Step step : phase.steps().stream().flatMap(Step::all).toList()) {
                for (Server server : standing.isSpread(step) ? servers : List.of(server())) {
                    String place = standing.isSpread(step) ? server.name() : Words.of("runbook.by-a-person");
                    shown.addAll(steps(standing, step, server, place));
                }
            }
        }
        return shown;
    }

    /** @param place where a person does what has no command */
    private List<Plan.Step> steps(Standing standing, Step step, Server server, String place) {
        String title = step.number() + " " + step.title();
        if (step.deeds().isEmpty()) {
            return List.of(new Plan.Step(title, place, null, Effect.READS));
        }
        Values values = Values.of(
                standing,
                server,
                walkthrough.person(),
                walkthrough.begun(),
                means.clock().getZone());
        Deeds deeds = new Deeds(means, server, values);
        return step.deeds().stream().map(fence -> shown(title, fence, deeds)).toList();
    }

    private Plan.Step shown(String title, Fence fence, Deeds deeds) {
        Plan.Step step = shown(deeds, fence);
        return fence.runnable() && !walkthrough.byHand()
                ? new Plan.Step(title, step.where(), step.command(), step.effect())
                : new Plan.Step(title, Words.of("runbook.by-a-person"), step.command(), Effect.READS);
    }

    static Plan.Step shown(Deeds deeds, Fence fence) {
        try {
            return deeds.of(fence).shown();
        } catch (OperationFailed e) {
            // What it needs is only found out on the way, or a check has named what is wrong with it.
            return new Plan.Step(
                    Words.of("runbook.by-a-person"),
                    Deed.where(fence.on(), deeds.server()),
                    Credentials.hidden(fence),
                    Deed.effect(fence));
        }
    }

    @Override
    public void run(Work work) {
        means.walkthroughs().begin(walkthrough);
        windowEnds.ifPresent(end ->
                means.walkthroughs().add(walkthrough.id(), Happening.of(Happening.Kind.WINDOW, "", end.toString())));
        work.made("walkthrough", walkthrough.id());
    }
}
