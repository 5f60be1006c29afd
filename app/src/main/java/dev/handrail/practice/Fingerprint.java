package dev.handrail.practice;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a database holds, table by table, and how it is made, so that two of them can be proven equal.
 *
 * @param definitions columns, keys, indexes, sequences, views, functions and triggers, each as PostgreSQL writes it
 */
public record Fingerprint(SortedMap<String, Table> tables, SortedSet<String> definitions) {
    private static final String NAMES = """
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            """;

    /** How many rows a table has, and a sum over all that stands in them. */
    public record Table(long rows, BigDecimal hash) {}

    public Fingerprint {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        definitions = Collections.unmodifiableSortedSet(new TreeSet<>(definitions));
    }

    /** All tables as they were at one and the same moment. */
    static Fingerprint of(Connection database) throws SQLException {
        database.setAutoCommit(false);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        SortedMap<String, Table> tables = new TreeMap<>();
        try (Statement statement = database.createStatement()) {
            for (String name : names(statement)) {
                tables.put(name, table(statement, name));
            }
            return new Fingerprint(tables, Definitions.in(statement));
        } finally {
            database.rollback();
        }
    }

    /** The tables that are not the same in both, or are only in one. */
    public List<String> differencesFrom(Fingerprint other) {
        TreeSet<String> names = new TreeSet<>(tables.keySet());
        names.addAll(other.tables.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(tables.get(name), other.tables.get(name)))
                .toList();
    }

    /** What is defined in only one of them. */
    public List<String> madeUnlike(Fingerprint other) {
        TreeSet<String> unlike = new TreeSet<>(definitions);
        unlike.addAll(other.definitions);
        unlike.removeIf(one -> definitions.contains(one) && other.definitions.contains(one));
        return List.copyOf(unlike);
    }

    public long rows() {
        return tables.values().stream().mapToLong(Table::rows).sum();
    }

    /** The rows of one table, such as public.members; none where there is no such table. */
    public long rowsIn(String table) {
        Table found = tables.get(table);
        return found == null ? 0 : found.rows();
    }

    private static List<String> names(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(NAMES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static Table table(Statement statement, String name) throws SQLException {
        // The sum of the rows' hashes does not depend on their order, and sees a row that is there twice.
        String sql = "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM " + name + " t";
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return new Table(rows.getLong(1), rows.getBigDecimal(2));
        }
    }
}
