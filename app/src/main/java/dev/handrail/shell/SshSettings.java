package dev.handrail.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What SSH is given to work with on this computer.
 *
 * @param connect how long a machine may take to answer when it is called
 * @param silence after how long without a sign of life a machine counts as gone
 * @param idle how long a connection is kept that nobody uses
 * @param folder where keys of the usual names lie
 * @param agent the socket of the ssh-agent, or null where none runs
 */
public record SshSettings(
        Duration connect,
        Duration silence,
        Duration idle,
        Path folder,
        @Nullable Path agent) {
    public static SshSettings usual() {
        return new SshSettings(
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Path.of(System.getProperty("user.home"), ".ssh"),
                Optional.ofNullable(System.getenv("SSH_AUTH_SOCK"))
                        .filter(socket -> !socket.isBlank())
                        .map(Path::of)
                        .orElse(null));
    }

    public SshSettings withSilence(Duration time) {
        return new SshSettings(connect, time, idle, folder, agent);
    }

    public SshSettings withConnect(Duration time) {
        return new SshSettings(time, silence, idle, folder, agent);
    }

    public SshSettings withIdle(Duration time) {
        return new SshSettings(connect, silence, time, folder, agent);
    }

    public SshSettings withKeys(Path keys, @Nullable Path agentSocket) {
        return new SshSettings(connect, silence, idle, keys, agentSocket);
    }
}
