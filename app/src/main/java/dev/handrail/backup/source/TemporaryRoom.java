package dev.handrail.backup.source;

import dev.handrail.backup.Reserve;
import dev.handrail.shell.Command;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.List;

/**
 * The room where temporary folders are made, on a disk that the databases of the server may lie on too.
 *
 * @param free how many bytes fit there; less than none where the machine does not tell
 * @param capacity how many bytes the disk holds in all; 0 where it does not tell
 */
record TemporaryRoom(long free, long capacity) {
    /** Prints what is free, and below it what there is in all, in kilobytes. */
    static final String LOOK =
            "df -Pk " + TemporaryFolder.PARENT + " 2>/dev/null | awk 'NR == 2 { print $4; print $2 }'";

    private static final long KILO = 1024;
    private static final long UNKNOWN = -1;
    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    static TemporaryRoom look(Shell shell) throws OperationFailed {
        return told(shell.run(Command.of("sh", "-c", LOOK).within(A_MOMENT)).lines());
    }

    static TemporaryRoom told(List<String> lines) {
        return new TemporaryRoom(kilobytes(lines, 0, UNKNOWN), kilobytes(lines, 1, 0));
    }

    private static long kilobytes(List<String> lines, int line, long otherwise) {
        return lines.size() > line && lines.get(line).matches("\\d{1,15}")
                ? Long.parseLong(lines.get(line)) * KILO
                : otherwise;
    }

    boolean known() {
        return free != UNKNOWN;
    }

    /** What stays free whatever is written there. */
    long reserve() {
        return Reserve.of(capacity);
    }

    /** Whether so much fits at all, though it may take of what should stay free. */
    boolean holds(long bytes) {
        return free > bytes;
    }

    /** Whether so much fits, and what must stay free stays so. */
    boolean fits(long bytes) {
        return free - reserve() > bytes;
    }
}
