package dev.handrail.backup.rescue;

import dev.handrail.sql.Sessions;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/**
 * Knows of a transaction of PostgreSQL whether it was committed, also where the answer to that got lost: the server itself
 * remembers that, and until it is through with it, the transaction holds a lock.
 *
 * @param lock what it holds, which no other does
 * @param transaction the number that the server has given it
 */
record PostgresWitness(long lock, String transaction) {
    /** The server itself ends one from which nothing comes any more. */
    private static final Duration PATIENCE = Sessions.SILENCE.plusSeconds(15);

    /** Of the transaction that this connection is in. */
    static PostgresWitness of(Connection connection, String name) throws SQLException {
        long lock =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
        try (Statement statement = connection.createStatement()) {
            statement.execute(holding(lock));
            return new PostgresWitness(lock, answer(statement, "SELECT txid_current()"));
        }
    }

    private static String holding(long lock) {
        return "SELECT pg_advisory_xact_lock(" + lock + ")";
    }

    private static String answer(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** Asked in another one, once the server is through with it. */
    boolean saysDone(Connection connection, String where) throws SQLException, OperationFailed {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = " + PATIENCE.toMillis());
            statement.execute(holding(lock));
            return switch (answer(statement, "SELECT txid_status(" + transaction + ")")) {
                case "committed" -> true;
                case "aborted" -> false;
                default ->
                    throw OperationFailed.failed(Words.of("rescue.rows.stillatit"))
                            .on(where)
                            .next(Words.of("rescue.rows.unknown.next"))
                            .build();
            };
        }
    }
}
