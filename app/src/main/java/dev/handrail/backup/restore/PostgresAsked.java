package dev.handrail.backup.restore;

import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.SqlFailure;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of PostgreSQL.
 *
 * @param stays whether it is kept: then no question may change anything in it
 */
record PostgresAsked(Databases databases, Server server, Database beside, String staged, boolean stays)
        implements Asked {
    /** The question itself makes no sense, or who asks may not ask it. */
    private static final Set<String> NO_ANSWER = Set.of("42601", "42501");
    /** The line, what the server can give, somebody who stopped it, the machine. */
    private static final Set<String> OF_THE_PLACE = Set.of("08", "53", "57", "58");

    private static final String LINE = "08";

    /** Nothing a question does stays: all is taken back. */
    @Override
    public DrillChecks.Result ask(String sql) throws OperationFailed {
        try (Connection connection = databases.open(server, beside, staged);
                Statement statement = connection.createStatement();
                Stop.Handle cancel = Stop.here().stopping(() -> RestoredRows.end(connection))) {
            connection.setAutoCommit(false);
            connection.setReadOnly(stays);
            statement.setQueryTimeout((int) DrillChecks.A_MOMENT.toSeconds());
            String said = statement.execute(sql) ? first(statement.getResultSet()) : null;
            connection.rollback();
            return DrillChecks.answered(sql, said);
        } catch (SQLException e) {
            return unanswered(sql, e);
        }
    }

    private DrillChecks.Result unanswered(String sql, SQLException e) throws OperationFailed {
        if (Stop.here().asked()) {
            throw OperationFailed.cancelled();
        }
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith(LINE)) {
            throw SqlFailure.of(Words.of("drill.check.unasked", staged), server.name(), e);
        }
        return new DrillChecks.Result(sql, false, String.valueOf(e.getMessage()), answered(state));
    }

    /** Whether what failed is the question put to this database, and no other trouble. */
    static boolean answered(String state) {
        return !NO_ANSWER.contains(state) && OF_THE_PLACE.stream().noneMatch(state::startsWith);
    }

    private static @Nullable String first(ResultSet rows) throws SQLException {
        return rows.next() ? Objects.requireNonNullElse(rows.getString(1), DrillChecks.NOTHING) : null;
    }
}
