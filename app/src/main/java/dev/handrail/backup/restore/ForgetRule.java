package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.KeptFiles;
import dev.handrail.backup.Means;
import dev.handrail.backup.Subject;
import dev.handrail.backup.keep.LiesThere;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rule by which what a restore put aside may be removed: there is a newer backup that was proven, which
 * lies where it should, and it is known of each exchange whether it came about. One that leaves
 * something out is enough only for a person who was told: what was put aside may hold the only rows of it. Nor does anybody
 * know what a dump of another program holds of it.
 *
 * @param subject of what there must be one
 * @param since when it was put aside
 * @param of what else must hold of one
 */
public record ForgetRule(Means means, Server server, Subject subject, Instant since, Predicate<Backup> of) {
    public ForgetRule(Means means, Server server, Subject subject, Instant since) {
        this(means, server, subject, since, any -> true);
    }

    /** The same, where only some count. */
    public ForgetRule only(Predicate<Backup> some) {
        return new ForgetRule(means, server, subject, since, of.and(some));
    }

    /** Asks also where that backup should lie whether it does. */
    public Check check() throws OperationFailed {
        Optional<String> unsettled = unsettled();
        if (unsettled.isPresent()) {
            return Check.blocker(
                    Words.of("restore.forget.unsettled", subject.name()),
                    Words.of("restore.forget.unsettled.next", unsettled.get()));
        }
        Optional<Backup> newer = newer();
        Optional<Backup> by = newer.isPresent() ? newer : proven().stream().findFirst();
        if (by.isEmpty()) {
            return Check.blocker(lacking(), Words.of("restore.forget.nonewer.next", server.name(), subject.name()));
        }
        String lost = new LiesThere(means).lost(by.get());
        if (!lost.isEmpty()) {
            return Check.blocker(lost, Words.of("restore.forget.lost.next", server.name(), subject.name()));
        }
        return newer.isPresent()
                ? Check.ok(Words.of("restore.forget.newer", by.get().id(), when()))
                : Check.warning(lacking(), Words.of("restore.forget.partial.next"));
    }

    /** The run whose exchange of it is not settled: nobody knows then which of what lies there was live. */
    public Optional<String> unsettled() {
        return subject.sort() == Subject.Sort.FILES
                ? means.keptFiles().all().stream()
                        .filter(one -> !one.settled() && one.server().equals(server.name()))
                        .filter(one -> one.source().equals(subject.name()))
                        .map(KeptFiles::run)
                        .findFirst()
                : means.kept().all().stream()
                        .filter(one -> !one.settled() && one.server().equals(server.name()))
                        .filter(one -> one.source().equals(subject.name()))
                        .map(KeptDatabase::run)
                        .findFirst();
    }

    /**
     * Why it stays, and the way out where a person may take it.
     *
     * @param run which put it aside
     */
    public String stays(String run) throws OperationFailed {
        return proven().isEmpty() ? lacking() : Words.of("restore.forget.partial.byhand", lacking(), run);
    }

    /** Why there is none. */
    private String lacking() throws OperationFailed {
        List<Backup> proven = proven();
        if (proven.isEmpty()) {
            return Words.of("restore.forget.nonewer", subject.name(), when());
        }
        Backup partial = proven.getFirst();
        return partial.manifest().foreign()
                ? Words.of("restore.forget.foreign", partial.id(), when())
                : Words.of(
                        "restore.forget.partial",
                        partial.id(),
                        when(),
                        String.join("; ", partial.manifest().leftOut()));
    }

    private String when() {
        return Amounts.moment(since, means.clock().getZone());
    }

    /** It must hold still when something is removed. */
    public void require(String kept) throws OperationFailed {
        require(check(), kept, server);
    }

    public static void require(Check rule, String kept, Server server) throws OperationFailed {
        if (rule.state() == Plan.State.BLOCKER) {
            throw OperationFailed.refused(Words.of("restore.failed.drop", kept))
                    .on(server.name())
                    .cameBack(rule.text())
                    .next(String.valueOf(rule.advice()))
                    .build();
        }
    }

    /**
     * One that holds all of what took its place. Of a directory also one that leaves something out: whether any of that was
     * put aside can be seen, and who removes it looks.
     */
    public Optional<Backup> newer() throws OperationFailed {
        List<Backup> proven = proven();
        Optional<Backup> whole = proven.stream()
                .filter(backup -> backup.manifest().leftOut().isEmpty()
                        && !backup.manifest().foreign())
                .findFirst();
        boolean files = subject.sort() == Subject.Sort.FILES;
        return whole.isEmpty() && files ? proven.stream().findFirst() : whole;
    }

    /** Of what took its place: taken since, and every byte of it read back. One from the future was taken nobody knows when. */
    public List<Backup> proven() throws OperationFailed {
        return means.catalogue().of(server.name()).stream()
                .filter(subject::has)
                .filter(backup -> backup.taken().isAfter(since) && backup.proven())
                .filter(backup -> !backup.taken().isAfter(means.clock().instant()))
                .filter(of)
                .toList();
    }
}
