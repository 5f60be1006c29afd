package dev.handrail.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the peers, which are programs. */
final class Programs {
    private Programs() {}

    /** Runs it to its end, from one file into another; null for nothing. Anything but success ends the benchmark. */
    static void run(List<String> command, @Nullable Path in, @Nullable Path out)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectInput(in == null ? Redirect.from(Path.of("/dev/null").toFile()) : Redirect.from(in.toFile()))
                .redirectOutput(out == null ? Redirect.DISCARD : Redirect.to(out.toFile()))
                .redirectError(Redirect.INHERIT)
                .start();
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
