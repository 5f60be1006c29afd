package dev.handrail.backup.take;

import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What was seen of one source before it is backed up.
 *
 * @param stored about how many bytes will be stored of it
 */
record Looked(String name, long stored, List<Check> checks, List<Step> steps) {
    Looked {
        checks = List.copyOf(checks);
        steps = List.copyOf(steps);
    }

    boolean possible() {
        return blockers(checks).findAny().isEmpty();
    }

    /** What is in its way, said of one that keeps no other from being backed up. */
    List<Check> leftOut() {
        return blockers(checks)
                .map(check -> Check.warning(
                        Words.of("backup.check.failedpart", name, check.text()),
                        Words.of("backup.check.failedpart.mend", advice(check))))
                .toList();
    }

    /** Of several sources, one that a check is in the way of is left out. */
    static void requirePossible(Server server, List<Check> checks) throws OperationFailed {
        Check blocker = blockers(checks).findFirst().orElse(null);
        if (blocker != null) {
            throw OperationFailed.refused(blocker.text())
                    .on(server.name())
                    .next(advice(blocker))
                    .build();
        }
    }

    private static String advice(Check check) {
        return Objects.requireNonNullElse(check.advice(), "");
    }

    private static Stream<Check> blockers(List<Check> checks) {
        return checks.stream().filter(check -> check.state() == Plan.State.BLOCKER);
    }
}
