package dev.handrail.backup.rescue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The triggers of live tables, which rest while rows are brought back: they would change the rows, or do for them a second
 * time what they did when those were new.
 *
 * @param off the statements that have them rest
 * @param on those that put each back as it was
 * @param names what they are called
 */
record Resting(List<String> off, List<String> on, List<String> names) {
    private static final String TRIGGERS = """
            WITH tree(oid) AS (SELECT o FROM unnest(?::oid[]) o
                               UNION SELECT t.relid::oid FROM unnest(?::oid[]) o, pg_partition_tree(o) t)
            SELECT format('ALTER TABLE ONLY %I.%I', n.nspname, c.relname), format('TRIGGER %I', t.tgname), t.tgenabled = 'A',
                   format('%I on %I', t.tgname, c.relname)
              FROM pg_trigger t JOIN tree ON tree.oid = t.tgrelid JOIN pg_class c ON c.oid = t.tgrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') ORDER BY 1, 2""";

    Resting {
        off = List.copyOf(off);
        on = List.copyOf(on);
        names = List.copyOf(names);
    }

    static Resting of(Connection connection, List<Relation> tables) throws SQLException {
        List<String> off = new ArrayList<>();
        List<String> on = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Object[] oids = tables.stream().map(Relation::oid).toArray();
        try (PreparedStatement statement = connection.prepareStatement(TRIGGERS)) {
            statement.setArray(1, connection.createArrayOf("bigint", oids));
            statement.setArray(2, connection.createArrayOf("bigint", oids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    off.add(row.getString(1) + " DISABLE " + row.getString(2));
                    on.add(row.getString(1) + (row.getBoolean(3) ? " ENABLE ALWAYS " : " ENABLE ") + row.getString(2));
                    names.add(row.getString(4));
                }
            }
        }
        return new Resting(off, on, names);
    }
}
