package dev.handrail.backup.rescue;

import dev.handrail.operation.Plan.Check;
import dev.handrail.sql.SqlNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is done in one transaction to bring rows back. To plan it, the same is gathered in a transaction that is taken back;
 * to do it, in one that holds the tables, so that nobody changes them in between.
 */
final class Transfer {
    private static final String SEQUENCES = """
            SELECT format('%I.%I', sn.nspname, s.relname), format('%I', a.attname)
              FROM pg_class s JOIN pg_namespace sn ON sn.oid = s.relnamespace JOIN pg_sequence q ON q.seqrelid = s.oid
              JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass
                              AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
              JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
             WHERE d.refobjid = ? AND q.seqincrement > 0 AND s.relkind = 'S'
               AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)""";

    private final Connection connection;
    private final SideSchema schema;
    private final Rescue.Table table;
    private final Choice choice;
    private final String before;

    /** @param before what the table is called that keeps what is overwritten */
    Transfer(Connection connection, SideSchema schema, Rescue.Table table, Choice choice, String before) {
        this.connection = connection;
        this.schema = schema;
        this.table = table;
        this.choice = choice;
        this.before = before;
    }

    /** The live table and its counterpart, or words on why there is nothing to bring rows into. */
    Pair pair() throws SQLException, OperationFailed {
        Comparison.prepare(connection);
        Optional<Pair> pair = Pair.of(connection, schema, table);
        if (pair.isEmpty()) {
            throw notBoth();
        }
        Comparison.knowTypes(connection, pair.get());
        return pair.get();
    }

    private OperationFailed notBoth() throws SQLException {
        Optional<Relation> side = Relation.find(connection, schema.name(), table.name());
        if (side.isEmpty()) {
            return away(table, schema);
        }
        String moving = new Moving(connection, schema, table).statements(side.get());
        return OperationFailed.refused(Words.of("rescue.rows.gone", table.full()))
                .next(Words.of(movingKey(schema, "rescue.rows.gone.next"), moving))
                .build();
    }

    /**
     * What is said of the statements that move a table back.
     *
     * @param whole of one of a dump that was whole
     */
    static String movingKey(SideSchema schema, String whole) {
        return schema.rescue().cut() ? "rescue.rows.gone.cut.next" : whole;
    }

    static OperationFailed away(Rescue.Table table, SideSchema schema) {
        return OperationFailed.refused(Words.of("rescue.compared.away", table.full()))
                .next(Words.of("rescue.remark.away", table.full(), schema.name()))
                .build();
    }

    List<String> key(Pair pair) throws OperationFailed {
        return pair.key()
                .orElseThrow(() -> OperationFailed.refused(Words.of("rescue.rows.nokey", table.full()))
                        .next(Words.of("rescue.rows.nokey.next", byHand(pair)))
                        .build());
    }

    /** Whole rows, each as often as the backup has it more than the live table. */
    private static String byHand(Pair pair) {
        return "INSERT INTO " + pair.live().quoted() + " (" + Pair.list(pair.common()) + ") SELECT "
                + Pair.list(pair.common()) + " FROM " + pair.side().own() + " EXCEPT ALL SELECT "
                + Pair.list(pair.common()) + " FROM " + pair.live().own();
    }

    /** The table, and those that rows may go into for its sake: nobody else may write to them meanwhile. */
    String locking(Pair pair) throws SQLException {
        Map<String, Relation> held = new TreeMap<>();
        Deque<Relation> next = new ArrayDeque<>(List.of(pair.live()));
        while (!next.isEmpty()) {
            Relation live = next.pop();
            if (held.put(live.quoted(), live) == null) {
                for (ForeignKey foreign : ForeignKey.of(connection, live)) {
                    if (schema.rescue().table(foreign.full()).isPresent()) {
                        Relation.find(connection, foreign.schema(), foreign.table())
                                .ifPresent(next::push);
                    }
                }
            }
        }
        return "LOCK TABLE " + String.join(", ", held.keySet()) + " IN SHARE ROW EXCLUSIVE MODE";
    }

    Gathering gather(Pair pair) throws SQLException, OperationFailed {
        if (!choice.seen().isEmpty()) {
            Compared now = new Comparison(connection, schema).compare(table, Set.of(), 0, 0);
            if (!choice.fits(now.seen())) {
                throw changed();
            }
        }
        Gathering gathering = Gathering.of(connection, schema, pair, key(pair), choice);
        choice.requireFound(gathering.chosen());
        return gathering;
    }

    static OperationFailed changed() {
        return OperationFailed.refused(Words.of("rescue.rows.changed"))
                .next(Words.of("rescue.rows.changed.next"))
                .build();
    }

