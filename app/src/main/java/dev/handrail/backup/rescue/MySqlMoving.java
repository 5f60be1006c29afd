package dev.handrail.backup.rescue;

import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a whole table of MariaDB or MySQL goes from a side database to where it was, tied to the live tables again. */
record MySqlMoving(MySqlSession session, SideSchema schema, Rescue.Table table) {
    /** Of it to others there, and of others there to it. */
    private static final String TIES = """
            SELECT k.TABLE_NAME, k.CONSTRAINT_NAME, k.REFERENCED_TABLE_NAME, r.DELETE_RULE, r.UPDATE_RULE,
                   k.COLUMN_NAME, k.REFERENCED_COLUMN_NAME
              FROM information_schema.KEY_COLUMN_USAGE k
              JOIN information_schema.REFERENTIAL_CONSTRAINTS r ON BINARY r.CONSTRAINT_SCHEMA = BINARY k.CONSTRAINT_SCHEMA
               AND BINARY r.CONSTRAINT_NAME = BINARY k.CONSTRAINT_NAME AND BINARY r.TABLE_NAME = BINARY k.TABLE_NAME
             WHERE %1$s AND %2$s AND ((%3$s) <> (%4$s))
             ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION""";

    /** To be pasted; there are no transactions of them. */
    String statements() throws OperationFailed {
        List<String> all = new ArrayList<>();
        List<String> ties = new ArrayList<>();
        for (Map.Entry<List<String>, List<List<String>>> one : ties().entrySet()) {
            List<String> key = one.getKey();
            boolean refers = key.get(0).equals(table.name());
            Optional<Rescue.Table> other = live(refers ? key.get(2) : key.get(0));
            // One that is gone too comes back the same way, and stays tied to this.
            if (other.isPresent()) {
                all.add("ALTER TABLE " + MySqlComparison.quoted(schema, key.get(0)) + " DROP FOREIGN KEY "
                        + MySqlClient.quoted(key.get(1)));
            }
            if (refers && other.isPresent()) {
                ties.add("ALTER TABLE " + quoted(table) + " ADD CONSTRAINT " + MySqlClient.quoted(key.get(1))
                        + " FOREIGN KEY (" + columns(one.getValue(), 0) + ") REFERENCES " + quoted(other.get()) + " ("
                        + columns(one.getValue(), 1) + ") ON DELETE " + key.get(3) + " ON UPDATE " + key.get(4));
            }
        }
        all.add("RENAME TABLE " + MySqlComparison.quoted(schema, table.name()) + " TO " + quoted(table));
        all.addAll(ties);
        return String.join("; ", all);
    }

    private Map<List<String>, List<List<String>>> ties() throws OperationFailed {
        String query = TIES.formatted(
                MySqlTable.is("k.TABLE_SCHEMA", schema.name()),
                MySqlTable.is("k.REFERENCED_TABLE_SCHEMA", schema.name()),
                MySqlTable.is("k.TABLE_NAME", table.name()),
                MySqlTable.is("k.REFERENCED_TABLE_NAME", table.name()));
        Map<List<String>, List<List<String>>> ties = new LinkedHashMap<>();
        for (List<String> row : session.ask(query)) {
            ties.computeIfAbsent(row.subList(0, 5), key -> new ArrayList<>()).add(row.subList(5, 7));
        }
        return ties;
    }

    /** The live table that one there is the counterpart of. */
    private Optional<Rescue.Table> live(String name) throws OperationFailed {
        for (Rescue.Table one : schema.rescue().tables()) {
            if (one.name().equals(name)
                    && MySqlTable.find(session, one.schema(), one.name()).isPresent()) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static String columns(List<List<String>> pairs, int which) {
        return pairs.stream().map(pair -> MySqlClient.quoted(pair.get(which))).collect(Collectors.joining(", "));
    }

    private static String quoted(Rescue.Table one) {
        return MySqlClient.quoted(one.schema()) + "." + MySqlClient.quoted(one.name());
    }
}
