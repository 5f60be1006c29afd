package dev.handrail.backup.restore;

import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.sql.Databases;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Map;

/** Drops the database of a restore that did not come to its end. */
public final class UnfinishedRestore implements Cleaner {
    private static final String KIND = "unfinished restore";

    private final Databases databases;
    private final Servers servers;

    public UnfinishedRestore(Databases databases, Servers servers) {
        this.databases = databases;
        this.servers = servers;
    }

    static Leftover leftover(Server server, Database beside, String name, String mark) {
        return new Leftover(
                KIND,
                server.name(),
                Map.of("beside", beside.name(), "database", name, "mark", mark),
                Words.of("restore.leftover", name));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void clean(Leftover leftover) throws OperationFailed {
        Map<String, String> details = leftover.details();
        Server server = servers.named(leftover.server())
                .orElseThrow(() -> OperationFailed.refused(
                                Words.of("restore.failed.drop", details.getOrDefault("database", "")))
                        .cameBack(Words.of("backup.removed", leftover.server()))
                        .next(Words.of("restore.removed.next"))
                        .build());
        Database beside = server.database(details.getOrDefault("beside", ""))
                .orElseThrow(() -> OperationFailed.refused(
                                Words.of("backup.nodatabase", server.name(), details.getOrDefault("beside", "")))
                        .next(Words.of("backup.nodatabase.next"))
                        .build());
        new NewDatabase(databases, server, beside, details.getOrDefault("database", ""))
                .dropIfMarked(details.getOrDefault("mark", ""));
    }
}
