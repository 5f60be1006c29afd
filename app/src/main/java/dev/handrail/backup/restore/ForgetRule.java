package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.backup.Subject;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.Optional;

/**
 * The rule by which what a restore put aside may be removed: there is a newer backup that was proven.
 *
 * @param subject of what there must be one
 * @param since when it was put aside
 */
public record ForgetRule(Means means, Server server, Subject subject, Instant since) {
    public Check check() throws OperationFailed {
        String when = Amounts.moment(since, means.clock().getZone());
        Optional<Backup> newer = newer();
        return newer.isPresent()
                ? Check.ok(Words.of("restore.forget.newer", newer.get().id(), when))
                : Check.blocker(
                        Words.of("restore.forget.nonewer", subject.name(), when),
                        Words.of("restore.forget.nonewer.next", server.name(), subject.name()));
    }

    /** It must hold still when something is removed. */
    public void require(String kept) throws OperationFailed {
        require(check(), kept, server);
    }

    static void require(Check rule, String kept, Server server) throws OperationFailed {
        if (rule.state() == Plan.State.BLOCKER) {
            throw OperationFailed.refused(Words.of("restore.failed.drop", kept))
                    .on(server.name())
                    .cameBack(rule.text())
                    .next(String.valueOf(rule.advice()))
                    .build();
        }
    }

    /** Of what took its place: taken since, and every byte of it read back. One from the future was taken nobody knows when. */
    public Optional<Backup> newer() throws OperationFailed {
        return means.catalogue().of(server.name()).stream()
                .filter(subject::has)
                .filter(backup -> backup.taken().isAfter(since) && backup.proven())
                .filter(backup -> !backup.taken().isAfter(means.clock().instant()))
                .findFirst();
    }
}
