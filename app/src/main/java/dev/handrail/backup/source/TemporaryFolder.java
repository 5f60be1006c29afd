package dev.handrail.backup.source;

import dev.handrail.operation.Leftover;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Map;

/** A folder on a machine that is there only while a source is read. */
public final class TemporaryFolder implements GitFlow.Closing {
    static final String KIND = "temporary folder";

    private final Shell shell;
    private final String path;
    private final Work.Handle leftover;

    private TemporaryFolder(Shell shell, String path, Work.Handle leftover) {
        this.shell = shell;
        this.path = path;
        this.leftover = leftover;
    }

    /** Makes one of that path, which must not be there yet. */
    public static TemporaryFolder make(Server server, Shell shell, String path, Work work) throws OperationFailed {
        Work.Handle leftover = work.leaves(new Leftover(
                KIND,
                server.name(),
                Map.of("path", path, "where", shell.where()),
                Words.of("backup.temporary.leftover", path, shell.where())));
        done(shell, Command.of("mkdir", "-m", "700", "--", path), path);
        return new TemporaryFolder(shell, path, leftover);
    }

    @Override
    public void close() throws OperationFailed {
        remove(shell, path);
        leftover.close();
    }

    static void remove(Shell shell, String path) throws OperationFailed {
        done(shell, Command.of("rm", "-rf", "--", path), path);
    }

    private static void done(Shell shell, Command command, String path) throws OperationFailed {
        Result result = shell.run(command);
        if (!result.good()) {
            throw OperationFailed.failed(Words.of("backup.temporary.failed", path))
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("backup.temporary.failed.next"))
                    .build();
        }
    }
}
