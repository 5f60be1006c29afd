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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes back what was changed, the last thing first, as far as to one step. */
final class UndoOperation implements Operation {
    private final WalkMeans means;
    private final String id;
    private final Server server;
    private final @Nullable Step to;
    private final Map<Step, List<Deed>> steps = new LinkedHashMap<>();

    private UndoOperation(WalkMeans means, Standing standing, Server server, @Nullable Step to) throws OperationFailed {
        this.means = means;
        this.id = standing.walkthrough().id();
        this.server = server;
        this.to = to;
        Values values = Values.of(
                standing,
                server,
                means.walkthroughs().person(),
                means.clock().instant(),
                means.clock().getZone());
        for (Step step : wanted(standing, to)) {
            List<Deed> deeds = new ArrayList<>();
            for (Fence fence : step.undos().reversed()) {
                if (!values.enoughFor(fence)) {
                    throw OperationFailed.refused(Words.of("runbook.undo.unknown", step.number()))
                            .next(Words.of("runbook.undo.unknown.next"))
                            .build();
                }
                deeds.add(new Deeds(means, server, values).of(fence));
            }
            steps.put(step, deeds);
        }
    }

    /** @param to the step before which one wants to stand again; only the last change where none is named */
    static UndoOperation of(WalkMeans means, String id, Optional<String> to) throws OperationFailed {
        Standing standing = means.standing(id);
        Step until = to.isPresent() ? StepOperation.step(standing, to.get()) : null;
        Server server = means.servers().require(standing.walkthrough().server());
        UndoOperation operation = new UndoOperation(means, standing, server, until);
        if (operation.steps.isEmpty()) {
            throw OperationFailed.refused(Words.of("runbook.undo.nothing"))
                    .next(Words.of("runbook.undo.nothing.next", id))
                    .build();
        }
        return operation;
    }

    private static List<Step> wanted(Standing standing, @Nullable Step to) {
        List<Step> order = standing.runbook().steps().toList();
        List<Step> wanted = new ArrayList<>();
        for (String number : standing.changes().reversed()) {
            Step step = standing.runbook().step(number).orElseThrow();
            if (step.deeds().stream().allMatch(fence -> fence.isCheck() || fence.stays())) {
                continue;
            }
            if (to == null ? wanted.isEmpty() : order.indexOf(step) >= order.indexOf(to)) {
                wanted.add(step);
            }
        }
        return wanted;
    }

    @Override
    public String name() {
        return "runbook undo";
    }

    @Override
    public String title() {
        return Words.of(
                "runbook.undo.title",
                String.join(", ", steps.keySet().stream().map(Step::number).toList()));
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        boolean destroys =
                steps.values().stream().flatMap(List::stream).anyMatch(deed -> deed.effect() == Effect.DESTROYS);
        return destroys ? Effect.DESTROYS : Effect.CHANGES;
    }

    @Override
    public Set<String> exclusions() {
        return Set.of("walkthrough " + id);
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Plan.Check> checks = new ArrayList<>();
        List<Plan.Step> shown = new ArrayList<>();
        for (Map.Entry<Step, List<Deed>> step : steps.entrySet()) {
            if (step.getValue().isEmpty()) {
                checks.add(Plan.Check.warning(
                        Words.of(
                                "runbook.undo.none",
                                step.getKey().number(),
                                step.getKey().title()),
                        Words.of("runbook.undo.none.next")));
            }
            for (Deed deed : step.getValue()) {
                checks.addAll(deed.checks());
                shown.addAll(deed.steps());
            }
        }
        return new Plan(title(), effect(), checks, shown, List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        for (Map.Entry<Step, List<Deed>> step : steps.entrySet()) {
            undo(step.getKey(), step.getValue(), work);
        }
        Step until = to;
        if (until != null) {
            reopen(until);
        }
    }

    private void undo(Step step, List<Deed> deeds, Work work) throws OperationFailed {
        work.stopIfCancelled();
        work.step(Words.of("runbook.undo.title", step.number()));
        add(Happening.of(Kind.UNDOING, step.number(), -1, "", work.run()));
        try {
            for (Deed deed : deeds) {
                deed.run(work);
            }
        } catch (OperationFailed | RuntimeException e) {
            add(Happening.of(Kind.FAILED, step.number(), -1, String.valueOf(e.getMessage()), work.run()));
            throw e;
        }
        String words = deeds.isEmpty() ? Words.of("runbook.undo.by-hand") : "";
        add(Happening.of(Kind.UNDONE, step.number(), -1, words, work.run()));
    }

    /** What a person ticked behind the point to which one went back is to be done again as well. */
    private void reopen(Step until) throws OperationFailed {
        Standing now = means.standing(id);
        List<Step> order = now.runbook().steps().toList();
        for (Step step : order.subList(order.indexOf(until), order.size())) {
            if (now.progress(step).state.over()) {
                add(Happening.of(Kind.UNDONE, step.number(), Words.of("runbook.undo.reopened")));
            }
        }
    }

    private void add(Happening what) {
        means.walkthroughs()
                .add(
                        id,
                        new Happening(
                                0,
                                what.kind(),
                                what.step(),
                                what.fence(),
                                what.at(),
                                what.person(),
                                means.clean().apply(what.words()),
                                what.run()));
    }
}
