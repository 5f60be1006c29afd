package dev.handrail.shell;

import dev.handrail.server.Access;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.SSHClient;
import org.jspecify.annotations.Nullable;

/** Goes up to one machine: calls it, checks who it is and logs in; whoever stops it hangs up. */
final class Approach {
    /** sshj asks for more when 20 packets or a quarter of the window are left: early enough that the line never runs dry. */
    private static final long WINDOW = 8L * 1024 * 1024;

    private static final int PACKET = 128 * 1024;

    private final Access.Ssh access;
    private final @Nullable SshConnection through;
    private final HostKeyCheck check;
    private final SshSettings settings;
    private final SshLogin login;

    /** @param through the jump host it goes through, which the connection closes with itself; null for none */
    Approach(
            Access.Ssh access,
            @Nullable SshConnection through,
            HostKeys hostKeys,
            SshSettings settings,
            SshLogin login) {
        this.access = access;
        this.through = through;
        this.check = new HostKeyCheck(hostKeys, access.host(), access.port());
        this.settings = settings;
        this.login = login;
    }

    SshConnection connect() throws OperationFailed {
        Stop stop = Stop.here();
        while (true) {
            SSHClient client = new SSHClient(new SshAlgorithms(settings.silence()));
            try (Stop.Handle handle = stop.stopping(() -> hangUpJump())) {
                return connected(client, stop);
            } catch (IOException e) {
                Closing.quietly(client);
                if (stop.asked()) {
                    throw OperationFailed.cancelled();
                }
                if (!check.settled()) {
                    throw unreachable(e);
                }
            } catch (OperationFailed e) {
                Closing.quietly(client);
                throw stop.asked() ? OperationFailed.cancelled() : e;
            }
        }
    }

    private void hangUpJump() {
        if (through != null) {
            through.hangUp();
        }
    }

    private SshConnection connected(SSHClient client, Stop stop) throws IOException, OperationFailed {
        Pulse pulse = (Pulse) client.getConnection().getKeepAlive();
        Socket socket = through == null
                ? new WideSocket(pulse::hearing)
                : new TunnelSocket(through.tcp(access.host(), access.port()), pulse::hearing);
        pulse.hangUpBy(() -> Closing.quietly(socket));
        try (Stop.Handle handle = stop.stopping(() -> Closing.quietly(socket))) {
            call(client, socket);
            login.logIn(client, access);
            return new SshConnection(client, socket, pulse, through);
        }
    }

    private void call(SSHClient client, Socket socket) throws IOException {
        int patience = (int) settings.connect().toMillis();
        client.setConnectTimeout(patience);
        client.setTimeout(patience);
        client.getTransport().setTimeoutMs(patience);
        client.getConnection().setTimeoutMs((int) settings.silence().toMillis());
        client.getConnection().setWindowSize(WINDOW);
        client.getConnection().setMaxPacketSize(PACKET);
        client.addHostKeyVerifier(check);
        // Each packet goes out when it is written: we write whole packets, and wait for the answers.
        socket.setTcpNoDelay(true);
        client.setSocketFactory(new OneSocket(socket));
        CompletableFuture<Void> answered = limited(socket);
        client.connect(access.host(), access.port());
        answered.complete(null);
    }

    /** A channel through a jump host has no time limit of its own while the machine has not said a word. */
    private CompletableFuture<Void> limited(Socket socket) {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        Executor later = CompletableFuture.delayedExecutor(
                settings.connect().multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        later.execute(() -> {
            if (!answered.isDone()) {
                Closing.quietly(socket);
            }
        });
        return answered;
    }

    private OperationFailed unreachable(IOException why) {
        return OperationFailed.unreachable(Words.of("ssh.connect"))
                .on(access.address())
                .next(Words.of("ssh.connect.next"))
                .because(why);
    }
}
