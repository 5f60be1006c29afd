package dev.handrail.backup.aside;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.backup.restore.Forgetting;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Removes what restores put aside on a server once its time is over. Only what was shown is removed. */
public final class RestorePrune implements Operation {
    public static final String WORDS = "restore prune";

    private final Server server;
    private final AsideRule rule;
    private final Removing removing;
    private final List<Verdict> shown;

    /** What removes one of them, which looks for itself whether it may. */
    public interface Removing {
        Forgetting of(String run) throws OperationFailed;
    }

    public RestorePrune(Means means, Server server, Removing removing) throws OperationFailed {
        this.server = server;
        this.rule = new AsideRule(means);
        this.removing = removing;
        this.shown = rule.of(server);
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("aside.prune.title", server.name());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    /** Nothing of it is restored or backed up meanwhile. */
    @Override
    public Set<String> exclusions() {
        return due(shown)
                .flatMap(verdict ->
                        Entries.held(server, verdict.aside().subject().name()).stream())
                .collect(Collectors.toSet());
    }

    /**
     * What one of them comes to, once the server was asked, too.
     *
     * @param advice what to do where it stays for what was seen there; null where it goes, or stays by the rule alone
     */
    private record Looked(
            Verdict verdict, List<Step> steps, @Nullable String advice) {
        static Looked kept(Verdict verdict, String because, String advice) {
            return new Looked(verdict.butKept(because), List.of(), advice);
        }
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Verdict verdict : shown) {
            Looked looked = look(verdict);
            String line = line(looked.verdict());
            if (looked.verdict().kept()) {
                checks.add(looked.advice() == null ? Check.ok(line) : Check.warning(line, looked.advice()));
            } else {
                checks.add(Check.ok(line));
                steps.addAll(looked.steps());
            }
        }
        if (steps.isEmpty()) {
            checks.add(Check.ok(Words.of("aside.prune.nothing")));
        }
        return new Plan(title(), effect(), checks, steps, List.of(Words.of("aside.prune.cannotundo")));
    }

    private Looked look(Verdict verdict) throws OperationFailed {
        if (verdict.newer() == null) {
            return new Looked(verdict, List.of(), null);
        }
        try {
            Forgetting.Looked there = removing.of(verdict.aside().run()).look();
            Plan plan = there.plan();
            return plan.checks().stream()
                    .filter(check -> check.state() == Plan.State.BLOCKER)
                    .findFirst()
                    .map(check -> Looked.kept(verdict, check.text(), stays(check.advice())))
                    .orElseGet(() -> new Looked(decided(verdict, there.by()), steps(verdict, plan), null));
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return Looked.kept(verdict, e.getMessage(), stays(e.next()));
        }
    }

    /** A newer one than that by which it goes may be lost. */
    private Verdict decided(Verdict verdict, @Nullable Backup by) {
        return by == null ? verdict : rule.goes(server, verdict.aside(), by);
    }

    private static String stays(@Nullable String advice) {
        return advice == null ? Words.of("aside.prune.unsure.next") : Words.of("aside.prune.stays.next", advice);
    }

    /** What is gone already is struck off the list all the same. */
    private List<Step> steps(Verdict verdict, Plan plan) {
        return plan.steps().isEmpty()
                ? List.of(new Step(
                        Words.of("aside.prune.gone", verdict.aside().kept()),
                        Words.of("storage.here"),
                        null,
                        Effect.DESTROYS))
                : plan.steps();
    }

    private static String line(Verdict verdict) {
        Aside aside = verdict.aside();
        return Words.of("aside.prune.line", aside.kept(), aside.subject().name(), verdict.told());
    }

    /** What came to stay since it was shown stays, and that is said; one that cannot be removed keeps no other. */
    @Override
    public void run(Work work) throws OperationFailed {
        Set<String> agreed = due(shown).map(verdict -> verdict.aside().run()).collect(Collectors.toSet());
        List<OperationFailed> failures = new ArrayList<>();
        int removed = 0;
        for (Verdict verdict : rule.of(server)) {
            if (!agreed.contains(verdict.aside().run())) {
                continue;
            }
            work.stopIfCancelled();
            Looked looked = look(verdict);
            if (looked.verdict().kept()) {
                work.say(line(looked.verdict()));
                continue;
            }
            try {
                removing.of(verdict.aside().run()).run(work);
                removed++;
            } catch (OperationFailed e) {
                work.stopIfCancelled();
                failures.add(e);
            }
        }
        work.say(Words.of("aside.prune.done", removed, agreed.size()));
        if (!failures.isEmpty()) {
            throw incomplete(failures, agreed.size());
        }
    }

    private static Stream<Verdict> due(List<Verdict> verdicts) {
        return verdicts.stream().filter(verdict -> !verdict.kept());
    }

    private OperationFailed incomplete(List<OperationFailed> failures, int of) {
        String all = failures.stream().map(OperationFailed::getMessage).collect(Collectors.joining("\n"));
        return OperationFailed.failed(Words.of("aside.prune.incomplete", failures.size(), of))
                .on(server.name())
                .cameBack(all)
                .next(Words.of("aside.prune.incomplete.next", server.name()))
                .because(failures.getFirst());
    }
}
