package dev.handrail.backup.rescue;

import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.sql.Sessions;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;

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

    /** The server itself ends a session from which nothing comes any more. */
    private static final Duration PATIENCE = Sessions.SILENCE.plusSeconds(15);

    private String table() {
        return MySqlClient.quoted(schema) + "." + MySqlClient.quoted(name);
    }

    private String lock(Duration patience) {
        return "SELECT GET_LOCK(" + MySqlClient.literal(name) + ", " + patience.toSeconds() + ")";
    }

    /** Comes before the transaction, which it would end. The lock ends with the session. */
    void prepare(MySqlSession session) throws OperationFailed {
        session.ask(lock(Duration.ZERO) + ";\nCREATE TABLE " + table() + " (done int PRIMARY KEY) ENGINE=InnoDB");
    }

    /** Is the last in the transaction. */
    void write(MySqlSession session) throws OperationFailed {
        session.ask("INSERT INTO " + table() + " VALUES (1)");
    }

    /** Whether it was committed, asked once the server is through with it. */
    boolean saysDone() throws OperationFailed {
        if (!client.askServer(lock(PATIENCE)).getFirst().getFirst().equals("1")) {
            throw OperationFailed.failed(Words.of("rescue.rows.stillatit"))
                    .on(client.shell().where())
                    .build();
        }
        return !client.askServer("SELECT done FROM " + table()).isEmpty();
    }

    /** What drops it. */
    String dropping() {
        return "DROP TABLE IF EXISTS " + table();
    }
}
