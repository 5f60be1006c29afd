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
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Begins a walkthrough: its plan is a dry run of the whole, and all that it does is to write down that it began. */
final class StartOperation implements Operation {
    private static final RunIds IDS = new RunIds();

    private final WalkMeans means;
    private final Server server;
    private final Walkthrough walkthrough;
    private final Optional<Instant> windowEnds;
    private final Runbook runbook;

    StartOperation(
            WalkMeans means,
            Server server,
            String file,
            String text,
            Map<String, String> answers,
            boolean byHand,
            Optional<Instant> windowEnds) {
        this.means = means;
        this.windowEnds = windowEnds;
        this.server = server;
        Walkthrough unnamed = new Walkthrough(
                "",
                file,
                "",
                server.name(),
                means.walkthroughs().person(),
                means.clock().instant(),
                byHand,
                text,
                answers);
        this.runbook = unnamed.runbook();
        this.walkthrough = new Walkthrough(
                IDS.next(unnamed.begun()),
                file,
                runbook.title(),
                server.name(),
                unnamed.person(),
                unnamed.begun(),
                byHand,
                text,
                answers);
    }

    @Override
    public String name() {
        return "runbook start";
    }

    @Override
    public String title() {
        return Words.of("runbook.start.title", runbook.title());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Plan plan() {
        List<String> names = means.servers().all().stream().map(Server::name).toList();
        List<Plan.Check> checks = new ArrayList<>();
        for (Finding finding :
                RunbookCheck.of(runbook, new Surroundings(means.offers().get(), names, Optional.of(server)))) {
            String words = Words.of("runbook.start.finding", finding.line(), finding.text());
            checks.add(
                    finding.isError()
                            ? Plan.Check.blocker(words, Words.of("runbook.start.finding.next"))
                            : Plan.Check.warning(words, Words.of("runbook.start.warning.next")));
        }
        runbook.variables().forEach(variable -> {
            String answer = walkthrough.answers().get(variable.name());
            Optional<String> wrong = answer == null
                    ? Optional.of(Words.of("runbook.start.unanswered", variable.name(), variable.question()))
                    : variable.wrong(answer);
            wrong.ifPresent(what ->
                    checks.add(Plan.Check.blocker(what, Words.of("runbook.start.unanswered.next", variable.name()))));
        });
        return new Plan(title(), effect(), checks, steps(), List.of());
    }

    private List<Plan.Step> steps() {
        Standing standing = new Standing(walkthrough, List.of(), run -> false);
        Values values = Values.of(
                standing,
                server,
                walkthrough.person(),
                walkthrough.begun(),
                means.clock().getZone());
        List<Plan.Step> shown = new ArrayList<>();
        for (Phase phase : runbook.phases()) {
            for (Step step : phase.steps().stream().flatMap(Step::all).toList()) {
                String title = step.number() + " " + step.title();
                if (step.deeds().isEmpty()) {
                    shown.add(new Plan.Step(title, Words.of("runbook.by-a-person"), null, Effect.READS));
                }
                step.deeds().forEach(fence -> shown.add(shown(title, fence, values)));
            }
        }
        return shown;
    }

    private Plan.Step shown(String title, Fence fence, Values values) {
        Plan.Step step = shown(new Deeds(means, server, values), fence);
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
                    fence.text(),
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
