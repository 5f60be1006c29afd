package dev.handrail.backup.restore;

import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.Shells;
import dev.handrail.sql.Databases;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Map;

/** Drops the database of a restore of MariaDB or MySQL that did not come to its end. */
public final class MySqlUnfinishedRestore implements Cleaner {
    private static final String KIND = "unfinished restore of mysql";

    private final Shells shells;
    private final Databases databases;
    private final Servers servers;

    public MySqlUnfinishedRestore(Shells shells, Databases databases, Servers servers) {
        this.shells = shells;
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
        String name = details.getOrDefault("database", "");
        String beside = details.getOrDefault("beside", "");
        Server server = servers.named(leftover.server())
                .orElseThrow(() -> OperationFailed.refused(Words.of("restore.failed.drop", name))
                        .cameBack(Words.of("backup.removed", leftover.server()))
                        .next(Words.of("restore.removed.next"))
                        .build());
        Database entry = server.database(beside)
                .orElseThrow(() -> OperationFailed.refused(Words.of("backup.nodatabase", server.name(), beside))
                        .next(Words.of("backup.nodatabase.next"))
                        .build());
        try (MySqlClient client = MySqlClient.open(shells, databases, server, entry, name)) {
            new MySqlNewDatabase(client).dropIfMarked(details.getOrDefault("mark", ""));
        }
    }
}
