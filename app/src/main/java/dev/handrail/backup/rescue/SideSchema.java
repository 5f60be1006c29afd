package dev.handrail.backup.rescue;

import dev.handrail.sql.SqlNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schema beside the live ones, in which tables of a backup lie. */
public record SideSchema(String name, Rescue rescue) {
    static final String PREFIX = "rescue_";
    /** What tables are called that keep the rows which a rescue overwrote. */
    static final String BEFORE = "handrail_before_";

    private static final String ALL = """
            SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_catalog.pg_namespace
             WHERE nspname LIKE 'rescue\\_%' ORDER BY 1""";
    private static final String TABLES = """
            SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1""";

    /** Those of a database, oldest first. */
    public static List<SideSchema> all(Connection connection) throws SQLException {
        List<SideSchema> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ALL)) {
            while (row.next()) {
                String name = row.getString(1);
                Rescue.of(row.getString(2)).ifPresent(rescue -> found.add(new SideSchema(name, rescue)));
            }
        }
        return found;
    }

    static Optional<SideSchema> find(Connection connection, String name) throws SQLException {
        return all(connection).stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The one of that name, whole, or words on which there are. */
    static SideSchema require(Connection connection, String name, String where) throws SQLException, OperationFailed {
        return require(all(connection), name, where);
    }

    static SideSchema require(List<SideSchema> all, String name, String where) throws OperationFailed {
        List<SideSchema> whole =
                all.stream().filter(one -> one.rescue().finished()).toList();
        List<String> there = whole.stream().map(SideSchema::name).toList();
        return whole.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> OperationFailed.usage(Words.of("rescue.unknown", name))
                        .on(where)
                        .next(
                                there.isEmpty()
                                        ? Words.of("rescue.unknown.none")
                                        : Words.of("rescue.unknown.next", String.join(", ", there)))
                        .build());
    }

    /** The table that is meant by a name, with its schema or without. */
    Rescue.Table table(String wanted) throws OperationFailed {
        List<Rescue.Table> exact = rescue.tables().stream()
                .filter(table -> table.full().equals(wanted))
                .toList();
        List<Rescue.Table> meant = exact.isEmpty()
                ? rescue.tables().stream()
                        .filter(table -> table.isCalled(wanted))
                        .toList()
                : exact;
        if (meant.size() != 1) {
            throw OperationFailed.usage(Words.of("rescue.table.unknown", wanted, name))
                    .next(Words.of(
                            "rescue.table.unknown.next",
                            String.join(
                                    ", ",
                                    rescue.tables().stream()
                                            .map(Rescue.Table::full)
                                            .toList())))
                    .build();
        }
        return meant.getFirst();
    }

    /** Says from now on that all of it is there. */
    void finish(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(commented(name, rescue.done()));
        }
    }

    static String commented(String name, Rescue rescue) {
        return "COMMENT ON SCHEMA " + SqlNames.quoted(name) + " IS " + SqlNames.literal(rescue.comment());
    }

    /** What drops it: nothing that somebody else put into it, or built on it, which makes it fail. */
    List<String> dropping(Connection connection) throws SQLException {
        List<String> ours = tables(connection).stream()
                .filter(table -> table.startsWith(BEFORE)
                        || rescue.tables().stream().anyMatch(t -> t.name().equals(table)))
                .map(this::quoted)
                .toList();
        String schema = "DROP SCHEMA " + SqlNames.quoted(name);
        return ours.isEmpty() ? List.of(schema) : List.of("DROP TABLE " + String.join(", ", ours), schema);
    }

    private List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
        }
        return tables;
    }

    private String quoted(String table) {
        return SqlNames.quoted(name) + "." + SqlNames.quoted(table);
    }

    /** How many rows each of its tables has that keep what a rescue overwrote. */
    Map<String, Long> overwritten(Connection connection) throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                if (table.startsWith(BEFORE)) {
                    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + quoted(table))) {
                        row.next();
                        rows.put(table, row.getLong(1));
                    }
                }
            }
        }
        return rows;
    }

    /** All of it or nothing. */
    void drop(Connection connection) throws SQLException {
        List<String> dropping = dropping(connection);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '30s'");
            for (String one : dropping) {
                statement.execute(one);
            }
            connection.commit();
        }
    }
}
