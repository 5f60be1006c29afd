package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.journal.Entry;
import dev.handrail.desktop.running.Line;
import dev.handrail.journal.Journal;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.offers.Guides;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at a walkthrough and at one of its steps; not on the thread of the window. */
record Look(String id, Guides guides, Journal journal) {
    private static final int LINES = 5_000;

    /** What was found; no step where there is none. */
    record Found(Walk walk, @Nullable StepShown shown, List<Line> past) {}

    /** @param wanted the step to look at; where it has no number, the next one, and the last when all is done */
    Found at(@Nullable Walk before, Spot wanted) throws OperationFailed {
        Walk now = before == null
                ? Walk.at(guides, id)
                : Walk.at(guides, guides.means().standing(id), before.earlier());
        Optional<Step> step = now.standing()
                .step(wanted.step())
                .or(() -> now.standing().next())
                .or(() -> now.standing().runbook().steps().reduce((one, other) -> other));
        if (step.isEmpty()) {
            return new Found(now, null, List.of());
        }
        StepShown there = StepShown.of(guides, now.standing(), step.get(), wanted.server());
        return new Found(now, there, transcript(there.run()));
    }

    /** What it ends with. */
    FinishModel.Draft draft() throws OperationFailed {
        return FinishModel.Draft.of(guides.means(), id);
    }

    private List<Line> transcript(String run) {
        return run.isEmpty()
                ? List.of()
                : journal.run(run)
                        .map(one -> new Entry(one, journal.steps(run), journal.lines(run, 0, LINES)).transcript())
                        .orElse(List.of());
    }
}
