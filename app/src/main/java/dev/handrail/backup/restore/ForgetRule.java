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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /**
     * What it says.
     *
     * @param by the backup by which it may go, null where it may not
     */
    public record Said(Check check, @Nullable Backup by) {
        public static Said no(String text, String advice) {
            return new Said(Check.blocker(text, advice), null);
        }
    }

    public Check check() throws OperationFailed {
        return say().check();
    }

    /** Asks also where those backups should lie whether they do: the newest that does is the one that counts. */
    public Said say() throws OperationFailed {
        Optional<String> unsettled = unsettled();
        if (unsettled.isPresent()) {
            return Said.no(
                    Words.of("restore.forget.unsettled", subject.name()),
                    Words.of("restore.forget.unsettled.next", unsettled.get()));
        }
        List<Backup> enough = enough();
        List<Backup> some = enough.isEmpty() ? proven() : enough;
        if (some.isEmpty()) {
            return Said.no(lacking(some), Words.of("restore.forget.nonewer.next", server.name(), subject.name()));
        }
        String lost = "";
        for (Backup backup : some) {
            String why = new LiesThere(means).lost(backup);
            if (why.isEmpty()) {
                return new Said(
                        enough.isEmpty()
                                ? Check.warning(lacking(List.of(backup)), Words.of("restore.forget.partial.next"))
                                : Check.ok(Words.of("restore.forget.newer", backup.id(), when())),
                        backup);
            }
            lost = lost.isEmpty() ? why : lost;
        }
        return Said.no(lost, Words.of("restore.forget.lost.next", server.name(), subject.name()));
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
        List<Backup> proven = proven();
        return proven.isEmpty() ? lacking(proven) : Words.of("restore.forget.partial.byhand", lacking(proven), run);
    }

    /**
     * Why there is none.
     *
     * @param proven those that are not enough, newest first
     */
    private String lacking(List<Backup> proven) {
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

    /** The newest by which it may go. */
    public Optional<Backup> newer() throws OperationFailed {
        return enough().stream().findFirst();
    }

    /**
     * Those that hold all of what took its place, newest first. Of a directory, behind them, also those that leave something
     * out: whether any of that was put aside can be seen, and who removes it looks.
     */
    private List<Backup> enough() throws OperationFailed {
        List<Backup> proven = proven();
        Predicate<Backup> whole = backup ->
                backup.manifest().leftOut().isEmpty() && !backup.manifest().foreign();
        Stream<Backup> partial =
                subject.sort() == Subject.Sort.FILES ? proven.stream().filter(whole.negate()) : Stream.empty();
        return Stream.concat(proven.stream().filter(whole), partial).toList();
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
