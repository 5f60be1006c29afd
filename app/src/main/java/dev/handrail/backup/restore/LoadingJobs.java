package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.server.Database;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.List;

/** How many processes load a dump: several where it lies in a folder meanwhile, of a pipe only one can read. */
final class LoadingJobs {
    private static final int MOST = 4;
    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    private LoadingJobs() {}

    /**
     * @param beside may say how many, as for a dump
     * @param shell of the machine they run on
     */
    static int of(Manifest manifest, Database beside, Shell shell) throws OperationFailed {
        if (!manifest.artifact().form().equals("directory")) {
            return 1;
        }
        int asked = beside.dump().jobs();
        return asked > 0 ? asked : Math.clamp(processors(shell), 1, MOST);
    }

    private static int processors(Shell shell) throws OperationFailed {
        Result result =
                shell.run(Command.of("sh", "-c", "nproc 2>/dev/null || echo 1").within(A_MOMENT));
        List<String> lines = result.lines();
        return !lines.isEmpty() && lines.getFirst().matches("\\d{1,9}") ? Integer.parseInt(lines.getFirst()) : 1;
    }
}
