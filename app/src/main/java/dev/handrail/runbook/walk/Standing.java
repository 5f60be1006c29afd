package dev.handrail.runbook.walk;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.landing.Use;
import dev.handrail.runbook.walk.Progress.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where one stands in a walkthrough: it follows from what happened, and from nothing else. */
public final class Standing {
    /** What stands for all servers at once. */
    public static final String ALL = "";

    private final Walkthrough walkthrough;
    private final Runbook runbook;
    private final List<Happening> happened;
    private final Spread spread;
    private final Map<String, Map<String, Progress>> steps = new HashMap<>();
    private final Map<String, Step> byNumber = new HashMap<>();
    private final Map<String, List<Happening>> byStep = new HashMap<>();
    private final FoundOut found = new FoundOut();
    private final List<Change> changes = new ArrayList<>();
    private boolean rolledBack;
    private boolean finished;
    private String holder;
    private @Nullable Instant windowEnds;

    /**
     * @param offers all that the program can do
     * @param over whether a run of that identity is over, also by the death of its program
     */
    Standing(Walkthrough walkthrough, List<Happening> happened, List<Offer> offers, Predicate<String> over) {
        this.walkthrough = walkthrough;
        this.runbook = walkthrough.runbook();
        this.happened = List.copyOf(happened);
        this.holder = walkthrough.person();
        this.spread = Spread.of(walkthrough, runbook, offers);
        runbook.steps().forEach(step -> {
            Map<String, Progress> each = new HashMap<>(Map.of(ALL, new Progress()));
            servers(step).forEach(server -> each.put(server, new Progress()));
            steps.put(step.number(), each);
            byNumber.put(step.number(), step);
        });
        happened.forEach(this::take);
        steps.values().stream().flatMap(all -> all.values().stream()).forEach(progress -> {
            if (progress.state == State.RUNNING && over.test(progress.run)) {
                progress.state = State.INTERRUPTED;
            }
        });
    }

    private void take(Happening what) {
        byStep.computeIfAbsent(what.step(), number -> new ArrayList<>()).add(what);
        switch (what.kind()) {
            case ROLLED_BACK -> rolledBack = true;
            case HANDED_OVER -> holder = what.person();
            case FINISHED -> finished = true;
            case REOPENED -> finished = false;
            case STOPPED -> {}
            case WINDOW -> windowEnds = Instant.parse(what.words());
            default -> {
                Step step = byNumber.get(what.step());
                if (step != null) {
                    take(what, progress(step, what.server()), step);
                }
            }
        }
    }

    private void take(Happening what, Progress progress, Step step) {
        switch (what.kind()) {
            case BEGAN, UNDOING -> {
                progress.state = State.RUNNING;
                progress.run = what.run();
                boolean changes =
                        what.kind() == Happening.Kind.BEGAN && !what.words().equals(Effect.READS.name());
                if (changes && !progress.changed) {
                    progress.changed = true;
                    this.changes.add(new Change(step.number(), what.server()));
                }
            }
            case CAPTURED -> found.take(what);
            case UNDONE -> {
                changes.remove(new Change(step.number(), what.server()));
                progress.undone();
            }
            default -> progress.take(what, step.deeds().size());
        }
    }

    public Walkthrough walkthrough() {
        return walkthrough;
    }

    public Runbook runbook() {
        return runbook;
    }

    public List<Happening> happened() {
        return happened;
    }

    /** What happened with one step, in order; with the whole, where the number is empty. */
    public List<Happening> happened(String number) {
        return List.copyOf(byStep.getOrDefault(number, List.of()));
    }

