package dev.handrail.backup.restore;

import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.words.Words;
import java.util.List;

/**
 * From which version of PostgreSQL a backup goes into which, and what becomes different by that for the database and for those
 * who use it.
 *
 * @param from the version of the server that it was taken of
 * @param into the version of the server that it is restored on
 */
record PostgresVersions(String from, String into) {
    /** What is older knows no subscriptions, and none of the questions that are asked of one it has. */
    static final int LEAST = 10;
    /** What is older does not tell which partitions belong to a table. */
    private static final int LEAST_FOR_TABLES = 12;

    /** What a major version means for a database that comes from before it. */
    private record Change(int since, String key) {}

    private static final List<Change> CHANGES = List.of(
            new Change(10, "restore.postgres.change.sets"),
            new Change(10, "restore.postgres.change.sequences"),
            new Change(10, "restore.postgres.change.wal"),
            new Change(10, "restore.postgres.change.tsearch2"),
            new Change(11, "restore.postgres.change.templates"),
            new Change(11, "restore.postgres.change.xpath"),
            new Change(11, "restore.postgres.change.prokind"),
            new Change(12, "restore.postgres.change.oids"),
            new Change(12, "restore.postgres.change.floats"),
            new Change(12, "restore.postgres.change.abstime"),
            new Change(12, "restore.postgres.change.with"),
            new Change(12, "restore.postgres.change.sources"),
            new Change(13, "restore.postgres.change.similar"),
            new Change(14, "restore.postgres.change.passwords"),
            new Change(14, "restore.postgres.change.arrays"),
            new Change(14, "restore.postgres.change.operators"),
            new Change(14, "restore.postgres.change.extract"),
            new Change(15, "restore.postgres.change.public"),
            new Change(15, "restore.postgres.change.python"),
            new Change(15, "restore.postgres.change.numbers"),
            new Change(16, "restore.postgres.change.cursors"),
            new Change(16, "restore.postgres.change.createrole"),
            new Change(16, "restore.postgres.change.collate"),
            new Change(17, "restore.postgres.change.path"),
            new Change(17, "restore.postgres.change.adminpack"),
            new Change(17, "restore.postgres.change.statistics"),
            new Change(18, "restore.postgres.change.md5"),
            new Change(18, "restore.postgres.change.triggers"),
            new Change(18, "restore.postgres.change.children"),
            new Change(18, "restore.postgres.change.zones"));

    Check check() {
        String text = Words.of("restore.check.version", from, into);
        if (major(into) < LEAST) {
            return Check.blocker(text, Words.of("restore.check.version.least", LEAST));
        }
        if (major(from) > major(into)) {
            return Check.warning(text, Words.of("restore.check.version.next"));
        }
        return Check.ok(major(from) == major(into) ? text : Words.of("restore.check.newer", text));
    }

    /**
     * The same where single tables are brought from the restored database.
     *
     * @param id of the backup
     */
    Check tablesCheck(String id) {
        Check check = check();
        return check.state() == State.BLOCKER || major(into) >= LEAST_FOR_TABLES
                ? check
                : Check.blocker(check.text(), Words.of("rescue.check.version.next", LEAST_FOR_TABLES, id));
    }

    /** All that a newer one changes; it comes last of what a plan says, as it may be much. */
    List<Check> changes() {
        return CHANGES.stream()
                .filter(change -> major(from) < change.since() && change.since() <= major(into))
                .map(change -> Check.ok(Words.of("restore.postgres.change", change.since(), Words.of(change.key()))))
                .toList();
    }

    /** Of 9.6 it is 9: what came before 10 changes nothing that is told here. */
    private static int major(String version) {
        return Integer.parseInt(version.replaceFirst("\\D.*", ""));
    }
}
