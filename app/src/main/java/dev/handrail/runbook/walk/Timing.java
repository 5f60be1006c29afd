package dev.handrail.runbook.walk;

import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long a walkthrough has taken so far, and whether what is left of its window is enough to go back.
 *
 * @param left until the window ends, less than nothing once it has; empty where there is none
 * @param rollback how long it takes to go back from here, empty where there is nothing to go back from
 */
public record Timing(List<OfPhase> phases, Optional<Duration> left, Optional<Duration> rollback) {
    public Timing {
        phases = List.copyOf(phases);
    }

    /** How long a phase took, and how long it takes as a rule. */
    public record OfPhase(Phase phase, Optional<Duration> elapsed, Optional<Duration> expected) {}

    public static Timing of(Standing standing, Earlier earlier, Instant now) {
        List<OfPhase> phases = new ArrayList<>();
        for (Phase phase : standing.runbook().phases()) {
            phases.add(new OfPhase(phase, Earlier.elapsed(standing, phase), earlier.of(phase)));
        }
        return new Timing(
                phases, standing.windowEnds().map(end -> Duration.between(now, end)), rollback(standing, earlier));
    }

    /** Whether it is too late to go back within the window. */
    public boolean tooLate() {
        return left.isPresent() && left.get().compareTo(rollback.orElse(Duration.ZERO)) < 0;
    }

    /** As it took before; where it was never done, what was changed so far is taken back about as fast as it was made. */
    private static Optional<Duration> rollback(Standing standing, Earlier earlier) {
        if (!standing.isOpen() || standing.changes().isEmpty()) {
            return Optional.empty();
        }
        if (earlier.rollback().isPresent()) {
            return earlier.rollback();
        }
        Duration changed = Duration.ZERO;
        for (Change change : standing.changes()) {
            Optional<Step> step = standing.step(change.step());
            changed = changed.plus(step.flatMap(one -> Earlier.ran(standing, one, change.server()))
                    .orElse(Duration.ZERO));
        }
        return Optional.of(changed);
    }
}
