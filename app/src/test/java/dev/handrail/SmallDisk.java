package dev.handrail;

import dev.handrail.server.Access;
import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a Java of its own that sees a disk of so many kilobytes where a folder is; needs no rights. */
public final class SmallDisk {
    private SmallDisk() {}

    /** How it ended, and what it printed. */
    public record Ended(int status, String output) {}

    /** Whoever comes in sees that disk too, once a Java that does has written down there which one it is. */
    private static String seenBehind(Path told) {
        return "ForceCommand set -- \"$SSH_ORIGINAL_COMMAND\"; [ -e '" + told + "' ] || exec /bin/bash -c \"$1\";"
                + " exec nsenter --user --mount --preserve-credentials --target \"$(cat '" + told
                + "')\" /bin/bash -c \"$1\"";
    }

    /** Runs it as {@link #run} does, with an sshd that sees the disk: its last arguments are what {@link #way} needs. */
    public static Ended runBehindSshd(Path folder, int kilobytes, Class<?> main, Path told, String... arguments)
            throws Exception {
        try (RealSshd sshd = RealSshd.start(seenBehind(told))) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.add(told.toString());
            all.addAll(sshd.told());
            return run(folder, kilobytes, main, all.toArray(String[]::new));
        }
    }

    /** The way in by that sshd, which sees from now on what this Java sees. */
    public static Access way(List<String> arguments) throws IOException {
        List<String> last = arguments.subList(arguments.size() - 4, arguments.size());
        Files.writeString(
                Path.of(last.getFirst()), String.valueOf(ProcessHandle.current().pid()));
        return RealSshd.access(last.get(1), last.get(2), last.get(3));
    }

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
