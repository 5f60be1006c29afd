package dev.handrail.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A directory that is mounted on another where only some program sees it, as for a container; needs no rights. */
public final class Mounted implements AutoCloseable {
    private final Process process;

    private Mounted(Process process) {
        this.process = process;
    }

    /** From then on something runs that has it there, until this is closed. */
    public static Mounted holding(Path directory, Path on) throws IOException {
        Process process = seeing(directory, on, "echo mounted; exec cat").start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        if (!"mounted".equals(out.readLine())) {
            throw new IOException("not mounted: " + process);
        }
        process.outputWriter(StandardCharsets.UTF_8).append("held\n").flush();
        if (!"held".equals(out.readLine())) {
            throw new IOException("it is no cat yet: " + process);
        }
        return new Mounted(process);
    }

    /** Runs a script that sees it there, and answers what it printed, with how it ended before it. */
    public static String run(Path directory, Path on, List<String> command) throws Exception {
        Process process = seeing(directory, on, "exec \"$@\"", command.toArray(String[]::new))
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output;
    }

    private static ProcessBuilder seeing(Path directory, Path on, String script, String... words) {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--map-root-user", "sh", "-c"));
        command.add("mount --bind -- \"$1\" \"$2\" && shift 2 && " + script);
        command.addAll(List.of("sh", directory.toString(), on.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    @Override
    public void close() throws Exception {
        process.getOutputStream().close();
        process.waitFor();
    }
}
