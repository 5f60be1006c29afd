package dev.handrail.backup.rescue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handrail.backup.restore.MySqlDefinitions;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What belongs to the tables of a side database and is lost when a server moves them back: their foreign keys and triggers.
 * It is written down beside them when they come, since a move that is broken off half way has dropped some of it for good.
 */
record MySqlBelongings(String format, List<Key> keys, List<Triggers> triggers) {
    private static final String FORMAT = "handrail-belongings-1";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String KEYS = """
            SELECT k.CONSTRAINT_NAME, k.TABLE_NAME, k.REFERENCED_TABLE_SCHEMA, k.REFERENCED_TABLE_NAME, r.DELETE_RULE,
                   r.UPDATE_RULE, k.COLUMN_NAME, k.REFERENCED_COLUMN_NAME
              FROM information_schema.KEY_COLUMN_USAGE k
              JOIN information_schema.REFERENTIAL_CONSTRAINTS r ON BINARY r.CONSTRAINT_SCHEMA = BINARY k.CONSTRAINT_SCHEMA
               AND BINARY r.CONSTRAINT_NAME = BINARY k.CONSTRAINT_NAME AND BINARY r.TABLE_NAME = BINARY k.TABLE_NAME
             WHERE k.REFERENCED_TABLE_NAME IS NOT NULL AND %s
             ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION""";

    MySqlBelongings {
        keys = List.copyOf(keys);
        triggers = List.copyOf(triggers);
    }

    /**
     * A foreign key between two tables.
     *
     * @param table that refers
     * @param schema of the one it refers to, empty where that lies beside it
     */
    record Key(
            String name,
            String table,
            String schema,
            String other,
            String onDelete,
            String onUpdate,
            List<String> columns,
            List<String> refers) {
        Key {
            columns = List.copyOf(columns);
            refers = List.copyOf(refers);
        }

        boolean isTo(String one) {
            return schema.isEmpty() && other.equals(one);
        }

        boolean isOf(String one) {
            return table.equals(one);
        }

        /** One of a table to itself goes wherever that goes. */
        private boolean concerns(Set<String> some) {
            return !isTo(table) && (some.contains(table) || schema.isEmpty() && some.contains(other));
        }

        /** Makes it among the tables of a database. */
        String adding(String database) {
            return "ALTER TABLE " + MySqlClient.quoted(database) + "." + MySqlClient.quoted(table) + " ADD CONSTRAINT "
                    + MySqlClient.quoted(name) + " FOREIGN KEY (" + list(columns) + ") REFERENCES "
                    + MySqlClient.quoted(schema.isEmpty() ? database : schema) + "." + MySqlClient.quoted(other) + " ("
                    + list(refers) + ") ON DELETE " + onDelete + " ON UPDATE " + onUpdate;
        }

        private static String list(List<String> names) {
            return names.stream().map(MySqlClient::quoted).collect(Collectors.joining(", "));
        }
    }

    /** Those of a table, and the script that makes them in the database it is sent into. */
    record Triggers(String table, List<String> names, String script) {
        Triggers {
            names = List.copyOf(names);
        }
    }

    /**
     * Of these tables of a side database, before anything there is cut.
     *
     * @param client whose database is that one
     */
    static MySqlBelongings of(MySqlSession session, MySqlClient client, Set<String> tables) throws OperationFailed {
        List<Triggers> triggers = new ArrayList<>();
        for (String table : tables) {
            List<String> names = MySqlTable.triggers(session, client.name(), table);
            if (!names.isEmpty()) {
                triggers.add(new Triggers(table, names, MySqlDefinitions.triggers(client, table)));
            }
        }
        return new MySqlBelongings(FORMAT, keys(session, client.name(), tables), triggers);
    }

    /** What is known of a side database in which nothing was written down. */
    static MySqlBelongings unwritten(MySqlSession session, String side, Set<String> tables) throws OperationFailed {
        return new MySqlBelongings(FORMAT, keys(session, side, tables), List.of());
    }

    /** The keys there from and to these tables, as they are now. */
    static List<Key> keys(MySqlSession session, String side, Set<String> tables) throws OperationFailed {
        Map<List<String>, List<List<String>>> rows = new LinkedHashMap<>();
        for (List<String> row : session.ask(KEYS.formatted(MySqlTable.is("k.TABLE_SCHEMA", side)))) {
            rows.computeIfAbsent(row.subList(0, 6), key -> new ArrayList<>()).add(row.subList(6, 8));
        }
        return rows.entrySet().stream()
                .map(row -> key(side, row.getKey(), row.getValue()))
                .filter(key -> key.concerns(tables))
                .toList();
    }

    private static Key key(String side, List<String> told, List<List<String>> columns) {
        return new Key(
                told.get(0),
                told.get(1),
                told.get(2).equals(side) ? "" : told.get(2),
                told.get(3),
                told.get(4),
                told.get(5),
                columns.stream().map(List::getFirst).toList(),
                columns.stream().map(List::getLast).toList());
    }

    /** From and to this table. */
    List<Key> keysOf(String table) {
        return keys.stream().filter(key -> key.concerns(Set.of(table))).toList();
    }

    Optional<Triggers> triggersOf(String table) {
        return triggers.stream().filter(one -> one.table().equals(table)).findFirst();
    }

    String written() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("It is made of texts.", e);
        }
    }

    /** Nothing for a text that says anything else. */
    static Optional<MySqlBelongings> read(String written) {
        if (!written.contains(FORMAT)) {
            return Optional.empty();
        }
        try {
            MySqlBelongings read = JSON.readValue(written, MySqlBelongings.class);
            return FORMAT.equals(read.format()) ? Optional.of(read) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
