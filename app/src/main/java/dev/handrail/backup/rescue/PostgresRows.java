package dev.handrail.backup.rescue;

import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.sql.Sessions;
import dev.handrail.sql.SqlFailure;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way of PostgreSQL, which holds the tables meanwhile. */
record PostgresRows(PostgresRescues place, String schema, String table, Choice choice, String before)
        implements RowsBack {
    /** The line broke, or somebody ended the session, which may be when all is done but the answer. */
    private static final Pattern LOST = Pattern.compile("08...|57P..");

    @Override
    public Prospect prospect() throws OperationFailed {
        try (Connection connection = open()) {
            SideSchema side = SideSchema.require(connection, schema, server().name());
            Transfer transfer = transfer(connection, side);
            Pair pair = transfer.pair();
            Gathering gathering = transfer.gather(pair);
            List<Check> checks = transfer.checks(pair, gathering);
            Prospect prospect = new Prospect(
                    checks,
                    transfer.locking(pair),
                    List.copyOf(transfer.statements(gathering).keySet()),
                    gathering.fingerprint());
            connection.rollback();
            return prospect;
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("rescue.failed.rows.look", table), server().name(), e);
        }
    }

    private Server server() {
        return place.server();
    }

    private Connection open() throws OperationFailed, SQLException {
        Connection connection = place.databases().open(place.server(), place.beside(), place.live());
        connection.setAutoCommit(false);
        return connection;
    }

    private Transfer transfer(Connection connection, SideSchema side) throws OperationFailed {
        return new Transfer(connection, side, side.table(table), choice, before);
    }

    @Override
    public long bring(@Nullable String planned, Work work) throws OperationFailed {
        try (Connection connection = open();
                Work.Handle cancel = work.onCancel(() -> Ending.end(connection))) {
            return all(connection, planned, work);
        } catch (SQLException e) {
            work.stopIfCancelled();
            throw SqlFailure.of(Words.of("rescue.failed.rows", table), server().name(), e);
        }
    }

    private long all(Connection connection, @Nullable String planned, Work work) throws SQLException, OperationFailed {
        Sessions.endsWhenSilent(connection, Sessions.SILENCE);
        SideSchema side = SideSchema.require(connection, schema, server().name());
        PostgresWitness witness = PostgresWitness.of(connection, schema + "." + before);
        Transfer transfer = transfer(connection, side);
        Pair pair = transfer.pair();
        work.step(Words.of("rescue.step.lock"));
        try (Statement statement = connection.createStatement()) {
            perform(statement, transfer.locking(pair), work);
            work.step(Words.of("rescue.step.gather"));
            Gathering gathering = transfer.gather(pair);
            if (planned != null && !planned.equals(gathering.fingerprint())) {
                throw Transfer.changed();
            }
            work.step(Words.of("rescue.step.bringback"));
            long rows = 0;
            for (Map.Entry<String, Long> one : transfer.statements(gathering).entrySet()) {
                work.stopIfCancelled();
                long did = perform(statement, one.getKey(), work);
                if (!one.getKey().startsWith("CREATE")) {
                    asMany(did, one.getValue());
                    rows += did;
                }
            }
            transfer.prove(gathering);
            transfer.moveSequences(gathering).forEach(work::say);
            work.stopIfCancelled();
            commit(connection, witness, work);
            return rows;
        }
    }

    /** A rule on the table, say, could have it do something else. */
    private static void asMany(long did, long expected) throws OperationFailed {
        if (did != expected) {
            throw RowsBack.notSame(Math.abs(expected - did));
        }
    }

    private long perform(Statement statement, String sql, Work work) throws SQLException {
        work.command(server().name(), sql);
        long rows = statement.executeLargeUpdate(sql);
        return Math.max(0, rows);
    }

    /** An answer that got lost says nothing: the server is asked again what became of it. */
    private void commit(Connection connection, PostgresWitness witness, Work work) throws OperationFailed {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (!LOST.matcher(String.valueOf(e.getSQLState())).matches()) {
                throw failed("rescue.rows.notsame.next", e);
            }
            work.say(Words.of("rescue.rows.asked", table));
            if (!isDone(witness, e)) {
                work.stopIfCancelled();
                throw failed("rescue.rows.lost.next", e);
            }
        }
    }

    /** Found out also where somebody has cancelled meanwhile: what was done must be known all the same. */
    private boolean isDone(PostgresWitness witness, SQLException lost) throws OperationFailed {
        try {
            return new Stop().apart(() -> saysDone(witness));
        } catch (OperationFailed e) {
            lost.addSuppressed(e);
            throw failed("rescue.rows.unknown.next", lost);
        }
    }

    private boolean saysDone(PostgresWitness witness) throws OperationFailed {
        try (Connection connection = open()) {
            return witness.saysDone(connection, server().name());
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("rescue.failed.rows", table), server().name(), e);
        }
    }

    private OperationFailed failed(String next, SQLException e) {
        return OperationFailed.failed(Words.of("rescue.failed.rows", table))
                .on(server().name())
                .next(Words.of(next))
                .because(e);
    }
}
