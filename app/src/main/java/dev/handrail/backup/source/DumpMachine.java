package dev.handrail.backup.source;

import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.List;

/** What a server has for a dump by several processes: processors, and room for a folder. */
record DumpMachine(int cores, long free) {
    /** What is smaller is dumped soon enough by one. */
    static final long LARGE = 4L << 30;

    private static final int WORTHWHILE = 4;
    private static final int MOST_JOBS = 8;
    private static final long KILO = 1024;
    private static final Duration A_MOMENT = Duration.ofSeconds(30);
    private static final String LOOK = "nproc 2>/dev/null || echo 1; df -Pk " + TemporaryFolder.PARENT
            + " 2>/dev/null | awk 'NR == 2 { print $4 }'";

    static DumpMachine look(Shell shell) throws OperationFailed {
        Result result = shell.run(Command.of("sh", "-c", LOOK).within(A_MOMENT));
        List<String> lines = result.lines();
        return new DumpMachine((int) number(lines, 0), number(lines, 1) * KILO);
    }

    private static long number(List<String> lines, int line) {
        return lines.size() > line && lines.get(line).matches("\\d{1,15}") ? Long.parseLong(lines.get(line)) : 0;
    }

    /** Whether it is worth it, and fits even if nothing of it can be compressed. */
    boolean suits(long bytes) {
        return cores >= WORTHWHILE && free > bytes;
    }

    int jobs() {
        return Math.clamp(cores, 1, MOST_JOBS);
    }
}
