package dev.handrail.backup.rescue;

import dev.handrail.sql.SqlNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table as its database knows it.
 *
 * @param keys the columns of each index by which one row can be told from another, the primary key first
 */
record Relation(
        long oid, String schema, String name, boolean partitioned, List<Column> columns, List<List<String>> keys) {
    private static final String FIND = """
            SELECT c.oid, c.relkind = 'p' FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')""";
    private static final String COLUMNS = """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef, a.attidentity, a.attgenerated
              FROM pg_attribute a WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum""";
    private static final String KEYS = """
            SELECT array_agg(a.attname::text ORDER BY k.place)
              FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY k(number, place), pg_attribute a
             WHERE i.indrelid = ? AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
               AND k.place <= i.indnkeyatts AND a.attrelid = i.indrelid AND a.attnum = k.number
             GROUP BY i.indexrelid, i.indisprimary HAVING bool_and(a.attnotnull)
             ORDER BY i.indisprimary DESC, count(*), i.indexrelid""";

    /**
     * A column.
     *
     * @param identity a where only the table itself gives it a value, d where it does if nobody else does
     * @param generated whether it is worked out of others
     */
    record Column(String name, String type, boolean notNull, boolean hasDefault, String identity, boolean generated) {
        /** Whether a row can be made without a value for it. */
        boolean fillsItself() {
            return !notNull || hasDefault || generated || !identity.isEmpty();
        }
    }

    Relation {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    static Optional<Relation> find(Connection connection, String schema, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, schema);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long oid = row.getLong(1);
                return Optional.of(new Relation(
                        oid, schema, name, row.getBoolean(2), columns(connection, oid), keys(connection, oid)));
            }
        }
    }

    private static List<Column> columns(Connection connection, long oid) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setLong(1, oid);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(new Column(
                            row.getString(1),
                            row.getString(2),
                            row.getBoolean(3),
                            row.getBoolean(4),
                            row.getString(5),
                            !row.getString(6).isEmpty()));
                }
            }
        }
        return columns;
    }

    private static List<List<String>> keys(Connection connection, long oid) throws SQLException {
        List<List<String>> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
            statement.setLong(1, oid);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(Arrays.asList((String[]) row.getArray(1).getArray()));
                }
            }
        }
        return keys;
    }

    /** Whether these columns are filled in each of its rows, and no two have the same in them. */
    boolean tellsApart(Connection connection, List<String> key) throws SQLException {
        String columns = Pair.list(key);
        String query = "SELECT NOT EXISTS (SELECT 1 FROM " + own() + " WHERE num_nulls(" + columns + ") > 0)"
                + " AND NOT EXISTS (SELECT 1 FROM " + own() + " GROUP BY " + columns + " HAVING count(*) > 1)";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** The same with one more key. */
    Relation with(List<String> key) {
        List<List<String>> all = new ArrayList<>(keys);
        all.add(key);
        return new Relation(oid, schema, name, partitioned, columns, all);
    }

    Optional<Column> column(String called) {
        return columns.stream().filter(column -> column.name().equals(called)).findFirst();
    }

    /** The columns that name large objects, as far as their type tells. */
    List<String> largeObjects() {
        return columns.stream()
                .filter(column -> column.type().equals("oid") || column.type().matches("(.*\\.)?lo"))
                .map(Column::name)
                .toList();
    }

    String full() {
        return schema + "." + name;
    }

    String quoted() {
        return SqlNames.quoted(schema) + "." + SqlNames.quoted(name);
    }

    /** Its own rows: those of tables that inherit from it are theirs. */
    String own() {
        return partitioned ? quoted() : "ONLY " + quoted();
    }
}
