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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes back what was changed, the last thing first, as far as to one step; on one server or on all of them. */
final class UndoOperation implements Operation {
    private final WalkMeans means;
    private final String id;
    private final @Nullable Step to;
    private final String on;
    private final Set<Server> servers = new LinkedHashSet<>();
    private final List<Back> steps = new ArrayList<>();

    /** What takes back one change. */
    private record Back(Step step, String server, List<Deed> deeds) {
        String words() {
            return server.isEmpty() ? step.number() : Words.of("runbook.on", step.number(), server);
        }

        Happening happening(Kind kind, String words, Work work) {
            return Happening.of(kind, step.number(), -1, words, work.run()).on(server);
        }
    }

    private UndoOperation(WalkMeans means, Standing standing, @Nullable Step to, String on) throws OperationFailed {
        this.means = means;
        this.id = standing.walkthrough().id();
        this.to = to;
        this.on = on;
        for (Change change : wanted(standing, to, on)) {
            Step step = standing.runbook().step(change.step()).orElseThrow();
            Server server = means.server(standing, change.server());
            servers.add(server);
            steps.add(new Back(step, change.server(), deeds(standing, step, server, change.server())));
        }
    }

    private List<Deed> deeds(Standing standing, Step step, Server server, String named) throws OperationFailed {
        Values values = Values.of(
                standing,
                server,
                means.walkthroughs().person(),
                means.clock().instant(),
                means.clock().getZone());
        List<Deed> deeds = new ArrayList<>();
        for (Fence fence : step.undos().reversed()) {
            if (!values.enoughFor(fence)) {
                String words = new Back(step, named, List.of()).words();
                throw OperationFailed.refused(Words.of("runbook.undo.unknown", words))
                        .next(Words.of("runbook.undo.unknown.next"))
                        .build();
            }
            deeds.add(new Deeds(means, server, values).of(fence));
        }
        return deeds;
    }

    /**
     * To be undone.
     *
     * @param to the step before which one wants to stand again; only the last change where none is named
     * @param on the only server where it is undone; all of them where none is named
     */
    static UndoOperation of(WalkMeans means, String id, Optional<String> to, Optional<String> on)
            throws OperationFailed {
        Standing standing = means.standing(id);
        Guard.open(standing);
        Step until = to.isPresent() ? StepOperation.step(standing, to.get()) : null;
        String where = on.isPresent() ? Turns.known(standing.walkthrough(), on.get()) : Standing.ALL;
        boolean several = standing.walkthrough().several();
        UndoOperation operation = new UndoOperation(means, standing, until, several ? where : Standing.ALL);
        if (operation.steps.isEmpty()) {
            throw OperationFailed.refused(Words.of("runbook.undo.nothing"))
                    .next(Words.of("runbook.undo.nothing.next", id))
                    .build();
        }
        return operation;
    }

    private static List<Change> wanted(Standing standing, @Nullable Step to, String on) {
        List<Step> order = standing.runbook().steps().toList();
        List<Change> wanted = new ArrayList<>();
        for (Change change : standing.changes().reversed()) {
            Step step = standing.runbook().step(change.step()).orElseThrow();
            boolean stays = step.deeds().stream().allMatch(fence -> fence.isCheck() || fence.stays());
            boolean here = on.isEmpty() || change.server().equals(on);
            boolean behind = to == null ? wanted.isEmpty() : order.indexOf(step) >= order.indexOf(to);
            if (!stays && here && behind) {
                wanted.add(change);
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
                String.join(", ", steps.stream().map(Back::words).toList()));
    }

    @Override
    public Server server() {
        return servers.iterator().next();
    }

    @Override
    public List<Server> servers() {
        Set<Server> all = new LinkedHashSet<>(servers);
        steps.forEach(back -> all.addAll(Deed.servers(server(), back.deeds)));
        return List.copyOf(all);
    }

    @Override
    public Effect effect() {
        boolean destroys =
                steps.stream().flatMap(back -> back.deeds.stream()).anyMatch(deed -> deed.effect() == Effect.DESTROYS);
        return destroys ? Effect.DESTROYS : Effect.CHANGES;
    }

    @Override
    public Set<String> exclusions() {
        Set<String> all = new TreeSet<>(Set.of("walkthrough " + id));
        steps.stream().flatMap(back -> back.deeds.stream()).forEach(deed -> all.addAll(deed.exclusions()));
        return all;
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Plan.Check> checks = new ArrayList<>();
        List<Plan.Step> shown = new ArrayList<>();
        List<String> cannotUndo = new ArrayList<>();
        for (Back back : steps) {
            if (back.deeds.isEmpty()) {
                checks.add(Plan.Check.warning(
                        Words.of("runbook.undo.none", back.words(), back.step.title()),
                        Words.of("runbook.undo.none.next")));
            }
            for (Deed deed : back.deeds) {
                checks.addAll(deed.checks());
                shown.addAll(deed.steps());
                cannotUndo.addAll(deed.cannotUndo());
            }
        }
        return new Plan(title(), effect(), checks, shown, cannotUndo);
    }

    @Override
    public void run(Work work) throws OperationFailed {
        // Somebody else may have signed it off since it was planned.
        Guard.open(means.standing(id));
        for (Back back : steps) {
            undo(back, work);
        }
        Step until = to;
        if (until != null) {
            reopen(until);
        }
    }

    private void undo(Back back, Work work) throws OperationFailed {
        work.stopIfCancelled();
        work.step(Words.of("runbook.undo.title", back.words()));
        add(back.happening(Kind.UNDOING, "", work));
        try {
            for (Deed deed : back.deeds) {
                deed.run(work);
            }
        } catch (OperationFailed | RuntimeException e) {
            add(back.happening(Kind.FAILED, String.valueOf(e.getMessage()), work));
            throw e;
        }
        add(back.happening(Kind.UNDONE, back.deeds.isEmpty() ? Words.of("runbook.undo.by-hand") : "", work));
    }

    /** What a person ticked behind the point to which one went back is to be done again as well. */
    private void reopen(Step until) throws OperationFailed {
        Standing now = means.standing(id);
        List<Step> order = now.runbook().steps().toList();
        for (Step step : order.subList(order.indexOf(until), order.size())) {
            for (String server : now.servers(step)) {
                boolean here = on.isEmpty() || server.equals(on);
                if (here && now.progress(step, server).state.over()) {
                    add(Happening.of(Kind.UNDONE, step.number(), Words.of("runbook.undo.reopened"))
                            .on(server));
                }
            }
        }
    }

    private void add(Happening what) {
        means.walkthroughs().add(id, what.saying(means.clean().apply(what.words())));
    }
}
