package dev.handrail.backup.source;

import dev.handrail.backup.Manifest.TableRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Counts the rows of every table that a dump holds. */
public final class TableCounts {
    /** Ordinary tables and the leaves of partitioned ones, without those that belong to an extension. */
    private static final String TABLES = """
            SELECT n.nspname, c.relname, format('SELECT count(*) FROM ONLY %I.%I', n.nspname, c.relname)
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind = 'r' AND c.relpersistence <> 't'
               AND n.nspname NOT IN ('pg_catalog', 'information_schema')
               AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                               AND d.deptype = 'e')
             ORDER BY 1, 2""";

    private TableCounts() {}

    public static List<TableRows> of(Connection connection) throws SQLException {
        List<TableRows> counts = new ArrayList<>();
        try (Statement list = connection.createStatement();
                ResultSet tables = list.executeQuery(TABLES);
                Statement count = connection.createStatement()) {
            while (tables.next()) {
                try (ResultSet rows = count.executeQuery(tables.getString(3))) {
                    rows.next();
                    counts.add(new TableRows(tables.getString(1), tables.getString(2), rows.getLong(1)));
                }
            }
        }
        return counts;
    }
}
