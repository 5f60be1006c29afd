package dev.handrail.backup.restore;

import dev.handrail.backup.Flaw;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.source.ObjectCounts;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for what a restored database may lack although every row of it is there. */
final class StagedObjects {
    private static final String INVALID_INDEXES = """
            SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
             WHERE c.relkind = 'i' AND NOT (i.indisvalid AND i.indisready)
               AND c.relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_') ORDER BY 1""";

    /** Those may have been so where they were backed up. */
    private static final String UNCHECKED = "SELECT conrelid::regclass::text || ' ' || conname FROM pg_constraint"
            + " WHERE NOT convalidated AND conrelid <> 0 ORDER BY 1";

    /** Which sequence gives which column its values. */
    private static final String SEQUENCES = """
            SELECT s.oid::regclass::text, t.oid::regclass::text, format('%I', a.attname), q.seqincrement > 0
              FROM pg_class s JOIN pg_sequence q ON q.seqrelid = s.oid
              JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass
                              AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
              JOIN pg_class t ON t.oid = d.refobjid
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
             WHERE s.relkind = 'S' AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) ORDER BY 1""";

    private final Databases databases;
    private final Server server;
    private final Database beside;
    private final String name;

    StagedObjects(Databases databases, Server server, Database beside, String name) {
        this.databases = databases;
        this.server = server;
        this.beside = beside;
        this.name = name;
    }

    static String title() {
        return Words.of("restore.step.objects");
    }

    /** Fails with all that is missing; says what is only strange. */
    void check(Manifest manifest, Work work) throws OperationFailed {
        work.step(title());
        List<String> faults = new ArrayList<>();
        try (Connection connection = databases.open(server, beside, name);
                Statement statement = connection.createStatement();
                Work.Handle cancel = work.onCancel(() -> RestoredRows.end(connection))) {
            counted(manifest, connection, faults, work);
            for (String index : list(statement, INVALID_INDEXES)) {
                faults.add(Words.of("restore.objects.index", index));
            }
            for (String constraint : list(statement, UNCHECKED)) {
                work.say(Words.of("restore.objects.unchecked", constraint));
            }
            behind(statement, work);
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.objects", name), server.name(), e);
        }
        if (!faults.isEmpty()) {
            throw OperationFailed.refused(Words.of("restore.failed.missing", name))
                    .on(server.name())
                    .cameBack(String.join("; ", faults))
                    .next(Words.of("restore.failed.load.next"))
                    .showing(Flaw.everywhere())
                    .build();
        }
    }

    private static void counted(Manifest manifest, Connection connection, List<String> faults, Work work)
            throws SQLException {
        if (manifest.objects().isEmpty()) {
            return;
        }
        boolean hashed = manifest.objects().stream().anyMatch(objects -> objects.hash() != null);
        Map<String, Manifest.Objects> found = new HashMap<>();
        for (Manifest.Objects objects : ObjectCounts.of(connection, true, hashed)) {
            found.put(objects.kind(), objects);
        }
        for (Manifest.Objects objects : manifest.objects()) {
            Manifest.Objects now = found.get(objects.kind());
            if (now != null && now.count() < objects.count()) {
                faults.add(Words.of("restore.objects.fewer", objects.kind(), now.count(), objects.count()));
            } else if (now != null && now.count() > objects.count()) {
                work.say(Words.of("restore.objects.more", objects.kind(), now.count(), objects.count()));
            } else if (now != null && objects.hash() != null && !objects.hash().equals(now.hash())) {
                faults.add(Words.of("restore.objects.other", objects.kind(), objects.count()));
            }
        }
        work.say(Words.of(
                "restore.objects.counted",
                manifest.objects().stream().mapToLong(Manifest.Objects::count).sum(),
                manifest.objects().size()));
    }

    /** A sequence that stands before a value of its column: so it was when it was backed up, and the next insert fails. */
    private static void behind(Statement statement, Work work) throws SQLException {
        List<String[]> sequences = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(SEQUENCES)) {
            while (row.next()) {
                if (row.getBoolean(4)) {
                    sequences.add(new String[] {row.getString(1), row.getString(2), row.getString(3)});
                }
            }
        }
        for (String[] sequence : sequences) {
            String query = "SELECT (SELECT last_value FROM " + sequence[0] + "), (SELECT max(" + sequence[2] + ") FROM "
                    + sequence[1] + ")";
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                if (row.getLong(2) > row.getLong(1)) {
                    work.say(Words.of(
                            "restore.objects.behind", sequence[0], row.getLong(1), sequence[1], row.getLong(2)));
                }
            }
        }
    }

    private static List<String> list(Statement statement, String query) throws SQLException {
        List<String> list = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                list.add(row.getString(1));
            }
        }
        return list;
    }
}
