package dev.handrail.runbook.check;

import dev.handrail.operation.Effect;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Finding;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.Variable;
import dev.handrail.runbook.landing.Use;
import dev.handrail.words.Nearest;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what is wrong with a runbook, with the lines where it stands. */
public final class RunbookCheck {
    private final Surroundings there;
    private final Runbook runbook;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> known;
    private final Set<String> used = new TreeSet<>();
    /** What is a number, or will be looked at when it is found out. */
    private final Set<String> countable = new TreeSet<>();

    private RunbookCheck(Runbook runbook, Surroundings there) {
        this.runbook = runbook;
        this.there = there;
        this.known = new TreeSet<>(Uses.known(runbook));
        runbook.variables().stream()
                .filter(variable -> variable.type() == Variable.Type.NUMBER)
                .map(Variable::name)
                .forEach(countable::add);
    }

    /** In the order of the file. */
    public static List<Finding> of(Runbook runbook, Surroundings there) {
        return new RunbookCheck(runbook, there).all();
    }

    private List<Finding> all() {
        findings.addAll(runbook.findings());
        if (runbook.steps().findAny().isEmpty()) {
            findings.add(Finding.warning(1, Words.of("runbook.empty")));
        }
        runbook.phases().forEach(this::phase);
        for (String words : runbook.countsAs()) {
            if (there.offers().stream().noneMatch(offer -> offer.words().equals(words))) {
                findings.add(Finding.error(1, Words.of("runbook.counts-as.unknown", words)));
            }
        }
        for (Variable variable : runbook.variables()) {
            if (!used.contains(variable.name())) {
                findings.add(Finding.warning(variable.line(), Words.of("runbook.variable.unused", variable.name())));
            }
        }
        return findings.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
    }

    private void phase(Phase phase) {
        List<Step> steps = phase.steps().stream().flatMap(Step::all).toList();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            step.fences().forEach(this::fence);
            Use.in(step.title() + " " + step.why()).forEach(use -> used.add(use.name()));
            undo(phase, step);
            checked(step, steps.subList(i + 1, steps.size()));
        }
    }

    private void fence(Fence fence) {
        findings.addAll(new FenceCheck(there, fence).findings());
        for (Use use : Uses.ours(fence, known)) {
            int line = fence.line() + 1 + use.line();
            used.add(use.name());
            if (!known.contains(use.name())) {
                findings.add(Finding.error(line, unknown(use.name(), fence)));
            } else if (use.misplaced() && fence.runnable()) {
                findings.add(Finding.error(
                        line,
                        Words.of(
                                fence.kind() == Fence.Kind.SQL ? "runbook.misplaced.sql" : "runbook.misplaced.shell",
                                use.name())));
            } else if (use.reckoned() && fence.runnable() && !countable.contains(use.name())) {
                findings.add(Finding.error(line, Words.of("runbook.reckoned.check", use.name())));
            }
        }
        fence.attributes().of("capture").ifPresent(name -> {
            known.add(name);
            countable.add(name);
        });
        if (!runbook.guide() && fence.proposal()) {
            findings.add(Finding.warning(fence.line(), Words.of("runbook.proposal")));
        }
    }

    private String unknown(String name, Fence fence) {
        Optional<String> near = Nearest.to(name, known);
        if (near.isPresent()) {
            return Words.of("runbook.variable.near", name, near.get());
        }
        return fence.kind() == Fence.Kind.SHELL
                ? Words.of("runbook.variable.shell", name)
                : Words.of("runbook.variable.unknown", name);
    }

    /** What changes something ought to say how that is taken back, but where it takes something back itself. */
    private void undo(Phase phase, Step step) {
        List<Fence> changes = step.deeds().stream()
                .filter(fence -> changes(fence) && !fence.stays() && !fence.irreversible())
                .toList();
        if (step.deeds().isEmpty() && !step.undos().isEmpty()) {
            findings.add(Finding.error(step.undos().getFirst().line(), Words.of("runbook.undo.of-nothing")));
        }
        if (!changes.isEmpty() && step.undos().isEmpty() && phase.when() != Phase.When.ROLLBACK) {
            findings.add(Finding.warning(changes.getFirst().line(), Words.of("runbook.undo.missing", step.number())));
        }
    }

    private void checked(Step step, List<Step> later) {
        List<Fence> deeds = step.deeds();
        for (int i = 0; i < deeds.size(); i++) {
            if (changes(deeds.get(i))) {
                boolean here = deeds.subList(i + 1, deeds.size()).stream().anyMatch(this::looks);
                if (!here && later.stream().flatMap(one -> one.deeds().stream()).noneMatch(this::looks)) {
                    findings.add(Finding.warning(deeds.get(i).line(), Words.of("runbook.unchecked", step.number())));
                }
            }
        }
    }

    private boolean changes(Fence fence) {
        return fence.runnable() && !looks(fence);
    }

    private boolean looks(Fence fence) {
        if (!fence.runnable()) {
            return false;
        }
        return fence.kind() == Fence.Kind.HANDRAIL
                ? fence.isCheck()
                        || OfferLine.of(fence.text(), there.offers(), "").effect() == Effect.READS
                : fence.isCheck();
    }
}
