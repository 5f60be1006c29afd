package dev.handrail.runbook.walk;

import dev.handrail.operation.Effect;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.landing.Use;
import dev.handrail.runbook.walk.Progress.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where one stands in a walkthrough: it follows from what happened, and from nothing else. */
public final class Standing {
    private final Walkthrough walkthrough;
    private final Runbook runbook;
    private final List<Happening> happened;
    private final Map<String, Progress> steps = new LinkedHashMap<>();
    private final Map<String, Step> byNumber = new HashMap<>();
    private final Map<String, List<Happening>> byStep = new HashMap<>();
    private final Map<String, String> captured = new LinkedHashMap<>();
    private final List<String> changes = new ArrayList<>();
    private boolean rolledBack;
    private boolean finished;
    private String holder;
    private @Nullable Instant windowEnds;

    /** @param over whether a run of that identity is over, also by the death of its program */
    Standing(Walkthrough walkthrough, List<Happening> happened, Predicate<String> over) {
        this.walkthrough = walkthrough;
        this.runbook = walkthrough.runbook();
        this.happened = List.copyOf(happened);
        this.holder = walkthrough.person();
        runbook.steps().forEach(step -> {
            steps.put(step.number(), new Progress());
            byNumber.put(step.number(), step);
        });
        happened.forEach(this::take);
        for (Progress progress : steps.values()) {
            if (progress.state == State.RUNNING && over.test(progress.run)) {
                progress.state = State.INTERRUPTED;
            }
        }
    }

    private void take(Happening what) {
        byStep.computeIfAbsent(what.step(), number -> new ArrayList<>()).add(what);
        switch (what.kind()) {
            case ROLLED_BACK -> rolledBack = true;
            case HANDED_OVER -> holder = what.person();
            case FINISHED -> finished = true;
            case STOPPED -> {}
            case WINDOW -> windowEnds = Instant.parse(what.words());
            default -> {
                Progress progress = steps.get(what.step());
                Step step = byNumber.get(what.step());
                if (progress != null && step != null) {
                    take(what, progress, step);
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
                    this.changes.add(step.number());
                }
            }
            case PASSED, WARNED -> {
                progress.passed.add(what.fence());
                boolean all = progress.passed.size() == step.deeds().size();
                progress.state = all ? State.READY : State.WAITING;
            }
            case FAILED -> {
                progress.state = State.FAILED;
                progress.words = what.words();
            }
            case DONE -> progress.state = State.DONE;
            case SKIPPED -> {
                progress.state = State.SKIPPED;
                progress.words = what.words();
            }
            case NOTED, EVIDENCE -> progress.evidence = true;
            case SIGNED -> progress.signed.add(what.person());
            case MARKED -> progress.marked.add(what.fence());
            case CAPTURED -> {
                int equals = what.words().indexOf('=');
                captured.put(what.words().substring(0, equals), what.words().substring(equals + 1));
            }
            case UNDONE -> {
                changes.remove(step.number());
                progress.undone();
            }
            case ROLLED_BACK, HANDED_OVER, STOPPED, WINDOW, FINISHED -> {}
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
        if (!text.contains("${")) {
            return text;
        }
        Map<String, String> values = new HashMap<>(walkthrough.answers());
        values.put("server", walkthrough.server());
        values.putAll(captured);
        return Use.filled(text, values);
    }

    /** Until when it is to be over, if anybody has said so. */
    public Optional<Instant> windowEnds() {
        return Optional.ofNullable(windowEnds);
    }

    /** Why it failed or was left out; empty where there is nothing to say. */
    public String words(Step step) {
        return progress(step).words;
    }

    /** The run that did it last; empty where none has. */
    public String run(Step step) {
        return progress(step).run;
    }

    /** Whether something was noted or laid to it that proves it. */
    public boolean hasEvidence(Step step) {
        return progress(step).evidence;
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

    Map<String, String> captured() {
        return captured;
    }

    /** The steps that have changed something and were not undone, in the order in which they began to. */
    public List<String> changes() {
        return changes;
    }

    Progress progress(Step step) {
        return steps.getOrDefault(step.number(), new Progress());
    }

    /** Which of its deeds went well. */
    public Set<Integer> passed(Step step) {
        return Set.copyOf(progress(step).passed);
    }

    /** Who has put a name to it. */
    public Set<String> signed(Step step) {
        return Set.copyOf(progress(step).signed);
    }

    /** A step that has nothing to do of its own is as its steps are. */
    public State state(Step step) {
        State own = progress(step).state;
        if (!step.isHeading() || own.over()) {
            return own;
        }
        return step.steps().stream().allMatch(below -> state(below).over()) ? State.DONE : State.WAITING;
    }

    /** What a step does, with what a person has marked. */
    public List<Fence> deeds(Step step) {
        List<Fence> deeds = new ArrayList<>();
        for (Fence fence : step.deeds()) {
            deeds.add(progress(step).marked.contains(deeds.size()) ? fence.marked() : fence);
        }
        return deeds;
    }

    /** Whether there is something left that can be run from here. */
    public boolean canRun(Step step) {
        List<Fence> deeds = deeds(step);
        for (int i = 0; i < deeds.size(); i++) {
            if (!progress(step).passed.contains(i)) {
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
