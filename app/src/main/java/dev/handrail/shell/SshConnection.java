package dev.handrail.shell;

import dev.handrail.server.Access;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
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
    /** sshj asks for more when 20 packets or a quarter of the window are left: early enough that the line never runs dry. */
    private static final long WINDOW = 8L * 1024 * 1024;

    private static final int PACKET = 128 * 1024;

    private final SSHClient client;
    private final Pulse pulse;
    private final @Nullable SshConnection through;

    private SshConnection(SSHClient client, Pulse pulse, @Nullable SshConnection through) {
        this.client = client;
        this.pulse = pulse;
        this.through = through;
    }

    /** @param through the jump host it goes through, which it closes with itself; null for none */
    static SshConnection open(
            Access.Ssh access, @Nullable SshConnection through, HostKeys hostKeys, SshSettings settings, SshLogin login)
            throws OperationFailed {
        HostKeyCheck check = new HostKeyCheck(hostKeys, access.host(), access.port());
        while (true) {
            SSHClient client = new SSHClient(new SshAlgorithms(settings.silence()));
            try {
                Pulse pulse = connect(client, access, through, check, settings);
                login.logIn(client, access);
                return new SshConnection(client, pulse, through);
            } catch (IOException e) {
                Closing.quietly(client);
                if (!check.settled()) {
                    throw unreachable(access, e);
                }
            } catch (OperationFailed e) {
                Closing.quietly(client);
                throw e;
            }
        }
    }

    private static Pulse connect(
            SSHClient client,
            Access.Ssh access,
            @Nullable SshConnection through,
            HostKeyCheck check,
            SshSettings settings)
            throws IOException {
        int patience = (int) settings.connect().toMillis();
        client.setConnectTimeout(patience);
        client.setTimeout(patience);
        client.getTransport().setTimeoutMs(patience);
        client.getConnection().setTimeoutMs((int) settings.silence().toMillis());
        client.getConnection().setWindowSize(WINDOW);
        client.getConnection().setMaxPacketSize(PACKET);
        client.addHostKeyVerifier(check);
        Pulse pulse = (Pulse) client.getConnection().getKeepAlive();
        Socket socket =
                through == null ? new WideSocket() : new TunnelSocket(through.tcp(access.host(), access.port()));
        // Each packet goes out when it is written: we write whole packets, and wait for the answers.
        socket.setTcpNoDelay(true);
        pulse.hangUpBy(() -> Closing.quietly(socket));
        client.setSocketFactory(new OneSocket(socket));
        client.connect(access.host(), access.port());
        return pulse;
    }

    private static OperationFailed unreachable(Access.Ssh access, IOException why) {
        return OperationFailed.unreachable(Words.of("ssh.connect"))
                .on(access.address())
                .next(Words.of("ssh.connect.next"))
                .because(why);
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

    @Override
    public void close() {
        Closing.quietly(client);
        if (through != null) {
            through.close();
        }
    }
}
