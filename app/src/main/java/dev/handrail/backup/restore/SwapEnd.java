package dev.handrail.backup.restore;

import dev.handrail.sql.Sessions;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/**
 * Waits for the end of a transaction that exchanges two databases. Whoever lost sight of it may look before the server is
 * through with its COMMIT, or before that has even come: it holds a lock until all of it is to be seen, or nothing is done.
 *
 * @param aside what the one that goes is called afterwards, which no other exchange has for it
 * @param patience how long its end is waited for
 */
record SwapEnd(String aside, Duration patience) {
    /** The server itself ends one from which nothing comes any more. */
    static final Duration PATIENCE = Sessions.SILENCE.plusSeconds(15);

    private static final String STILL_HELD = "55P03";

    SwapEnd(String aside) {
        this(aside, PATIENCE);
    }

    /** What the transaction says before it renames anything; no function of the server makes such a number before 11. */
    String holding() {
        return "SELECT pg_advisory_xact_lock(" + number() + ")";
    }

    private long number() {
        return UUID.nameUUIDFromBytes(aside.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    /**
     * Returns when there is no such transaction any more.
     *
     * @param connection to the database to which the transaction has one
     */
    void await(Connection connection, String live, String where) throws SQLException, OperationFailed {
        try (Statement statement = connection.createStatement();
                Stop.Handle cancel = Stop.here().stopping(() -> RestoredRows.end(connection))) {
            statement.execute("SET lock_timeout = " + patience.toMillis());
            statement.execute(holding());
        } catch (SQLException e) {
            if (!STILL_HELD.equals(e.getSQLState())) {
                throw e;
            }
            throw OperationFailed.failed(Words.of("swap.failed.look", live))
                    .on(where)
                    .cameBack(Words.of("swap.stillatit"))
                    .next(Words.of("swap.unknown.next"))
                    .because(e);
        }
    }
}
