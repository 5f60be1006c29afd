package dev.handrail.practice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Sees to it that a PostgreSQL does not outlive this program: a shell waits at the other end of a pipe, which the system
 * closes even when the program is killed.
 */
final class Leash implements AutoCloseable {
    /** To be told anything is to be let go. The number counts only as long as PostgreSQL itself says that it is its own. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            read -r told && exit
            read -r now <"$2" && [ "$now" = "$1" ] && kill -s INT "$1"
            """;

    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final Process shell;

    private Leash(Process shell) {
        this.shell = shell;
    }

    static Leash on(ProcessHandle postmaster, Path pidFile) throws IOException {
        return new Leash(
                new ProcessBuilder("/bin/sh", "-c", SCRIPT, "sh", Long.toString(postmaster.pid()), pidFile.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /** Lets go, and waits until nothing of it runs. */
    @Override
    public void close() throws IOException {
        if (!shell.isAlive()) {
            return;
        }
        try (OutputStream pipe = shell.getOutputStream()) {
            pipe.write("let go\n".getBytes(StandardCharsets.US_ASCII));
        }
        try {
            shell.waitFor(A_MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
