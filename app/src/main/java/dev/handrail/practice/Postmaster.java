package dev.handrail.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells a PostgreSQL that still runs from a process that merely got its number later. */
final class Postmaster {
    private static final int LINES = 3;
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(5);

    private Postmaster() {}

    /** The process that a postmaster.pid names by number and start time, if it is alive. */
    static Optional<ProcessHandle> namedIn(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < LINES) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(Postmaster::runs)
                .filter(p -> p.info()
                        .startInstant()
                        .map(at -> Duration.between(at, started).abs().compareTo(CLOCKS_DIFFER_BY) <= 0)
                        .orElse(false));
    }

    /**
     * Whether a process still does anything. Where nobody collects orphans, as in a container without an init, a dead one
     * stays in the list for ever; it has no program any more.
     */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
