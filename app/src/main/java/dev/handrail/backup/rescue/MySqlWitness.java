package dev.handrail.backup.rescue;

import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.sql.Sessions;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Knows of a transaction whether it was committed, also where the answer to that got lost: by a row that it wrote besides, in
 * a table of its own.
 *
 * @param client to any database of the server
 * @param schema the side database
 * @param name what the table is called in it
 */
record MySqlWitness(MySqlClient client, String schema, String name) {
    /** What such tables begin with. */
    static final String DONE = "handrail_done_";

    private static final String GOT = "1";

    /** The server itself ends a session from which nothing comes any more. */
    private static final Duration PATIENCE = Sessions.SILENCE.plusSeconds(15);

    private String table() {
        return MySqlClient.quoted(schema) + "." + MySqlClient.quoted(name);
    }

    private String lock(Duration patience) {
        return "SELECT GET_LOCK('" + lockName() + "', " + patience.toSeconds() + ")";
    }

    /** The locks are the whole server's, and the names of these may have 64 characters. */
    private String lockName() {
        return DONE + UUID.nameUUIDFromBytes(table().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean got(List<List<String>> answer) {
        return answer.getFirst().getFirst().equals(GOT);
    }

    /** Comes before all else; the lock ends with the session. */
    void hold(MySqlSession session) throws OperationFailed {
        if (!got(session.ask(lock(Duration.ZERO)))) {
            throw OperationFailed.failed(Words.of("rescue.rows.unheld"))
                    .on(client.shell().where())
                    .next(Words.of("rescue.rows.unheld.next"))
                    .build();
        }
    }

    /** What makes it before the transaction, which that would end. */
    String making() {
        return "CREATE TABLE " + table() + " (done int PRIMARY KEY) ENGINE=InnoDB";
    }

    /** Is the last in the transaction. */
    String writing() {
        return "INSERT INTO " + table() + " VALUES (1)";
    }

    /** Whether it was committed, asked once the server is through with it. */
    boolean saysDone() throws OperationFailed {
        if (!got(client.askServer(lock(PATIENCE)))) {
            throw OperationFailed.failed(Words.of("rescue.rows.stillatit"))
                    .on(client.shell().where())
                    .next(Words.of("rescue.rows.unknown.next"))
                    .build();
        }
        return !client.askServer("SELECT done FROM " + table()).isEmpty();
    }

    /** What drops it. */
    String dropping() {
        return "DROP TABLE IF EXISTS " + table();
    }
}