    List<Check> checks(Pair pair, Gathering gathering) throws SQLException {
        List<Check> checks = new ArrayList<>(TransferChecks.chosen(table, choice, gathering::chosen));
        if (gathering.chosen() == 0) {
            checks.add(TransferChecks.nothing());
        }
        for (Part part : gathering.parentsFirst()) {
            checks.addAll(TransferChecks.filled(part.pair(), gathering.along(part)));
        }
        checks.addAll(TransferChecks.ties(gathering.orphans(), gathering.takenAlong(), gathering.altered()));
        checks.addAll(TransferChecks.cut(schema, table, choice));
        checks.addAll(TransferChecks.columns(pair));
        checks.addAll(TransferChecks.lostViews(table, ReadingViews.lost(connection, schema, table)));
        checks.addAll(TransferChecks.lostObjects(gathering.lostObjects()));
        Resting resting = resting(gathering);
        if (!resting.names().isEmpty()) {
            checks.add(Check.warning(
                    Words.of("rescue.check.triggers", String.join(", ", resting.names())),
                    Words.of("rescue.check.triggers.next")));
        }
        return checks;
    }

    private Resting resting(Gathering gathering) throws SQLException {
        List<Relation> tables = gathering.parentsFirst().stream()
                .map(part -> part.pair().live())
                .collect(Collectors.toCollection(ArrayList::new));
        tables.add(gathering.target().pair().live());
        return Resting.of(connection, tables);
    }

    /** All that changes something, in its order, with the number of rows that each must have to do with. */
    Map<String, Long> statements(Gathering gathering) throws SQLException {
        Map<String, Long> statements = new LinkedHashMap<>();
        Resting resting = resting(gathering);
        Part target = gathering.target();
        resting.off().forEach(one -> statements.put(one, 0L));
        if (gathering.chosen(RowKind.CHANGED) + gathering.chosen(RowKind.EXTRA) > 0) {
            statements.put(
                    target.keepBefore(before), gathering.chosen(RowKind.CHANGED) + gathering.chosen(RowKind.EXTRA));
        }
        List<Part> filled = gathering.parentsFirst();
        for (Part part : filled) {
            if (part.number() != 0) {
                statements.put(part.insert(), gathering.count(part, RowKind.MISSING));
            }
        }
        if (gathering.chosen(RowKind.EXTRA) > 0) {
            statements.put(target.delete(), gathering.chosen(RowKind.EXTRA));
        }
        if (gathering.chosen(RowKind.CHANGED) > 0) {
            statements.put(target.update(), gathering.chosen(RowKind.CHANGED));
        }
        if (filled.contains(target)) {
            statements.put(target.insert(), gathering.count(target, RowKind.MISSING));
        }
        statements.put("SET CONSTRAINTS ALL IMMEDIATE", 0L);
        resting.on().forEach(one -> statements.put(one, 0L));
        return statements;
    }

    /** Looks again before it counts: every row that was to be there is, just as the backup has it. */
    void prove(Gathering gathering) throws SQLException, OperationFailed {
        Part target = gathering.target();
        long wrong =
                gathering.number(target.notDone(RowKind.CHANGED)) + gathering.number(target.notDone(RowKind.EXTRA));
        for (Part part : gathering.parentsFirst()) {
            wrong += gathering.number(part.notDone(RowKind.MISSING));
        }
        if (wrong > 0) {
            throw RowsBack.notSame(wrong);
        }
    }

    /** Else the next new row would get the number of one that came back. Answers which were moved on. */
    List<String> moveSequences(Gathering gathering) throws SQLException {
        List<String> moved = new ArrayList<>();
        for (Part part : gathering.parentsFirst()) {
            for (String[] sequence : sequences(part.pair().live())) {
                String query = "SELECT setval(" + SqlNames.literal(sequence[0]) + ", highest) FROM (SELECT max("
                        + sequence[1] + ") AS highest FROM "
                        + part.pair().live().quoted()
                        + ") now WHERE highest > (SELECT last_value FROM " + sequence[0] + ")";
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(query)) {
                    if (row.next()) {
                        moved.add(Words.of("rescue.rows.sequence", sequence[0], row.getLong(1)));
                    }
                }
            }
        }
        return moved;
    }

    private List<String[]> sequences(Relation live) throws SQLException {
        List<String[]> sequences = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SEQUENCES)) {
            statement.setLong(1, live.oid());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sequences.add(new String[] {row.getString(1), row.getString(2)});
                }
            }
        }
        return sequences;
    }
}
