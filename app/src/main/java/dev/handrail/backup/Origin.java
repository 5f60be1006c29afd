package dev.handrail.backup;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Arrays;

/**
 * The server that a backup is from. A backup outlives its server's profile: where that was removed, what the backup
 * itself says is known of it, and nothing may be tried on it.
 */
public record Origin(Server server, boolean known) {
    public static Origin of(Backup backup, Servers servers) throws OperationFailed {
        return servers.named(backup.server())
                .map(server -> new Origin(server, true))
                .orElseGet(() -> new Origin(remembered(backup), false));
    }

    /** The server, for what cannot be done without it. */
    public Server required() throws OperationFailed {
        if (known) {
            return server;
        }
        throw OperationFailed.refused(Words.of("backup.removed", server.name()))
                .next(Words.of("backup.removed.next"))
                .build();
    }

    private static Server remembered(Backup backup) {
        Environment environment = Arrays.stream(Environment.values())
                .filter(one -> one.word().equals(backup.manifest().environment()))
                .findFirst()
                .orElse(Environment.PRODUCTION);
        return Server.of(backup.server(), environment, new Access.ThisComputer(Sudo.NONE));
    }
}
