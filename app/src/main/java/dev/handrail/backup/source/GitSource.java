package dev.handrail.backup.source;

import dev.handrail.backup.Means;
import dev.handrail.server.Repository;
import dev.handrail.server.Server;
import dev.handrail.shell.Shell;
import dev.handrail.sql.Programs;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/** A Git repository: of an address, cloned for it, or a checkout on the server. */
public record GitSource(Means means, Server server, Repository repository) implements Source {
    private static final String GIT = "git";

    @Override
    public String name() {
        return repository.name();
    }

    @Override
    public Tap look() throws OperationFailed {
        String url = repository.url();
        if (repository.tellsSecret()) {
            throw OperationFailed.refused(Words.of("backup.git.credentials", name()))
                    .next(Words.of("backup.git.credentials.next"))
                    .build();
        }
        Shell shell = means.shells().on(server);
        if (url == null) {
            return GitTap.checkout(this, required(shell));
        }
        Shell git = has(shell) ? shell : here(shell);
        return new GitTap(this, git, before(), TemporaryRoom.look(git));
    }

    /** How large the last one was; 0 where there is none yet. */
    private long before() throws OperationFailed {
        return means.catalogue().of(server.name()).stream()
                .filter(backup -> backup.source().equals(name()))
                .map(backup -> backup.manifest().artifact())
                .filter(artifact -> artifact.form().equals("bundle"))
                .findFirst()
                .map(artifact -> artifact.bytes())
                .orElse(0L);
    }

    private static boolean has(Shell shell) throws OperationFailed {
        return Programs.found(shell, List.of(GIT)).containsKey(GIT);
    }

    /** This computer, where the server has no git. */
    private Shell here(Shell server) throws OperationFailed {
        server.close();
        return required(means.shells().here());
    }

    private Shell required(Shell shell) throws OperationFailed {
        if (has(shell)) {
            return shell;
        }
        throw OperationFailed.refused(Words.of("backup.git.none", name()))
                .on(shell.where())
                .next(Words.of("backup.git.none.next"))
                .build();
    }
}
