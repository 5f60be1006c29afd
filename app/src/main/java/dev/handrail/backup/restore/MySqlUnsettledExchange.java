package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.KeptDatabases;
import dev.handrail.backup.Means;
import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether the tables of two databases of MariaDB or MySQL did change places before the program lost sight of them:
 * if so, it brings that to its end, and else makes the live one what it was.
 */
public final class MySqlUnsettledExchange implements Cleaner {
    private static final String KIND = "unsettled exchange of mysql";
    private static final String RUN = "run";
    private static final String COMING = "coming";
    private static final String PUT_BACK = "put back";

    private final Means means;
    private final Servers servers;

    public MySqlUnsettledExchange(Means means, Servers servers) {
        this.means = means;
        this.servers = servers;
    }

    static Leftover leftover(KeptDatabase kept, String coming, String putBack) {
        return new Leftover(
                KIND,
                kept.server(),
                Map.of(RUN, kept.run(), COMING, coming, PUT_BACK, putBack),
                Words.of("swap.leftover", kept.live()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void clean(Leftover leftover) throws OperationFailed {
        clean(leftover, NOBODY);
    }

    @Override
    public void clean(Leftover leftover, Told told) throws OperationFailed {
        Map<String, String> details = leftover.details();
        KeptDatabases known = means.kept();
        Optional<KeptDatabase> entered = known.find(details.getOrDefault(RUN, ""));
        if (entered.isEmpty()) {
            return;
        }
        KeptDatabase kept = entered.get();
        Server server = servers.require(kept.server());
        Database beside = KeptThere.beside(server, kept);
        try (MySqlClient client = MySqlClient.open(means.shells(), means.databases(), server, beside, kept.kept())) {
            MySqlKeptSchema aside = new MySqlKeptSchema(client);
            MySqlExchange exchange =
                    new MySqlExchange(means, server, beside, client, kept, details.getOrDefault(COMING, ""));
            if (new MySqlOutcome(client, kept, server.name()).done()) {
                if (!kept.settled()) {
                    exchange.complete(aside, told::say);
                    if (!aside.coming().triggers().isEmpty()) {
                        told.say(Words.of("swap.mysql.triggers.mended", kept.live()));
                    }
                    known.settle(kept.run());
                }
                String putBack = details.getOrDefault(PUT_BACK, "");
                known.forget(putBack);
                Undone.note(putBack, told::made);
                UnsettledSwap.tellDone(kept, told);
                if (!putBack.isEmpty()) {
                    new MySqlKeptSchema(client.to(exchange.coming())).dropUnused(putBack);
                }
                return;
            }
            if (aside.isOf(kept.run()) && exchange.mend(aside)) {
                told.say(Words.of("swap.mysql.triggers.mended", kept.live()));
            }
            aside.dropUnused(kept.run());
            known.forget(kept.run());
            told.say(Words.of("swap.found.not", kept.live()));
        }
    }
}
