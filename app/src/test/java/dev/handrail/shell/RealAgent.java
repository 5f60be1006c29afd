package dev.handrail.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's own ssh-agent on a socket of its own, for tests. */
final class RealAgent implements AutoCloseable {
    private final Process process;
    private final Path socket;

    private RealAgent(Process process, Path socket) {
        this.process = process;
        this.socket = socket;
    }

    static RealAgent start(Path folder) throws Exception {
        Path socket = folder.resolve("agent.sock");
        RealAgent agent = new RealAgent(new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start(), socket);
        Await.until("the agent listens", () -> Files.exists(socket));
        return agent;
    }

    RealAgent with(Path key) throws IOException, InterruptedException {
        ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString());
        add.environment().put("SSH_AUTH_SOCK", socket.toString());
        if (add.start().waitFor() != 0) {
            throw new AssertionError("ssh-add did not take " + key);
        }
        return this;
    }

    Path socket() {
        return socket;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
