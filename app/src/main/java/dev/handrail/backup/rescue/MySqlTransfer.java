package dev.handrail.backup.rescue;

import dev.handrail.operation.Plan.Check;
import dev.handrail.sql.MySqlSession;
import dev.handrail.sql.Sessions;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is done in one transaction of MariaDB or MySQL to bring rows back. To plan it, the same is gathered in a transaction
 * that is taken back. Nobody is kept from the tables: of those rows that are there and change, each is held; one that somebody
 * else makes meanwhile in the place of a missing one fails ours, and all of it is taken back.
 */
final class MySqlTransfer {
    private static final String TRANSACTIONAL = "INNODB";
    private static final String UNCHECKED = "SET SESSION foreign_key_checks = 0";
    private static final String CHECKED = "SET SESSION foreign_key_checks = 1";

    private static final long NOT_COUNTED = -1;

    private final MySqlSession session;
    private final SideSchema schema;
    private final Rescue.Table table;
    private final Choice choice;
    private final String before;

    /** @param before what the table is called that keeps what is overwritten */
    MySqlTransfer(MySqlSession session, SideSchema schema, Rescue.Table table, Choice choice, String before) {
        this.session = session;
        this.schema = schema;
        this.table = table;
        this.choice = choice;
        this.before = before;
    }

    /** All that takes part, with nothing gathered, or words on why there is nothing to bring rows into. */
    MySqlGathering prepare() throws OperationFailed {
        session.endsWhenSilent(Sessions.SILENCE);
        session.ask(MySqlComparison.SAME + ";\nSET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
        Optional<Pair> pair = MySqlComparison.pair(session, schema, table);
        if (pair.isEmpty()) {
            throw notBoth();
        }
        Optional<List<String>> key = pair.get().key();
        if (key.isEmpty()) {
            throw OperationFailed.refused(Words.of("rescue.rows.nokey", table.full()))
                    .next(Words.of("rescue.rows.nokey.next", byHand(pair.get())))
                    .build();
        }
        MySqlGathering gathering = MySqlGathering.of(session, schema, pair.get(), key.get());
        gathering.make();
        return gathering;
    }

    private OperationFailed notBoth() throws OperationFailed {
        MySqlMoving moving = MySqlMoving.of(session, schema, table);
        boolean beside = moving.isBeside();
        boolean live = MySqlTable.engine(session, table.schema(), table.name()).isPresent();
        String statements = beside || live ? moving.statements() : "";
        if (statements.isEmpty()) {
            return Transfer.away(table, schema);
        }
        if (!beside) {
            return OperationFailed.refused(Words.of("rescue.mysql.moved", table.full()))
                    .next(Words.of("rescue.mysql.moved.next", statements))
                    .build();
        }
        return OperationFailed.refused(Words.of("rescue.rows.gone", table.full()))
                .next(Words.of(Transfer.movingKey(schema, "rescue.mysql.gone.next"), statements))
                .build();
    }

    /** Whole rows, as many as the live table has none of. */
    private static String byHand(Pair pair) {
        String columns = MySqlPair.list(pair.common());
        return "INSERT INTO " + MySqlPair.quoted(pair.live()) + " (" + columns + ") SELECT " + columns + " FROM "
                + MySqlPair.quoted(pair.side()) + " EXCEPT SELECT " + columns + " FROM "
                + MySqlPair.quoted(pair.live());
    }

    /** Begins the transaction, and in it sees that the rows are the ones that were seen. */
    void gather(MySqlGathering gathering) throws OperationFailed {
        session.ask("START TRANSACTION");
        if (!choice.seen().isEmpty()) {
            Compared now = new MySqlComparison(session, schema).compare(table, Set.of(), 0, 0);
            if (!choice.fits(now.seen())) {
                throw Transfer.changed();
            }
        }
        gathering.gather(choice);
        choice.requireFound(gathering.chosen());
    }

    static String holding(MySqlGathering gathering) {
        return gathering.target().hold(RowKind.CHANGED);
    }

    void hold(MySqlGathering gathering) throws OperationFailed {
        session.ask(gathering.target().hold(RowKind.CHANGED) + ";\n"
                + gathering.target().hold(RowKind.EXTRA));
    }

    List<Check> checks(MySqlGathering gathering) throws OperationFailed {
        List<Check> checks = new ArrayList<>(TransferChecks.chosen(table, choice, gathering::chosen));
        if (gathering.chosen() == 0) {
            checks.add(TransferChecks.nothing());
        }
        for (MySqlPart part : gathering.parentsFirst()) {
            checks.addAll(TransferChecks.filled(part.pair(), gathering.along(part)));
        }
        MySqlTies ties = gathering.ties();
        checks.addAll(TransferChecks.ties(ties.orphans(), ties.takenAlong(), ties.altered()));
        checks.addAll(TransferChecks.cut(schema, table, choice));
        checks.addAll(TransferChecks.columns(gathering.target().pair()));
        checks.addAll(engines(gathering));
        Set<String> triggers = triggers(gathering);
        if (!triggers.isEmpty()) {
            checks.add(Check.warning(
                    Words.of("rescue.mysql.triggers", String.join(", ", triggers)),
                    Words.of("rescue.mysql.triggers.next")));
        }
        return checks;
    }

    /** What takes part of it, and the one that was chosen. */
    private static Set<MySqlPart> touched(MySqlGathering gathering) throws OperationFailed {
        Set<MySqlPart> touched = new LinkedHashSet<>(gathering.parentsFirst());
        touched.add(gathering.target());
        return touched;
    }

    /** Without transactions, half of the rows would stay where one fails. */
    private List<Check> engines(MySqlGathering gathering) throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        for (MySqlPart part : touched(gathering)) {
            Relation live = part.pair().live();
            String engine =
                    MySqlTable.engine(session, live.schema(), live.name()).orElse("");
            if (!engine.equalsIgnoreCase(TRANSACTIONAL)) {
                checks.add(Check.blocker(
                        Words.of("rescue.mysql.engine", live.full(), engine),
                        Words.of(
                                "rescue.mysql.engine.next",
                                "ALTER TABLE " + MySqlPair.quoted(live) + " ENGINE=InnoDB")));
            }
        }
        return checks;
    }

