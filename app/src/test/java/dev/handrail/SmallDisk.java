package dev.handrail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a Java of its own that sees a disk of so many kilobytes where a folder is; needs no rights. */
public final class SmallDisk {
    private SmallDisk() {}

    /** How it ended, and what it printed. */
    public record Ended(int status, String output) {}

    /** Runs it; the folder is the first argument it gets. */
    public static Ended run(Path folder, int kilobytes, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "--map-root-user",
                "sh",
                "-c",
                "mount -t tmpfs -o size=" + kilobytes + "k,mode=0700 tmpfs \"$1\" && shift && exec \"$@\"",
                "sh",
                folder.toString()));
        command.addAll(Packed.java(main, folder.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), output);
    }
}
