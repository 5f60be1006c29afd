package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.Sequence;
import dev.handrail.sql.Sessions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a database, held open so that the dump and the row counts speak of the same rows while others go on
 * writing.
 */
final class Snapshot implements AutoCloseable {
    private final Connection connection;
    private final String name;
    private @Nullable FutureTask<Inventory> reading;

    private Snapshot(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** Takes the connection over. */
    static Snapshot take(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = " + PostgresTap.LOCK_PATIENCE.toMillis());
            try (ResultSet row = statement.executeQuery("SELECT pg_export_snapshot()")) {
                row.next();
                return new Snapshot(connection, row.getString(1));
            }
        }
    }

    /** What pg_dump calls it. */
    String name() {
        return name;
    }

    /** How far the sequences have counted by now, which no snapshot holds. */
    List<Sequence> sequences() throws SQLException {
        return SequenceValues.of(connection);
    }

    /** What the database holds in that moment. */
    record Inventory(List<TableRows> tables, List<Manifest.Objects> objects) {}

    /**
     * Counts and hashes, beside whatever else goes on.
     *
     * @param withRows the tables whose rows are dumped, by their oid
     */
    FutureTask<Inventory> read(PostgresTap tap, LongPredicate withRows) {
        Callable<Inventory> counting = () -> new Inventory(
                TableContents.of(connection, tap.proves(), withRows),
                tap.selection().partial()
                        ? List.of()
                        : ObjectCounts.of(connection, tap.selection().rows(), tap.proves()));
        FutureTask<Inventory> task = new FutureTask<>(counting);
        Thread.ofVirtual().name("inventory of " + tap.name()).start(task);
        reading = task;
        return task;
    }

    /** A count that still runs is ended, also on the database server, which takes a connection of its own. */
    @Override
    public void close() throws SQLException {
        // One that was given up may run on in the session.
        boolean counts = reading != null && (!reading.isDone() || reading.isCancelled());
        if (counts) {
            Sessions.end(connection);
        } else {
            connection.close();
        }
    }
}
