package dev.handrail.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** How a database is made: columns, keys, indexes, sequences and where they stand, views, functions, triggers. */
final class Definitions {
    private static final String ALL = """
            SELECT 'column ' || table_name || '.' || column_name || ' ' || concat_ws(' ', data_type, column_default,
                identity_generation, CASE is_nullable WHEN 'NO' THEN 'not null' END)
                FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL SELECT 'key ' || conname || ' of ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT 'sequence ' || sequencename || ' at ' || coalesce(last_value::text, 'its beginning')
                FROM pg_sequences WHERE schemaname = 'public'
            UNION ALL SELECT 'view ' || viewname || ' ' || definition FROM pg_views WHERE schemaname = 'public'
            UNION ALL SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc
                WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            """;

    private Definitions() {}

    static SortedSet<String> in(Statement statement) throws SQLException {
        SortedSet<String> definitions = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                definitions.add(rows.getString(1));
            }
        }
        return Collections.unmodifiableSortedSet(definitions);
    }
}
