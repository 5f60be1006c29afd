package dev.handrail.backup.source;

import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/** Removes the temporary folder of a backup that did not come to its end. */
public final class ForgottenFolder implements Cleaner {
    private final Shells shells;
    private final Servers servers;

    public ForgottenFolder(Shells shells, Servers servers) {
        this.shells = shells;
        this.servers = servers;
    }

    @Override
    public String kind() {
        return TemporaryFolder.KIND;
    }

    @Override
    public void clean(Leftover leftover) throws OperationFailed {
        String path = leftover.details().getOrDefault("path", "");
        try (Shell shell = shell(leftover, path)) {
            String user = leftover.details().getOrDefault("as", "");
            TemporaryFolder.remove(shell, path, user.isEmpty() ? null : user);
        }
    }

    private Shell shell(Leftover leftover, String path) throws OperationFailed {
        Shell here = shells.here();
        if (here.where().equals(leftover.details().get("where"))) {
            return here;
        }
        Server server = servers.named(leftover.server())
                .orElseThrow(() -> OperationFailed.refused(Words.of("backup.temporary.failed", path))
                        .cameBack(Words.of("backup.removed", leftover.server()))
                        .next(Words.of("backup.temporary.removed.next"))
                        .build());
        return shells.on(server);
    }
}
