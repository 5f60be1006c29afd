package dev.handrail.backup.rescue;

import dev.handrail.backup.restore.MySqlStaging;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Drops of a restored database all but the chosen tables and those whose rows they refer to. What would tie them to another
 * database is cut, since that one is live.
 *
 * @param side what it is called
 * @param live what its tables are called by
 */
record MySqlReducing(MySqlSession session, String side, String live) {
    private static final List<String> ROUTINES = List.of("PACKAGE BODY", "PACKAGE", "PROCEDURE", "FUNCTION");

    /**
     * Which tables stay.
     *
     * @param cut whether what was restored is from a dump that was cut
     */
    List<Rescue.Table> kept(List<String> wanted, boolean cut) throws OperationFailed {
        List<String> there = tables();
        Map<String, Rescue.Table> kept = new LinkedHashMap<>();
        for (String name : wanted) {
            String found = there.stream()
                    .filter(table -> name.equals(table) || name.equals(live + "." + table))
                    .findFirst()
                    .orElseThrow(() -> WantedTables.absent(name, there, cut));
            kept.put(found, new Rescue.Table(live, found, false));
        }
        List<String> next = new ArrayList<>(kept.keySet());
        while (!next.isEmpty()) {
            Relation table = named(next.removeFirst());
            for (ForeignKey foreign : MySqlTable.foreignKeys(session, table)) {
                if (foreign.schema().equals(side) && !kept.containsKey(foreign.table())) {
                    kept.put(foreign.table(), new Rescue.Table(live, foreign.table(), true));
                    next.add(foreign.table());
                }
            }
        }
        return List.copyOf(kept.values());
    }

    private Relation named(String table) {
        return new Relation(0, side, table, false, List.of(), List.of());
    }

    private List<String> tables() throws OperationFailed {
        return names(
                "TABLE_NAME FROM information_schema.TABLES",
                "TABLE_SCHEMA",
                "TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')" + " AND TABLE_NAME <> '" + MySqlStaging.MARK + "'");
    }

    private List<String> names(String what, String schema, String which) throws OperationFailed {
        return session
                .ask("SELECT " + what + " WHERE " + MySqlTable.is(schema, side) + " AND " + which + " ORDER BY 1")
                .stream()
                .map(List::getFirst)
                .toList();
    }

    /** In their order: what may name tables goes before them. */
    List<String> statements(List<Rescue.Table> kept) throws OperationFailed {
        List<String> statements = new ArrayList<>();
        for (String event : names("EVENT_NAME FROM information_schema.EVENTS", "EVENT_SCHEMA", "TRUE")) {
            statements.add("DROP EVENT " + quoted(event));
        }
        for (String view : names("TABLE_NAME FROM information_schema.TABLES", "TABLE_SCHEMA", "TABLE_TYPE = 'VIEW'")) {
            statements.add("DROP VIEW " + quoted(view));
        }
        for (String kind : ROUTINES) {
            String which = "ROUTINE_TYPE = '" + kind + "'";
            for (String routine : names("ROUTINE_NAME FROM information_schema.ROUTINES", "ROUTINE_SCHEMA", which)) {
                statements.add("DROP " + kind + " " + quoted(routine));
            }
        }
        for (Rescue.Table table : kept) {
            for (ForeignKey foreign : MySqlTable.foreignKeys(session, named(table.name()))) {
                if (!foreign.schema().equals(side)) {
                    statements.add("ALTER TABLE " + quoted(table.name()) + " DROP FOREIGN KEY "
                            + MySqlClient.quoted(foreign.name()));
                }
            }
        }
        statements.addAll(unwanted(kept));
        return statements;
    }

    private List<String> unwanted(List<Rescue.Table> kept) throws OperationFailed {
        List<String> stay = kept.stream().map(Rescue.Table::name).toList();
        String others = tables().stream()
                .filter(name -> !stay.contains(name))
                .map(this::quoted)
                .collect(Collectors.joining(", "));
        List<String> statements = new ArrayList<>();
        if (!others.isEmpty()) {
            statements.add("SET SESSION foreign_key_checks = 0");
            statements.add("DROP TABLE " + others);
            statements.add("SET SESSION foreign_key_checks = 1");
        }
        String sequence = "TABLE_TYPE = 'SEQUENCE'";
        for (String name : names("TABLE_NAME FROM information_schema.TABLES", "TABLE_SCHEMA", sequence)) {
            statements.add("DROP SEQUENCE " + quoted(name));
        }
        return statements;
    }

    private String quoted(String name) {
        return MySqlClient.quoted(side) + "." + MySqlClient.quoted(name);
    }
}
