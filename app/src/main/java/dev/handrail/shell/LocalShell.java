package dev.handrail.shell;

import dev.handrail.server.Sudo;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import java.util.function.Supplier;

/** The machine that Handrail itself runs on. */
public final class LocalShell extends ScriptShell {
    private final Supplier<Set<String>> withheld;

    /** For commands that need nobody else's rights. */
    public LocalShell() {
        this(() -> Set.of(Secrets.PASSPHRASE));
    }

    /** @param withheld the variables of our own environment that hold secrets, which no command is handed on */
    LocalShell(Supplier<Set<String>> withheld) {
        this(
                Sudo.NONE,
                () -> {
                    throw new IllegalStateException("No password was asked for.");
                },
                withheld);
    }

    LocalShell(Sudo sudo, Becoming.Password password, Supplier<Set<String>> withheld) {
        super(
                Words.of("shell.here"),
                new Becoming(Words.of("shell.here"), System.getProperty("user.name"), sudo, password));
        this.withheld = withheld;
    }

    @Override
    Attached launch(Script script) throws OperationFailed {
        try {
            ProcessBuilder builder = new ProcessBuilder();
            builder.environment().keySet().removeAll(withheld.get());
            builder.command("sh", "-c", script.launcher(builder.environment()));
            return new LocalProcess(TrueProcess.start(builder));
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
