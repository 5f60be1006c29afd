package dev.handrail.practice;

import dev.handrail.shell.TrueProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process with all that it starts, reached by signals as one; children that lost their parent are still in it. */
final class ProcessGroup {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /** Begins only once it is told to: one that is started again has not done half of its work before. */
    private static final List<String> TOLD = List.of("/bin/sh", "-c", "read -r begin && exec \"$@\"", "sh");

    private final Process leader;
    private final boolean ownGroup;

    private ProcessGroup(Process leader, boolean ownGroup) {
        this.leader = leader;
        this.ownGroup = ownGroup;
    }

    static ProcessGroup start(List<String> command, Path directory, Map<String, String> environment)
            throws IOException {
        boolean ownGroup = Files.isExecutable(SETSID);
        List<String> arguments = waiting(command);
        if (ownGroup) {
            arguments.addFirst(SETSID.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(arguments).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process leader = TrueProcess.start(builder);
        begin(leader.getOutputStream());
        return new ProcessGroup(leader, ownGroup);
    }

    static List<String> waiting(List<String> command) {
        List<String> words = new ArrayList<>(TOLD);
        words.addAll(command);
        return words;
    }

    private static void begin(OutputStream stdin) {
        try {
            stdin.write('\n');
            stdin.flush();
        } catch (IOException e) {
            // It has ended already; its status says how.
        }
    }

    Process leader() {
        return leader;
    }

    void kill() {
        signal("KILL");
    }

    /** Sends a signal by its name, without SIG, unless all of it has ended and its number is somebody else's by now. */
    void signal(String name) {
        if (!leader.isAlive() && ProcessHandle.of(leader.pid()).isPresent()) {
            // While anything of a group lives, no other process gets the number of its leader.
            return;
        }
        if (ownGroup) {
            send(name, "-" + leader.pid());
        } else {
            leader.descendants().forEach(child -> send(name, Long.toString(child.pid())));
            send(name, Long.toString(leader.pid()));
        }
    }

    private static void send(String signal, String target) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" -- \"$2\"", "sh", signal, target)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // Without another process there is no way to reach the group; the leader at least is ours.
            ProcessHandle.of(Math.abs(Long.parseLong(target))).ifPresent(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
