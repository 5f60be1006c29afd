package dev.handrail.shell;

import dev.handrail.server.Sudo;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;

/** The machine that Handrail itself runs on. */
public final class LocalShell extends ScriptShell {
    /** For commands that need nobody else's rights. */
    public LocalShell() {
        this(Sudo.NONE, () -> {
            throw new IllegalStateException("No password was asked for.");
        });
    }

    LocalShell(Sudo sudo, Becoming.Password password) {
        super(
                Words.of("shell.here"),
                new Becoming(Words.of("shell.here"), System.getProperty("user.name"), sudo, password));
    }

    @Override
    Attached launch(Script script) throws OperationFailed {
        try {
            return new LocalProcess(new ProcessBuilder("sh", "-c", script.launcher()).start());
        } catch (IOException e) {
            throw OperationFailed.unreachable(Words.of("shell.here.start"))
                    .on(where())
                    .next(Words.of("shell.here.start.next"))
                    .because(e);
        }
    }

    @Override
    public Channel connect(Endpoint endpoint) throws OperationFailed {
        try {
            if (endpoint instanceof Endpoint.UnixSocket socket && becoming().takesSudo(socket.as())) {
                return RelayedSocket.open(this, socket);
            }
            return new SocketStream(SocketChannel.open(address(endpoint)));
        } catch (IOException | UnresolvedAddressException | UnsupportedOperationException e) {
            throw Unconnected.to(endpoint, where(), e);
        }
    }

    private static SocketAddress address(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Tcp tcp -> new InetSocketAddress(tcp.host(), tcp.port());
            case Endpoint.UnixSocket socket -> UnixDomainSocketAddress.of(socket.path());
        };
    }

    @Override
    public void close() {
        // There is nothing to let go of: this computer stays.
    }
}
