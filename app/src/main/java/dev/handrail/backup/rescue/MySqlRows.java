package dev.handrail.backup.rescue;

import dev.handrail.backup.restore.MySqlComplaint;
import dev.handrail.operation.Work;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The way of MariaDB and MySQL, which holds only the rows that change. */
record MySqlRows(MySqlRescues place, String schema, String table, Choice choice, String before) implements RowsBack {
    private static final Set<RowKind> ONLY_MISSING = Set.of(RowKind.MISSING);

    @Override
    public Prospect prospect() throws OperationFailed {
        try (MySqlClient client = place.client()) {
            SideSchema side = new MySqlSide(client).require(schema);
            try (MySqlSession session = MySqlSession.begin(client)) {
                MySqlTransfer transfer = transfer(session, side);
                MySqlGathering gathering = transfer.prepare();
                transfer.gather(gathering);
                List<String> statements = new ArrayList<>();
                if (overwrites()) {
                    statements.add(transfer.makingBefore(gathering));
                }
                MySqlWitness witness = witness(client);
                statements.add(witness.making());
                transfer.deeds(gathering).forEach(deed -> statements.add(deed.sql()));
                statements.add(witness.writing());
                statements.add(witness.dropping());
                Prospect prospect = new Prospect(
                        transfer.checks(gathering),
                        MySqlTransfer.holding(gathering),
                        statements,
                        gathering.fingerprint());
                session.ask("ROLLBACK");
                return prospect;
            }
        }
    }

    private MySqlTransfer transfer(MySqlSession session, SideSchema side) throws OperationFailed {
        return new MySqlTransfer(session, side, side.table(table), choice, before);
    }

    private boolean overwrites() {
        return !choice.kinds().equals(ONLY_MISSING);
    }

    @Override
    public long bring(@Nullable String planned, Work work) throws OperationFailed {
        AtomicBoolean unknown = new AtomicBoolean();
        boolean held = false;
        try (MySqlClient client = place.client()) {
            SideSchema side = new MySqlSide(client).require(schema);
            MySqlWitness witness = witness(client);
            try (MySqlSession session = MySqlSession.begin(client);
                    Work.Handle cancel = work.onCancel(session::stop)) {
                witness.hold(session);
                held = true;
                return all(session, side, planned, work, witness, unknown);
            } catch (OperationFailed e) {
                if (!unknown.get()) {
                    work.stopIfCancelled();
                }
                throw e;
            } finally {
                if (held && !unknown.get()) {
                    dropUnused(client, witness, work);
                }
            }
        }
    }

    private MySqlWitness witness(MySqlClient client) {
        return new MySqlWitness(client, schema, before.replace(SideSchema.BEFORE, MySqlWitness.DONE));
    }

    /** @param unknown is set while nobody can tell whether it was committed */
    private long all(
            MySqlSession session,
            SideSchema side,
            @Nullable String planned,
            Work work,
            MySqlWitness witness,
            AtomicBoolean unknown)
            throws OperationFailed {
        MySqlTransfer transfer = transfer(session, side);
        MySqlGathering gathering = transfer.prepare();
        if (overwrites()) {
            perform(session, transfer.makingBefore(gathering), work);
        }
        perform(session, witness.making(), work);
        work.step(Words.of("rescue.step.gather"));
        transfer.gather(gathering);
        work.step(Words.of("rescue.mysql.step.hold"));
        command(work, MySqlTransfer.holding(gathering));
        transfer.hold(gathering);
        if (planned != null && !planned.equals(gathering.fingerprint())) {
            throw Transfer.changed();
        }
        work.step(Words.of("rescue.step.bringback"));
        long rows = 0;
        for (MySqlTransfer.Deed deed : transfer.deeds(gathering)) {
            work.stopIfCancelled();
            command(work, deed.sql());
            deed.perform(session);
            rows += deed.count();
        }
        transfer.prove(gathering);
        perform(session, witness.writing(), work);
        work.stopIfCancelled();
        commit(session, witness, work, unknown);
        return rows;
    }

    private void perform(MySqlSession session, String statement, Work work) throws OperationFailed {
        command(work, statement);
        session.ask(statement);
    }

    private void command(Work work, String statement) {
        work.command(place.server().name(), statement);
    }

    /** An answer that got lost says nothing: the server is asked again what became of it. */
    private void commit(MySqlSession session, MySqlWitness witness, Work work, AtomicBoolean unknown)
            throws OperationFailed {
        unknown.set(true);
        try {
            session.ask("COMMIT");
        } catch (OperationFailed e) {
            boolean refused = MySqlComplaint.isRefusal(said(e));
            if (!refused) {
                work.say(Words.of("rescue.rows.asked", table));
            }
            if (!isDone(witness, e)) {
                unknown.set(false);
                throw failed().next(
                                refused
                                        ? Words.of(
                                                "rescue.rows.refused.next",
                                                MySqlClient.advice(said(e), MySqlClient.LOOK))
                                        : Words.of("rescue.rows.lost.next"))
                        .because(e);
            }
        }
        unknown.set(false);
    }

    private static String said(OperationFailed e) {
        return e.cameBack() == null ? e.tried() : e.cameBack();
    }

    /** Found out also where somebody has cancelled meanwhile: what was done must be known all the same. */
    private boolean isDone(MySqlWitness witness, OperationFailed lost) throws OperationFailed {
        try {
            return new Stop().apart(witness::saysDone);
        } catch (OperationFailed e) {
            lost.addSuppressed(e);
            throw failed().next(Words.of("rescue.rows.unknown.next")).because(lost);
        }
    }

    private OperationFailed.Telling failed() {
        return OperationFailed.failed(Words.of("rescue.failed.rows", table))
                .on(place.server().name());
    }

    /**
     * It holds something only where the transaction was committed that wrote it: one that may be in the middle of that shows
     * nothing yet. What still goes on in it ends before it is dropped.
     */
    private void dropUnused(MySqlClient client, MySqlWitness witness, Work work) {
        String kept = MySqlClient.quoted(schema) + "." + MySqlClient.quoted(before);
        try {
            boolean unused = overwrites()
                    && client.askServer("SELECT 1 FROM " + kept + " LIMIT 1").isEmpty();
            String dropping = unused ? witness.dropping() + ", " + kept : witness.dropping();
            command(work, dropping);
            client.askServer("SET SESSION lock_wait_timeout = 60; " + dropping);
        } catch (OperationFailed e) {
            // It is empty, and goes when the schema does.
        }
    }
}
