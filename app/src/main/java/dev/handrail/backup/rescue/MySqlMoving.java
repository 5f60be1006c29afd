package dev.handrail.backup.rescue;

import dev.handrail.backup.rescue.MySqlBelongings.Key;
import dev.handrail.backup.rescue.MySqlBelongings.Triggers;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a whole table of MariaDB or MySQL goes from a side database to where it was, with its triggers, and tied to the live
 * tables again. There are no transactions of that: asked again, it tells what is still to be done.
 *
 * @param belongings what it had when it came
 */
record MySqlMoving(MySqlSession session, SideSchema schema, Rescue.Table table, MySqlBelongings belongings) {
    /** By what was written down when it came. */
    static MySqlMoving of(MySqlSession session, SideSchema schema, Rescue.Table table) throws OperationFailed {
        Optional<MySqlBelongings> written = MySqlSide.belongings(session, schema.name());
        Set<String> all =
                schema.rescue().tables().stream().map(Rescue.Table::name).collect(Collectors.toSet());
        return new MySqlMoving(
                session,
                schema,
                table,
                written.isPresent() ? written.get() : MySqlBelongings.unwritten(session, schema.name(), all));
    }

    /** Whether it lies beside still. */
    boolean isBeside() throws OperationFailed {
        return isThere(schema.name(), table.name());
    }

    /** To be pasted; nothing where nothing is left to be done. */
    String statements() throws OperationFailed {
        List<String> moving = isBeside() ? moving() : List.of();
        List<String> there = MySqlTable.triggers(session, table.schema(), table.name());
        Optional<Triggers> triggers =
                belongings.triggersOf(table.name()).filter(had -> !there.containsAll(had.names()));
        List<String> keys = lackingKeys();
        Stream<String> parts = Stream.of(
                String.join("; ", moving), String.join("; ", keys), triggers.isPresent() ? made(triggers.get()) : "");
        return parts.filter(part -> !part.isEmpty())
                .map(part -> part.endsWith(";") ? part : part + ";")
                .collect(Collectors.joining("\n"));
    }

    /** No server renames a table with triggers into another database. */
    private List<String> moving() throws OperationFailed {
        List<String> moving = new ArrayList<>();
        belongings.triggersOf(table.name()).stream()
                .flatMap(triggers -> triggers.names().stream())
                .map(name -> "DROP TRIGGER IF EXISTS " + beside(name))
                .forEach(moving::add);
        for (Key key : MySqlBelongings.keys(session, schema.name(), Set.of(table.name()))) {
            // One that is gone too comes back the same way, and stays tied to this.
            if (key.schema().isEmpty() && isThere(table.schema(), key.isOf(table.name()) ? key.other() : key.table())) {
                moving.add(
                        "ALTER TABLE " + beside(key.table()) + " DROP FOREIGN KEY " + MySqlClient.quoted(key.name()));
            }
        }
        moving.add("RENAME TABLE " + beside(table.name()) + " TO " + MySqlClient.quoted(table.schema()) + "."
                + MySqlClient.quoted(table.name()));
        return moving;
    }

    /** All of them anew, also those that a try which ended between two of them has made or will make. */
    private String made(Triggers lacking) throws OperationFailed {
        String live = MySqlClient.quoted(table.schema());
        Map<String, String> elsewhere = MySqlTable.triggersElsewhere(session, table.schema(), table.name());
        elsewhere.keySet().retainAll(lacking.names());
        // One of that name on another table is none of it, and stays.
        Stream<String> taken = elsewhere.entrySet().stream()
                .map(one ->
                        "-- " + inOneLine(Words.of("rescue.mysql.trigger.taken", one.getKey(), one.getValue())) + "\n");
        Stream<String> drops = lacking.names().stream()
                .filter(name -> !elsewhere.containsKey(name))
                .map(name -> "DROP TRIGGER IF EXISTS " + live + "." + MySqlClient.quoted(name) + ";\n");
        return Stream.concat(taken, drops).collect(Collectors.joining()) + "USE " + live + ";\n" + lacking.script();
    }

    /** The name of a trigger may hold what ends a line, and with it the comment. */
    private static String inOneLine(String words) {
        return words.lines().collect(Collectors.joining(" "));
    }

    /** Between it and live tables, in either direction. */
    private List<String> lackingKeys() throws OperationFailed {
        Relation side = new Relation(0, schema.name(), table.name(), false, List.of(), List.of());
        List<String> along = MySqlTable.foreignKeys(session, side).stream()
                .filter(foreign -> !foreign.schema().equals(schema.name()))
                .map(ForeignKey::name)
                .toList();
        List<String> lacking = new ArrayList<>();
        for (Key key : belongings.keysOf(table.name())) {
            boolean refers = key.isOf(table.name());
            boolean possible = refers
                    ? isThere(key.schema().isEmpty() ? table.schema() : key.schema(), key.other())
                    : isThere(table.schema(), key.table());
            if (possible && !(refers && along.contains(key.name())) && !has(key)) {
                lacking.add(key.adding(table.schema()));
            }
        }
        return lacking;
    }

    /** A live table that referred to one which was dropped in spite of that still has it. */
    private boolean has(Key key) throws OperationFailed {
        return !session.ask(
                        "SELECT 1 FROM information_schema.TABLE_CONSTRAINTS WHERE CONSTRAINT_TYPE = 'FOREIGN KEY' AND "
                                + MySqlTable.is("CONSTRAINT_SCHEMA", table.schema()) + " AND "
                                + MySqlTable.is("TABLE_NAME", key.table()) + " AND "
                                + MySqlTable.is("CONSTRAINT_NAME", key.name()))
                .isEmpty();
    }

    private boolean isThere(String database, String name) throws OperationFailed {
        return MySqlTable.engine(session, database, name).isPresent();
    }

    private String beside(String name) {
        return MySqlComparison.quoted(schema, name);
    }
}
