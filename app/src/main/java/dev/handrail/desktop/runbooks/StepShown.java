package dev.handrail.desktop.runbooks;

import dev.handrail.operation.Plan;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Progress;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Steps;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The step that is shown large.
 *
 * @param place which it is, counted from one
 * @param first what has to be done before it, if anything
 * @param follows what comes after it, if anything is left
 * @param undo how it is taken back, as the file says; empty where it does not
 */
record StepShown(
        Step step,
        int place,
        int of,
        String phase,
        Progress.State state,
        List<Deed> deeds,
        boolean canRun,
        boolean hasEvidence,
        Set<String> signed,
        List<Happening> happened,
        String words,
        String run,
        String undo,
        Optional<Step> first,
        Optional<Step> follows) {
    /** Looks at it; not on the thread of the window. */
    static StepShown of(Guides guides, Standing standing, Step step) throws OperationFailed {
        List<Step> all = standing.phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .flatMap(Step::all)
                .filter(one -> !one.isHeading())
                .toList();
        List<String> numbers = all.stream().map(Step::number).toList();
        String phase = standing.runbook().phases().stream()
                .filter(one -> one.steps().stream().flatMap(Step::all).anyMatch(step::equals))
                .map(Phase::title)
                .findFirst()
                .orElse("");
        return new StepShown(
                step,
                numbers.indexOf(step.number()) + 1,
                numbers.size(),
                phase,
                standing.state(step),
                deeds(guides, standing, step),
                standing.canRun(step) && !standing.walkthrough().byHand(),
                standing.hasEvidence(step),
                standing.signed(step),
                standing.happened(step.number()),
                standing.words(step),
                standing.run(step),
                step.undos().stream().map(Fence::text).map(String::strip).collect(Collectors.joining("\n")),
                standing.before(step),
                standing.next().filter(next -> !next.number().equals(step.number())));
    }

    private static List<Deed> deeds(Guides guides, Standing standing, Step step) throws OperationFailed {
        List<Plan.Step> shown = Steps.shown(guides.means(), standing, step);
        List<Fence> fences = standing.deeds(step);
        Set<Integer> passed = standing.passed(step);
        List<Deed> deeds = new ArrayList<>();
        for (int i = 0; i < fences.size(); i++) {
            deeds.add(new Deed(i + 1, shown.get(i), fences.get(i), passed.contains(i)));
        }
        return deeds;
    }

    String number() {
        return step.number();
    }

    boolean over() {
        return state.over();
    }

    /** How many names it still wants. */
    int missingNames() {
        return Math.max(0, step.signatures() - signed.size());
    }

    /** What it finds out when it is run, and a person says when it is done by hand. */
    List<String> captures() {
        return step.deeds().stream()
                .flatMap(fence -> fence.attributes().of("capture").stream())
                .toList();
    }
}
