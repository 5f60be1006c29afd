package dev.handrail.backup.source;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.sql.Sessions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * One moment of a database, held open so that the dump and the row counts speak of the same rows while others go on
 * writing.
 */
final class Snapshot implements AutoCloseable {
    private final Connection connection;
    private final String name;

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
            statement.execute("SET lock_timeout = " + PostgresDump.LOCK_PATIENCE.toMillis());
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

    /** Counts all rows, beside whatever else goes on. */
    FutureTask<List<TableRows>> count() {
        Callable<List<TableRows>> counting = () -> TableCounts.of(connection);
        FutureTask<List<TableRows>> task = new FutureTask<>(counting);
        Thread.ofVirtual().name("row counts").start(task);
        return task;
    }

    /** A count that still runs is ended, also on the database server. */
    @Override
    public void close() throws SQLException {
        Sessions.end(connection);
    }
}
