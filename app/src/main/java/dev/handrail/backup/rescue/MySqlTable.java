package dev.handrail.backup.rescue;

import dev.handrail.backup.rescue.Relation.Column;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What MariaDB and MySQL know of their tables. Names are compared exactly, which the catalogue itself does not do. */
final class MySqlTable {
    private static final String COLUMNS = """
            SELECT COLUMN_NAME, COLUMN_TYPE, COALESCE(CHARACTER_SET_NAME, ''), COALESCE(COLLATION_NAME, ''),
                   IS_NULLABLE = 'NO', COLUMN_DEFAULT IS NOT NULL, EXTRA, COALESCE(GENERATION_EXPRESSION, '') <> ''
              FROM information_schema.COLUMNS WHERE %s ORDER BY ORDINAL_POSITION""";
    private static final String KEYS = """
            SELECT INDEX_NAME, COALESCE(COLUMN_NAME, ''), COALESCE(SUB_PART, ''), COALESCE(NULLABLE, '')
              FROM information_schema.STATISTICS WHERE NON_UNIQUE = 0 AND %s
             ORDER BY INDEX_NAME <> 'PRIMARY', INDEX_NAME, SEQ_IN_INDEX""";
    private static final String FOREIGN = """
            SELECT k.CONSTRAINT_NAME, k.%1$s_SCHEMA, k.%1$s_NAME, k.COLUMN_NAME, k.REFERENCED_COLUMN_NAME
              FROM information_schema.KEY_COLUMN_USAGE k
              JOIN information_schema.REFERENTIAL_CONSTRAINTS r ON BINARY r.CONSTRAINT_SCHEMA = BINARY k.CONSTRAINT_SCHEMA
               AND BINARY r.CONSTRAINT_NAME = BINARY k.CONSTRAINT_NAME AND BINARY r.TABLE_NAME = BINARY k.TABLE_NAME
             WHERE k.REFERENCED_TABLE_NAME IS NOT NULL AND %2$s
             ORDER BY k.CONSTRAINT_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION""";

    private MySqlTable() {}

    static String is(String column, String text) {
        return "BINARY " + column + " = BINARY " + MySqlClient.literal(text);
    }

    private static String here(String schema, String name) {
        return is("TABLE_SCHEMA", schema) + " AND " + is("TABLE_NAME", name);
    }

    /** Nothing where it is no table of its own, but a view, say. */
    static Optional<Relation> find(MySqlSession session, String schema, String name) throws OperationFailed {
        String here = here(schema, name);
        if (engine(session, schema, name).isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        for (List<String> row : session.ask(COLUMNS.formatted(here))) {
            columns.add(column(row));
        }
        return Optional.of(new Relation(0, schema, name, false, columns, keys(session.ask(KEYS.formatted(here)))));
    }

    /** The type is told as a definition has it, with what the values of it are written in. */
    private static Column column(List<String> row) {
        String characters = row.get(2).isEmpty() ? "" : " CHARACTER SET " + row.get(2) + " COLLATE " + row.get(3);
        return new Column(
                row.get(0),
                row.get(1) + characters,
                row.get(4).equals("1"),
                row.get(5).equals("1"),
                row.get(6).contains("auto_increment") ? "d" : "",
                row.get(7).equals("1"));
    }

    /** Of those that hold whole values, which are never null. */
    private static List<List<String>> keys(List<List<String>> rows) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (List<String> row : rows) {
            keys.computeIfAbsent(row.getFirst(), name -> new ArrayList<>()).add(row.get(1));
        }
        for (List<String> row : rows) {
            boolean whole =
                    !row.get(1).isEmpty() && row.get(2).isEmpty() && row.get(3).isEmpty();
            if (!whole) {
                keys.remove(row.getFirst());
            }
        }
        return List.copyOf(keys.values());
    }

