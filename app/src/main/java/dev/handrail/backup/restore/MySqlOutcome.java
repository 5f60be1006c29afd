package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.Sessions;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;

/**
 * What became of an exchange of tables: found out once the server is through with it, though nobody listens to it any more.
 *
 * @param client to any database of the server
 * @param where the server
 */
record MySqlOutcome(MySqlClient client, KeptDatabase kept, String where) {
    /** The server itself ends a session from which nothing comes any more. */
    private static final Duration PATIENCE = Sessions.SILENCE.plusSeconds(15);

    /** Whether the tables have come. */
    boolean done() throws OperationFailed {
        String wait = "SELECT GET_LOCK(" + MySqlClient.literal(kept.kept()) + ", " + PATIENCE.toSeconds() + ")";
        if (!client.askServer(wait).getFirst().getFirst().equals("1")) {
            throw OperationFailed.failed(Words.of("swap.failed.look", kept.live()))
                    .on(where)
                    .cameBack(Words.of("swap.stillatit"))
                    .next(Words.of("swap.unknown.next"))
                    .build();
        }
        MySqlKeptSchema aside = new MySqlKeptSchema(client.to(kept.kept()));
        return aside.isOf(kept.run()) && aside.hasCome();
    }
}
