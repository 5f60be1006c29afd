package dev.handrail.backup.restore;

import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.words.OperationFailed;
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

    /** Nothing a question does stays: all is taken back. */
    @Override
    public DrillChecks.Result ask(String sql) throws OperationFailed {
        try (Connection connection = databases.open(server, beside, staged);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(stays);
            statement.setQueryTimeout((int) DrillChecks.A_MOMENT.toSeconds());
            String said = statement.execute(sql) ? first(statement.getResultSet()) : null;
            connection.rollback();
            return DrillChecks.answered(sql, said);
        } catch (SQLException e) {
            String said = String.valueOf(e.getMessage());
            return new DrillChecks.Result(sql, false, said, answered(String.valueOf(e.getSQLState())));
        }
    }

    /** Whether what failed is the question put to this database, and no other trouble. */
    static boolean answered(String state) {
        return !NO_ANSWER.contains(state) && OF_THE_PLACE.stream().noneMatch(state::startsWith);
    }

    private static @Nullable String first(ResultSet rows) throws SQLException {
        return rows.next() ? Objects.requireNonNullElse(rows.getString(1), DrillChecks.NOTHING) : null;
    }
}
