package dev.handrail.backup.source;

import dev.handrail.operation.Plan.Check;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a server has for a dump by several processes.
 *
 * @param there where it would be dumped into a temporary folder
 */
record DumpMachine(int cores, TemporaryRoom there) {
    /** What is smaller is dumped soon enough by one. */
    static final long LARGE = 4L << 30;

    private static final int WORTHWHILE = 4;
    private static final int MOST_JOBS = 8;
    private static final int AT_BEST = 10;
    private static final Duration A_MOMENT = Duration.ofSeconds(30);
    private static final String LOOK = "nproc 2>/dev/null || echo 1; " + TemporaryRoom.LOOK;

    static DumpMachine look(Shell shell) throws OperationFailed {
        Result result = shell.run(Command.of("sh", "-c", LOOK).within(A_MOMENT));
        return told(result.lines());
    }

    /** The machine, where a database is large enough for several processes, and they can do it there. */
    static Optional<DumpMachine> worthwhile(Shell shell, long bytes) throws OperationFailed {
        return bytes > LARGE ? Optional.of(look(shell)).filter(machine -> machine.suits(bytes)) : Optional.empty();
    }

    static DumpMachine told(List<String> lines) {
        boolean counted = !lines.isEmpty() && lines.getFirst().matches("\\d{1,9}");
        return new DumpMachine(
                counted ? Integer.parseInt(lines.getFirst()) : 1,
                TemporaryRoom.told(lines.subList(Math.min(1, lines.size()), lines.size())));
    }

    /** Whether it is worth it, and fits even if nothing of it can be compressed. */
    boolean suits(long bytes) {
        return cores >= WORTHWHILE && there.fits(bytes);
    }

    /**
     * Whether a folder of it fits: pg_dump compresses what it writes there, but nobody knows by how much before.
     *
     * @param partly whether only some of it is dumped
     */
    Check room(long bytes, boolean partly) {
        if (!there.known()) {
            return Check.ok(Words.of("backup.check.temporary.unknown", TemporaryFolder.PARENT));
        }
        String text = Words.of(
                "backup.check.temporary",
                TemporaryFolder.PARENT,
                Amounts.bytes(there.free()),
                Amounts.bytes(bytes),
                Amounts.bytes(there.reserve()));
        if (there.fits(bytes)) {
            return Check.ok(text);
        }
        if (there.holds(bytes)) {
            return Check.warning(text, Words.of("backup.temporary.little.next", TemporaryFolder.PARENT));
        }
        String next = Words.of("backup.temporary.full.next", TemporaryFolder.PARENT);
        return there.holds(bytes / AT_BEST) || partly ? Check.warning(text, next) : Check.blocker(text, next);
    }

    int jobs() {
        return Math.clamp(cores, 1, MOST_JOBS);
    }
}
