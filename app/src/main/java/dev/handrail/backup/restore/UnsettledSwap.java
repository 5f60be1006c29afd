package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.KeptDatabases;
import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.sql.Databases;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Finds out whether two databases did change places before the program lost sight of them. */
public final class UnsettledSwap implements Cleaner {
    private static final String KIND = "unsettled swap";
    private static final String RUN = "run";
    private static final String PUT_BACK = "put back";

    private final Databases databases;
    private final Servers servers;
    private final KeptDatabases kept;
    private final Duration patience;

    public UnsettledSwap(Databases databases, Servers servers, KeptDatabases kept) {
        this(databases, servers, kept, SwapEnd.PATIENCE);
    }

    /** @param patience how long an exchange is waited for that the server may be at still */
    UnsettledSwap(Databases databases, Servers servers, KeptDatabases kept, Duration patience) {
        this.databases = databases;
        this.servers = servers;
        this.kept = kept;
        this.patience = patience;
    }

    static Leftover leftover(KeptDatabase kept, String putBack) {
        return new Leftover(
                KIND,
                kept.server(),
                Map.of(RUN, kept.run(), PUT_BACK, putBack),
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
        Optional<KeptDatabase> entered = kept.find(details.getOrDefault(RUN, ""));
        if (entered.isEmpty()) {
            return;
        }
        KeptDatabase one = entered.get();
        Server server = servers.require(one.server());
        Database beside = KeptThere.beside(server, one);
        try (Connection connection = databases.maintenance(server, beside)) {
            new SwapEnd(one.kept(), patience).await(connection, one.live(), server.name());
            if (KeptThere.isThere(connection, one)) {
                kept.settle(one.run());
                String putBack = details.getOrDefault(PUT_BACK, "");
                kept.forget(putBack);
                Undone.note(putBack, told::made);
                tellDone(one, told);
            } else {
                kept.forget(one.run());
                told.say(Words.of("swap.found.not", one.live()));
            }
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("swap.failed.look", one.live()), server.name(), e);
        }
    }

    /** Of what was done, though the run that did it had lost sight of it. */
    static void tellDone(KeptDatabase kept, Told told) {
        told.made("database", kept.live());
        told.made("kept", kept.kept());
        told.say(Words.of("swap.found.done", kept.live(), kept.kept(), kept.run()));
    }
}
