package dev.handrail.shell;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import org.jspecify.annotations.Nullable;

/** One SSH connection to one machine, made through its jump hosts, checked and logged in. */
final class SshConnection implements Closeable {
    private final SSHClient client;
    private final Socket socket;
    private final Pulse pulse;
    private final @Nullable SshConnection through;

    SshConnection(SSHClient client, Socket socket, Pulse pulse, @Nullable SshConnection through) {
        this.client = client;
        this.socket = socket;
        this.pulse = pulse;
        this.through = through;
    }

    SessionChannel session() throws IOException {
        SessionChannel session = new SessionChannel(client.getConnection());
        session.open();
        return session;
    }

    Channel tcp(String host, int port) throws IOException {
        DirectConnection channel = new DirectConnection(client.getConnection(), host, port);
        channel.open();
        return new SshChannel(channel);
    }

    Channel unix(String path) throws IOException {
        StreamLocal channel = new StreamLocal(client.getConnection(), path);
        channel.open();
        return new SshChannel(channel);
    }

    Duration roundTrip() throws IOException {
        return pulse.roundTrip();
    }

    boolean isAlive() {
        return client.isConnected() && client.isAuthenticated();
    }

    /** Cuts the line below everything: whoever waits on it is let go. */
    void hangUp() {
        Closing.quietly(socket);
    }

    @Override
    public void close() {
        Closing.quietly(client);
        if (through != null) {
            through.close();
        }
    }
}
