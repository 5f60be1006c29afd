package dev.handrail.desktop.runbooks;

import dev.handrail.operation.Plan;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.landing.Credentials;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Progress;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Steps;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The step that is shown large.
 *
 * @param title what it is called, and for which server where it is done for each
 * @param server the one for which it is shown; empty where it is done once for all of them
 * @param hosts how it stands on each of them, where it is done for each
 * @param place which it is, counted from one
 * @param first what has to be done before it, if anything
 * @param follows what comes after it, if anything is left
 * @param undo how it is taken back, as the file says; empty where it does not
 */
record StepShown(
        Step step,
        String title,
        String server,
        List<Host> hosts,
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
    /**
     * Looks at it; not on the thread of the window.
     *
     * @param wanted the server to look at; where it is none of those, the one whose turn it is
     */
    static StepShown of(Guides guides, Standing standing, Step step, String wanted) throws OperationFailed {
        List<String> servers = standing.servers(step);
        String server = servers.contains(wanted) ? wanted : standing.turn(step).orElse(servers.getFirst());
        String title = standing.filled(step.title(), server);
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
                server.isEmpty() ? title : Words.of("runbook.on", title, server),
                server,
                Host.all(standing, step),
                numbers.indexOf(step.number()) + 1,
                numbers.size(),
                phase,
                standing.state(step, server),
                deeds(guides, standing, step, server),
                standing.canRun(step, server) && !standing.walkthrough().byHand(),
                standing.hasEvidence(step, server),
                standing.signed(step),
                standing.happened(step.number()).stream()
                        .filter(what -> what.server().isEmpty() || what.server().equals(server))
                        .toList(),
                standing.words(step, server),
                standing.run(step, server),
                step.undos().stream()
                        .map(Credentials::hidden)
                        .map(String::strip)
                        .collect(Collectors.joining("\n")),
                standing.before(step),
                standing.next().filter(next -> !next.number().equals(step.number())));
    }

    private static List<Deed> deeds(Guides guides, Standing standing, Step step, String server) throws OperationFailed {
        List<Plan.Step> shown = Steps.shown(guides.means(), standing, step, server);
        List<Fence> fences = standing.deeds(step);
        Set<Integer> passed = standing.passed(step, server);
        List<Deed> deeds = new ArrayList<>();
        for (int i = 0; i < fences.size(); i++) {
            deeds.add(new Deed(i + 1, shown.get(i), fences.get(i), passed.contains(i)));
        }
        return deeds;
    }

    String number() {
        return step.number();
    }

    Spot spot() {
        return new Spot(step.number(), server);
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
