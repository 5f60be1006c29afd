package dev.handrail.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that does a run, named so that another can tell whether it still lives. Computers that share a store must
 * have names of their own.
 *
 * @param born when it was started, since a number is given again to another process
 */
record Doer(String host, long pid, String born) {
    /** A process of another computer counts as dead after this long without a sign of life. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    static Doer self() {
        ProcessHandle self = ProcessHandle.current();
        return new Doer(thisHost(), self.pid(), bornOf(self));
    }

    /** Whether another can still be at work, having last given a sign of life at that time. */
    boolean believesAlive(Doer other, Instant seen, Instant now) {
        if (!other.host.equals(host)) {
            return Duration.between(seen, now).compareTo(SILENCE) < 0;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(other.pid).filter(ProcessHandle::isAlive);
        return process.isPresent() && bornOf(process.get()).equals(other.born);
    }

    /**
     * On Linux the start is counted from boot and the boot has a name: the time of day that the JDK makes of it moves when
     * somebody sets the clock, and a living process would look like another one.
     */
    private static String bornOf(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            String line = Files.readString(stat);
            // The name of the program, in brackets, may hold anything; the start is the 20th field behind it.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            String boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return boot + "/" + fields[19];
        } catch (IOException e) {
            return process.info()
                    .startInstant()
                    .map(start -> Long.toString(start.toEpochMilli()))
                    .orElse("");
        }
    }

    /** Without asking a name server, who may be slow to answer, where the system itself says it. */
    private static String thisHost() {
        try {
            Path name = Path.of("/proc/sys/kernel/hostname");
            return Files.exists(name)
                    ? Files.readString(name).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
