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
import java.util.Map;
import java.util.Optional;

/** The operations of walkthroughs. */
public final class Steps {
    private Steps() {}

    /**
     * Begins one; the text is kept as it is now.
     *
     * @param windowEnds until when it is to be over
     */
    public static Operation start(
            WalkMeans means,
            Server server,
            String file,
            String text,
            Map<String, String> answers,
            boolean byHand,
            Optional<Instant> windowEnds) {
        return new StartOperation(means, server, file, text, answers, byHand, windowEnds);
    }

    /** What each deed of a step would do, with the values that are known by now; without looking at any machine. */
    public static List<Plan.Step> shown(WalkMeans means, Standing standing, Step step) throws OperationFailed {
        Server server = means.servers().require(standing.walkthrough().server());
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

    /** Runs what a step does; the next one where none is named. */
    public static Operation run(WalkMeans means, String id, Optional<String> step, boolean again)
            throws OperationFailed {
        if (step.isPresent()) {
            return StepOperation.of(means, id, step.get(), again);
        }
        Step next = means.standing(id)
                .next()
                .orElseThrow(() -> OperationFailed.refused(Words.of("runbook.walk.all-done"))
                        .next(Words.of("runbook.walk.all-done.next", id))
                        .build());
        return StepOperation.of(means, id, next.number(), again);
    }

    /** Takes back what was changed last, or all as far as to a step. */
    public static Operation undo(WalkMeans means, String id, Optional<String> to) throws OperationFailed {
        return UndoOperation.of(means, id, to);
    }
}
