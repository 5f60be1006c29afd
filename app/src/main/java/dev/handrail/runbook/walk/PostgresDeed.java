package dev.handrail.runbook.walk;

import dev.handrail.operation.Work;
import dev.handrail.runbook.Fence;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.Sessions;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Statements for a PostgreSQL database, all in one transaction. */
record PostgresDeed(Databases databases, Fence fence, Server server, Database database, String where) {
    private static final String CANCELLED = "57014";

    void run(String statements, Work work, SqlRows rows) throws OperationFailed {
        try (Connection connection = databases.limited(server, database);
                Work.Handle stop = work.onCancel(() -> end(connection));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (fence.isCheck()) {
                onlyRead(connection, statement);
                // A query that acts would do no more than these either, and no cursor: the next statement would
                // overtake it.
                statement.setMaxRows(SqlRows.MOST + 1);
            }
            statement.setQueryTimeout(seconds());
            answers(statement, statements, rows);
            if (fence.isCheck()) {
                connection.rollback();
            } else {
                connection.commit();
            }
        } catch (SQLException e) {
            throw failed(e, work);
        }
    }

    /**
     * Once it has looked, a transaction cannot become one that writes, and what would come after it is held to the same. That
     * goes with the transaction, so that nobody else finds it where several share a session.
     */
    private static void onlyRead(Connection connection, Statement statement) throws SQLException {
        connection.setReadOnly(true);
        statement.execute("SET default_transaction_read_only = on");
        statement.execute("SELECT 1");
    }

    private static void answers(Statement statement, String statements, SqlRows rows) throws SQLException {
        boolean more = statement.execute(statements);
        while (more || statement.getUpdateCount() >= 0) {
            if (more) {
                add(statement.getResultSet(), rows);
            } else {
                rows.line(Words.of("runbook.rows", statement.getUpdateCount()));
            }
            more = statement.getMoreResults();
        }
    }

    private static void add(ResultSet found, SqlRows rows) throws SQLException {
        int columns = found.getMetaData().getColumnCount();
        while (found.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                row.add(String.valueOf(found.getString(i)));
            }
            rows.row(row);
        }
    }

    /** For as long as it likes where nobody says otherwise. */
    private int seconds() {
        long seconds = fence.timeout().map(Duration::toSeconds).orElse(0L);
        return (int) Math.min(seconds, Integer.MAX_VALUE / 1000);
    }

    private OperationFailed failed(SQLException e, Work work) {
        boolean late = CANCELLED.equals(e.getSQLState()) && !work.cancelled();
        if (late && fence.timeout().isPresent()) {
            return OperationFailed.failed(Words.of(
                            "runbook.sql.late",
                            database.name(),
                            fence.attributes().of("timeout").orElseThrow()))
                    .on(where)
                    .next(Words.of("runbook.sql.late.next"))
                    .because(e);
        }
        return SqlFailure.of(Words.of("runbook.sql", database.name()), where, e);
    }

    private static void end(Connection connection) {
        try {
            Sessions.end(connection);
        } catch (SQLException e) {
            // It is gone already.
        }
    }
}
