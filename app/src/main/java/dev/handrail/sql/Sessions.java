package dev.handrail.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** What holds for every session of ours with a database. */
public final class Sessions {
    private static final String IDLE = "idle_in_transaction_session_timeout";

    private static final int IDLE_SINCE = 10;

    /**
     * For how long a transaction of ours that keeps others out may be silent. Nobody is waited for in one: whose line died
     * without a word must not keep them out until the server notices.
     */
    public static final Duration SILENCE = Duration.ofSeconds(60);

    /** What ends a session or a statement of its own, and since which version of the server. */
    private static final Map<String, Integer> LIMITS =
            Map.of("statement_timeout", 0, IDLE, IDLE_SINCE, "idle_session_timeout", 14, "transaction_timeout", 17);

    private Sessions() {}

    /**
     * Lifts the limits of time that a role or a database has for the sessions of its application: a copy of all rows takes as
     * long as it takes, and whoever waits for it can cancel it.
     */
    static void unlimited(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        String lifted = LIMITS.entrySet().stream()
                .filter(limit -> limit.getValue() <= version)
                .map(limit -> "SET " + limit.getKey() + " = 0")
                .collect(Collectors.joining("; "));
        try (Statement statement = connection.createStatement()) {
            statement.execute(lifted);
        }
    }

    /** Has the server end it, and let go of all it holds, once nothing comes in the transaction that it is in, or begins. */
    public static void endsWhenSilent(Connection connection, Duration silence) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < IDLE_SINCE) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL " + IDLE + " = '" + silence.toMillis() + "ms'");
        }
    }

    /** Ends it even while another thread waits in it: on the server first, which else would go on with the statement. */
    public static void end(Connection connection) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            // The line is dead, or the server is: there is nobody left to tell, and ours is ended all the same.
        } finally {
            connection.abort(Runnable::run);
        }
    }
}