    private Set<String> triggers(MySqlGathering gathering) throws OperationFailed {
        Set<String> triggers = new LinkedHashSet<>();
        for (MySqlPart part : gathering.parentsFirst()) {
            triggers.addAll(MySqlTable.triggers(session, part.pair().live(), "INSERT"));
        }
        Relation target = gathering.target().pair().live();
        if (gathering.chosen(RowKind.CHANGED) > 0) {
            triggers.addAll(MySqlTable.triggers(session, target, "UPDATE"));
        }
        if (gathering.chosen(RowKind.EXTRA) > 0) {
            triggers.addAll(MySqlTable.triggers(session, target, "DELETE"));
        }
        return triggers;
    }

    /** What is made before the transaction, which it would end: the place for what is overwritten. */
    String makingBefore(MySqlGathering gathering) {
        return gathering.target().makeBefore(before);
    }

    /** All that changes something, in its order. */
    List<Deed> deeds(MySqlGathering gathering) throws OperationFailed {
        List<Deed> deeds = new ArrayList<>();
        MySqlPart target = gathering.target();
        for (RowKind kind : List.of(RowKind.CHANGED, RowKind.EXTRA)) {
            if (gathering.chosen(kind) > 0) {
                deeds.add(new Deed(target.keepBefore(before, kind), gathering.chosen(kind)));
            }
        }
        List<MySqlPart> filled = gathering.parentsFirst();
        boolean circles = gathering.inCircles();
        unchecked(
                deeds,
                circles,
                inserts(
                        gathering,
                        filled.stream().filter(part -> part.number() != 0).toList()));
        if (gathering.chosen(RowKind.EXTRA) > 0) {
            deeds.add(new Deed(target.delete(), gathering.chosen(RowKind.EXTRA)));
        }
        if (gathering.chosen(RowKind.CHANGED) > 0) {
            deeds.add(new Deed(target.update(), gathering.chosen(RowKind.CHANGED)));
        }
        unchecked(
                deeds,
                circles,
                inserts(
                        gathering,
                        filled.stream().filter(part -> part.number() == 0).toList()));
        return deeds;
    }

    private static List<Deed> inserts(MySqlGathering gathering, List<MySqlPart> parts) throws OperationFailed {
        List<Deed> inserts = new ArrayList<>();
        for (MySqlPart part : parts) {
            inserts.add(new Deed(part.insert(), gathering.count(part, RowKind.MISSING)));
        }
        return inserts;
    }

    /** Row by row is how these servers check: rows that refer to each other would never go in. They are checked after. */
    private static void unchecked(List<Deed> deeds, boolean circles, List<Deed> inserts) {
        if (circles && !inserts.isEmpty()) {
            deeds.add(new Deed(UNCHECKED, NOT_COUNTED));
        }
        deeds.addAll(inserts);
        if (circles && !inserts.isEmpty()) {
            deeds.add(new Deed(CHECKED, NOT_COUNTED));
        }
    }

    /** @param rows that it must have to do with */
    record Deed(String sql, long rows) {
        void perform(MySqlSession session) throws OperationFailed {
            if (rows == NOT_COUNTED) {
                session.ask(sql);
                return;
            }
            long did = session.change(sql);
            if (did != rows) {
                throw RowsBack.notSame(Math.abs(rows - did));
            }
        }

        /** Of live tables. */
        long count() {
            return rows == NOT_COUNTED || sql.contains(SideSchema.BEFORE) ? 0 : rows;
        }
    }

    /** Looks again before it counts: every row that was to be there is, just as the backup has it. */
    void prove(MySqlGathering gathering) throws OperationFailed {
        MySqlPart target = gathering.target();
        long wrong =
                gathering.number(target.notDone(RowKind.CHANGED)) + gathering.number(target.notDone(RowKind.EXTRA));
        for (MySqlPart part : gathering.parentsFirst()) {
            wrong += gathering.number(part.notDone(RowKind.MISSING));
        }
        wrong += gathering.inCircles() ? gathering.ties().dangling(gathering.parentsFirst()) : 0;
        if (wrong > 0) {
            throw RowsBack.notSame(wrong);
        }
    }
}
