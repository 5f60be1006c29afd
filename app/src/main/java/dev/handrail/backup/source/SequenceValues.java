package dev.handrail.backup.source;

import dev.handrail.backup.Sequence;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far the sequences of a PostgreSQL database have counted. No snapshot holds them, so they are read before the dump
 * begins: what it holds is as far as that or further.
 */
public final class SequenceValues {
    /** The first version whose catalogue tells it. */
    private static final int TOLD = 100_000;

    private static final Pattern BACKWARDS = Pattern.compile("-.*");

    private static final String QUERY = """
            SELECT n.nspname, c.relname, s.seqincrement,
                   CASE WHEN has_sequence_privilege(c.oid, 'SELECT,USAGE') THEN pg_sequence_last_value(c.oid) END
              FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relpersistence = 'p'
               AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
                                  AND d.deptype = 'e')
             ORDER BY 1, 2""";

    private SequenceValues() {}

    /** Of those that gave a value already; of versions that do not tell, none. */
    public static List<Sequence> of(Connection connection) throws SQLException {
        List<Sequence> all = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (version(statement) < TOLD) {
                return List.of();
            }
            try (ResultSet rows = statement.executeQuery(QUERY)) {
                while (rows.next()) {
                    String last = rows.getString(4);
                    if (last != null) {
                        boolean down = BACKWARDS.matcher(rows.getString(3)).matches();
                        all.add(new Sequence(rows.getString(1), rows.getString(2), Long.parseLong(last), down));
                    }
                }
            }
        }
        return all;
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT current_setting('server_version_num')::int")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Those that would give out again what was given out before, each in words. */
    public static List<String> behind(List<Sequence> expected, List<Sequence> found) {
        Map<String, Sequence> now = new HashMap<>();
        found.forEach(sequence -> now.put(sequence.name(), sequence));
        List<String> behind = new ArrayList<>();
        for (Sequence one : expected) {
            Optional<Sequence> there = Optional.ofNullable(now.get(one.name()));
            if (there.isEmpty() || !there.get().reaches(one)) {
                String value = there.map(s -> String.valueOf(s.last())).orElse("—");
                behind.add(Words.of("restore.sequence.behind", one.name(), value, String.valueOf(one.last())));
            }
        }
        return behind;
    }
}
