package dev.handrail.backup.source;

import dev.handrail.backup.Means;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import org.jspecify.annotations.Nullable;

/** A directory on the server. */
public record FilesSource(Means means, Server server, FileSet set) implements Source {
    private static final String ROOT = "root";

    @Override
    public String name() {
        return set.name();
    }

    @Override
    public Tap look() throws OperationFailed {
        Shell shell = means.shells().on(server);
        String user = reader(shell);
        return new FilesTap(set, shell, FilesFound.by(shell, user, set), user);
    }

    /** Who logs in, if he can read all of it; else root, where the profile says that one may become him. */
    private @Nullable String reader(Shell shell) throws OperationFailed {
        boolean mayBecomeRoot = server.access().sudo() != Sudo.NONE;
        return mayBecomeRoot && !FilesFound.readable(shell, set) ? ROOT : null;
    }
}