    /** By which engine it is kept; nothing where there is no such table. */
    static Optional<String> engine(MySqlSession session, String schema, String name) throws OperationFailed {
        return session
                .ask("SELECT COALESCE(ENGINE, '') FROM information_schema.TABLES WHERE " + here(schema, name)
                        + " AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')")
                .stream()
                .map(List::getFirst)
                .findFirst();
    }

    /** Of a table to others. */
    static List<ForeignKey> foreignKeys(MySqlSession session, Relation table) throws OperationFailed {
        String of = is("k.TABLE_SCHEMA", table.schema()) + " AND " + is("k.TABLE_NAME", table.name());
        return read(session.ask(FOREIGN.formatted("REFERENCED_TABLE", of)));
    }

    /** Those of others to a table that take rows along, or change them, when what they refer to is deleted. */
    static List<ForeignKey> takingAlong(MySqlSession session, Relation table) throws OperationFailed {
        return referring(session, table, "DELETE_RULE");
    }

    /** Those of others to a table that change rows with it when what they refer to changes. */
    static List<ForeignKey> changingAlong(MySqlSession session, Relation table) throws OperationFailed {
        return referring(session, table, "UPDATE_RULE");
    }

    private static List<ForeignKey> referring(MySqlSession session, Relation table, String rule)
            throws OperationFailed {
        String to = is("k.REFERENCED_TABLE_SCHEMA", table.schema()) + " AND "
                + is("k.REFERENCED_TABLE_NAME", table.name()) + " AND r." + rule
                + " IN ('CASCADE', 'SET NULL', 'SET DEFAULT')";
        return read(session.ask(FOREIGN.formatted("TABLE", to)));
    }

    private static List<ForeignKey> read(List<List<String>> rows) {
        Map<List<String>, List<List<String>>> keys = new LinkedHashMap<>();
        for (List<String> row : rows) {
            keys.computeIfAbsent(row.subList(0, 3), key -> new ArrayList<>()).add(row.subList(3, 5));
        }
        List<ForeignKey> all = new ArrayList<>();
        keys.forEach((key, columns) -> all.add(new ForeignKey(
                key.get(0),
                key.get(1),
                key.get(2),
                columns.stream().map(List::getFirst).toList(),
                columns.stream().map(List::getLast).toList())));
        return all;
    }

    /** The names of those of a table, in the order in which they fire. */
    static List<String> triggers(MySqlSession session, String schema, String table) throws OperationFailed {
        return session
                .ask("SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE " + is("EVENT_OBJECT_SCHEMA", schema)
                        + " AND " + is("EVENT_OBJECT_TABLE", table)
                        + " ORDER BY EVENT_MANIPULATION, ACTION_TIMING, ACTION_ORDER")
                .stream()
                .map(List::getFirst)
                .toList();
    }

    /** Those of the other tables of a schema, each with its table: a name of a trigger is there but once. */
    static Map<String, String> triggersElsewhere(MySqlSession session, String schema, String table)
            throws OperationFailed {
        Map<String, String> found = new TreeMap<>();
        session.ask("SELECT TRIGGER_NAME, EVENT_OBJECT_TABLE FROM information_schema.TRIGGERS WHERE "
                        + is("EVENT_OBJECT_SCHEMA", schema) + " AND NOT " + is("EVENT_OBJECT_TABLE", table))
                .forEach(row -> found.put(row.get(0), row.get(1)));
        return found;
    }

    /** The triggers that these kinds of change set off, as "name on table". */
    static List<String> triggers(MySqlSession session, Relation table, String... events) throws OperationFailed {
        String which = "'" + String.join("', '", Arrays.asList(events)) + "'";
        return session
                .ask("SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE "
                        + is("EVENT_OBJECT_SCHEMA", table.schema()) + " AND "
                        + is("EVENT_OBJECT_TABLE", table.name()) + " AND EVENT_MANIPULATION IN (" + which
                        + ") ORDER BY 1")
                .stream()
                .map(row -> row.getFirst() + " on " + table.name())
                .toList();
    }
}
