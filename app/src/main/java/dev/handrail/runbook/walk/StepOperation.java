package dev.handrail.runbook.walk;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs what a step does, on one server: each deed is written down before it begins and when it has ended. */
final class StepOperation implements Operation {
    private final WalkMeans means;
    private final String id;
    private final Step step;
    private final Server server;
    private final String turn;
    private final boolean again;
    private final Map<Integer, Deed> deeds = new TreeMap<>();

    /** @param turn the name of the server; empty where the step is done once for all of them */
    private StepOperation(WalkMeans means, Standing standing, Step step, String turn, boolean again)
            throws OperationFailed {
        this.means = means;
        this.id = standing.walkthrough().id();
        this.step = step;
        this.turn = turn;
        this.server = means.server(standing, turn);
        this.again = again;
        Set<Integer> passed = standing.passed(step, turn);
        boolean anew = passed.size() == step.deeds().size();
        List<Fence> fences = standing.deeds(step);
        Values values = values(standing);
        for (int i = 0; i < fences.size(); i++) {
            Fence fence = fences.get(i);
            boolean done = !anew && passed.contains(i);
            if (!done && (!fence.runnable() || !values.enoughFor(fence))) {
                break;
            }
            if (!done) {
                deeds.put(i, new Deeds(means, server, values).of(fence));
            }
        }
    }

    /** @param on the name of the server; the one whose turn it is where none is named */
    static StepOperation of(WalkMeans means, String id, String number, Optional<String> on, boolean again)
            throws OperationFailed {
        Standing standing = means.standing(id);
        Step step = step(standing, number);
        Turns turns = new Turns(standing, step);
        String turn = on.isPresent() ? turns.named(on) : turns.next(again);
        new Guard(standing, step, turn).mayRun(again);
        StepOperation operation = new StepOperation(means, standing, step, turn, again);
        if (operation.deeds.isEmpty()) {
            throw OperationFailed.refused(Words.of("runbook.walk.nothing", number))
                    .next(Words.of("runbook.walk.nothing.next", id, number))
                    .build();
        }
        return operation;
    }

    static Step step(Standing standing, String number) throws OperationFailed {
        return standing.runbook()
                .step(number)
                .orElseThrow(() -> OperationFailed.usage(Words.of("runbook.walk.no-step", number))
                        .next(Words.of(
                                "runbook.walk.no-step.next",
                                standing.walkthrough().id()))
                        .build());
    }

    private Values values(Standing standing) {
        return Values.of(
                standing,
                server,
                means.walkthroughs().person(),
                means.clock().instant(),
                means.clock().getZone());
    }

    @Override
    public String name() {
        return "runbook step";
    }

    @Override
    public String title() {
        return turn.isEmpty()
                ? Words.of("runbook.step.title", step.number(), step.title())
                : Words.of("runbook.step.title.on", step.number(), step.title(), turn);
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public List<Server> servers() {
        return Deed.servers(server, deeds.values());
    }

    @Override
    public Effect effect() {
        Effect worst = Effect.READS;
        for (Deed deed : deeds.values()) {
            worst = deed.effect().compareTo(worst) > 0 ? deed.effect() : worst;
        }
        return worst;
    }

    @Override
    public Set<String> exclusions() {
        Set<String> all = new TreeSet<>(Set.of("walkthrough " + id));
        deeds.values().forEach(deed -> all.addAll(deed.exclusions()));
        return all;
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Plan.Check> checks = new ArrayList<>();
        List<Plan.Step> steps = new ArrayList<>();
        List<String> cannotUndo = new ArrayList<>();
        for (Deed deed : deeds.values()) {
            checks.addAll(deed.checks());
            steps.addAll(deed.steps());
            cannotUndo.addAll(deed.cannotUndo());
        }
        return new Plan(title(), effect(), checks, steps, cannotUndo);
    }

    @Override
    public void run(Work work) throws OperationFailed {
        // Somebody else may have done it since it was planned.
        new Guard(means.standing(id), step, turn).mayRun(again);
        for (Map.Entry<Integer, Deed> deed : deeds.entrySet()) {
            run(deed.getKey(), deed.getValue(), work);
        }
        lookOn(work);
        settle();
    }

    /** What only looks, and waited for something to be found out, needs no plan of its own. */
    private void lookOn(Work work) throws OperationFailed {
        for (int i = 0; i < step.deeds().size(); i++) {
            Standing now = means.standing(id);
            if (now.passed(step, turn).contains(i)) {
                continue;
            }
            Fence fence = now.deeds(step).get(i);
            Values values = values(now);
            if (!fence.runnable() || !values.enoughFor(fence)) {
                return;
            }
            Deed deed = new Deeds(means, server, values).of(fence);
            if (deed.effect() != Effect.READS) {
                return;
            }
            run(i, deed, work);
        }
    }

    private void run(int number, Deed deed, Work work) throws OperationFailed {
        work.stopIfCancelled();
        work.step(deed.shown().text());
        add(Kind.BEGAN, number, deed.effect().name(), work);
        Verdict verdict;
        try {
            verdict = deed.run(work);
        } catch (OperationFailed | RuntimeException e) {
            add(Kind.FAILED, number, String.valueOf(e.getMessage()), work);
            throw e;
        }
        String capture = deed.fence().attributes().of("capture").orElse("");
        if (!capture.isEmpty()) {
            add(Kind.CAPTURED, number, capture + "=" + verdict.output().strip(), work);
        }
        add(verdict.warning() ? Kind.WARNED : Kind.PASSED, number, Verdict.shortened(verdict.output()), work);
    }

    private void add(Kind kind, int fence, String words, Work work) {
        String clean = means.clean().apply(words);
        means.walkthroughs()
                .add(
                        id,
                        Happening.of(kind, step.number(), fence, clean, work.run())
                                .on(turn));
    }

    /** It is done where no person has to say so. */
    private void settle() throws OperationFailed {
        Standing now = means.standing(id);
        boolean warned = now.happened().stream()
                .anyMatch(what -> what.kind() == Kind.WARNED
                        && what.step().equals(step.number())
                        && what.server().equals(turn));
        boolean byItself = !step.pause() && !step.evidence() && step.signatures() == 0 && !warned;
        if (byItself && now.state(step, turn) == Progress.State.READY) {
            means.walkthroughs()
                    .add(id, Happening.of(Kind.DONE, step.number(), "").on(turn));
        }
    }
}
