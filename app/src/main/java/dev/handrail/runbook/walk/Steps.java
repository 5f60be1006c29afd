package dev.handrail.runbook.walk;

import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Step;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations of walkthroughs. */
public final class Steps {
    private Steps() {}

    /**
     * Begins one; the text is kept as it is now.
     *
     * @param servers in the order of their turns
     * @param windowEnds until when it is to be over
     */
    public static Operation start(
            WalkMeans means,
            List<Server> servers,
            String file,
            String text,
            Answers answers,
            boolean byHand,
            Optional<Instant> windowEnds) {
        return new StartOperation(means, servers, file, text, answers, byHand, windowEnds);
    }

    /**
     * What each deed of a step would do, with the values that are known by now; without looking at any machine.
     *
     * @param on the server; empty where the step is done once for all of them
     */
    public static List<Plan.Step> shown(WalkMeans means, Standing standing, Step step, String on)
            throws OperationFailed {
        Server server = means.server(standing, on);
        Values values = Values.of(
                standing,
                server,
                means.walkthroughs().person(),
                means.clock().instant(),
                means.clock().getZone());
        List<Plan.Step> shown = new ArrayList<>();
        for (Fence fence : standing.deeds(step)) {
            shown.add(StartOperation.shown(new Deeds(means, server, values), fence));
        }
        return shown;
    }

    /**
     * Runs what a step does; the next one where none is named.
     *
     * @param on the server, where it is done for each; the one whose turn it is where none is named
     */
    public static Operation run(WalkMeans means, String id, Optional<String> step, Optional<String> on, boolean again)
            throws OperationFailed {
        return StepOperation.of(means, id, number(means, id, step), on, again);
    }

    /** The same on every server that is left, in one plan. */
    public static Operation rest(WalkMeans means, String id, Optional<String> step) throws OperationFailed {
        return RestOperation.of(means, id, number(means, id, step));
    }

    private static String number(WalkMeans means, String id, Optional<String> step) throws OperationFailed {
        if (step.isPresent()) {
            return step.get();
        }
        return means.standing(id)
                .next()
                .map(Step::number)
                .orElseThrow(() -> OperationFailed.refused(Words.of("runbook.walk.all-done"))
                        .next(Words.of("runbook.walk.all-done.next", id))
                        .build());
    }

    /** Takes back what was changed last, or all as far as to a step; only on one server, where it is named. */
    public static Operation undo(WalkMeans means, String id, Optional<String> to, Optional<String> on)
            throws OperationFailed {
        return UndoOperation.of(means, id, to, on);
    }
}