    public Optional<Step> step(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** What a title or a text says here: with what was answered and found out in the places that wait for it. */
    public String filled(String text) {
        return filled(text, ALL);
    }

    /** The same, as it is for one server. */
    public String filled(String text, String server) {
        if (!text.contains("${")) {
            return text;
        }
        Map<String, String> values = walkthrough.answers(server);
        values.put("server", server.isEmpty() ? walkthrough.named() : server);
        values.putAll(found.on(server));
        return Use.filled(text, values);
    }

    /** Until when it is to be over, if anybody has said so. */
    public Optional<Instant> windowEnds() {
        return Optional.ofNullable(windowEnds);
    }

    /** The servers for each of which a step is done anew; only one without a name where it is done once. */
    public List<String> servers(Step step) {
        return isSpread(step) ? walkthrough.servers() : List.of(ALL);
    }

    /** Whether a step is done for each server anew. */
    public boolean isSpread(Step step) {
        return spread.has(step);
    }

    Spread spread() {
        return spread;
    }

    /** The server whose turn it is in a step: the first for which it is not done; none where it is done for all. */
    public Optional<String> turn(Step step) {
        return servers(step).stream()
                .filter(server -> !state(step, server).over())
                .findFirst();
    }

    /** Why it failed or was left out; empty where there is nothing to say. */
    public String words(Step step, String server) {
        return progress(step, server).words;
    }

    /** The run that did it last; empty where none has. */
    public String run(Step step, String server) {
        return progress(step, server).run;
    }

    /** Whether something was noted or laid to it that proves it. */
    public boolean hasEvidence(Step step, String server) {
        return progress(step, server).evidence || progress(step, ALL).evidence;
    }

    /** Who has it in hand. */
    public String holder() {
        return holder;
    }

    public boolean isOpen() {
        return !finished;
    }

    public boolean rolledBack() {
        return rolledBack;
    }

    /** What the steps found out. */
    FoundOut found() {
        return found;
    }

    /** What was changed and not undone, in the order in which it began to be. */
    public List<Change> changes() {
        return changes;
    }

    Progress progress(Step step, String server) {
        return steps.getOrDefault(step.number(), Map.of()).getOrDefault(server, new Progress());
    }

    /** Which of its deeds went well. */
    public Set<Integer> passed(Step step, String server) {
        return Set.copyOf(progress(step, server).passed);
    }

    /** Who has put a name to it, once for all servers. */
    public Set<String> signed(Step step) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(progress(step, ALL).signed));
    }

    /** How it stands on one server. */
    public State state(Step step, String server) {
        return isSpread(step) ? progress(step, server).state : state(step);
    }

    /** A step that has nothing to do of its own is as its steps are. */
    public State state(Step step) {
        if (isSpread(step)) {
            return State.together(servers(step).stream()
                    .map(server -> progress(step, server).state)
                    .toList());
        }
        State own = progress(step, ALL).state;
        if (!step.isHeading() || own.over()) {
            return own;
        }
        return step.steps().stream().allMatch(below -> state(below).over()) ? State.DONE : State.WAITING;
    }

    /** What a step does, with what a person has marked. */
    public List<Fence> deeds(Step step) {
        List<Fence> deeds = new ArrayList<>();
        for (Fence fence : step.deeds()) {
            deeds.add(progress(step, ALL).marked.contains(deeds.size()) ? fence.marked() : fence);
        }
        return deeds;
    }

    /** Whether there is something left that can be run from here. */
    public boolean canRun(Step step, String server) {
        List<Fence> deeds = deeds(step);
        for (int i = 0; i < deeds.size(); i++) {
            if (!progress(step, server).passed.contains(i)) {
                return deeds.get(i).runnable();
            }
        }
        return false;
    }

    /** The phases that have their turn, in order. */
    public List<Phase> phases() {
        return runbook.phases().stream()
                .filter(phase -> rolledBack
                        ? phase.when() == Phase.When.ROLLBACK || phase.when() == Phase.When.AFTER
                        : phase.when() != Phase.When.ROLLBACK)
                .toList();
    }

    /** What is to be done next; nothing when all is done. */
    public Optional<Step> next() {
        return phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .flatMap(Step::all)
                .filter(step -> !step.isHeading() && !state(step).over())
                .findFirst();
    }

    /** What has to be done before this step, if anything. */
    public Optional<Step> before(Step wanted) {
        for (Phase phase : phases()) {
            List<Step> steps = phase.steps().stream().flatMap(Step::all).toList();
            boolean here = steps.contains(wanted);
            if (here && phase.anyOrder()) {
                return Optional.empty();
            }
            for (Step step : steps) {
                if (step.equals(wanted)) {
                    return Optional.empty();
                }
                if (!step.isHeading() && !state(step).over()) {
                    return Optional.of(step);
                }
            }
        }
        return Optional.empty();
    }
}
