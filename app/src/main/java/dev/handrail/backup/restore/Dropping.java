package dev.handrail.backup.restore;

import dev.handrail.sql.SqlNames;
import dev.handrail.words.OperationFailed;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Drops a database that somebody may be connected to, in words that PostgreSQL knew before it had DROP DATABASE … FORCE. */
public final class Dropping {
    private static final String IN_USE = "55006";
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Dropping() {}

    /** All that is said to the server, for a plan. */
    public static String shown(String name) {
        return String.join("; ", closing(name), ending(name), statement(name));
    }

    /** The last of it. */
    static String statement(String name) {
        return "DROP DATABASE " + SqlNames.quoted(name);
    }

    private static String closing(String name) {
        return "ALTER DATABASE " + SqlNames.quoted(name) + " WITH ALLOW_CONNECTIONS false";
    }

    /**
     * @param elsewhere of a connection to another database of the same server
     * @param subscriptions those of the database, if any
     */
    static void drop(Statement elsewhere, Subscriptions subscriptions) throws SQLException, OperationFailed {
        String name = subscriptions.name();
        subscriptions.drop(elsewhere);
        elsewhere.execute(closing(name));
        for (int attempt = 1; ; attempt++) {
            elsewhere.execute(ending(name));
            try {
                elsewhere.execute(statement(name));
                return;
            } catch (SQLException e) {
                if (attempt == TRIES || !IN_USE.equals(e.getSQLState())) {
                    throw e;
                }
            }
            LockSupport.parkNanos(PAUSE.multipliedBy(attempt).toNanos());
        }
    }

    /** Who works for the server itself, as autovacuum does, has no user, gives way without being told, and may not be told. */
    private static String ending(String name) {
        return "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = " + SqlNames.literal(name)
                + " AND usesysid IS NOT NULL AND pid <> pg_backend_pid()";
    }
}
