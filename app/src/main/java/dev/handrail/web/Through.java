package dev.handrail.web;

import dev.handrail.shell.Endpoint;
import dev.handrail.shell.Shell;
import dev.handrail.shell.TunnelSocket;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Through the connection to a server, to a port that it sees: what is asked for stays the site's name. */
record Through(Shell shell, Endpoint.Tcp port) implements Way {
    @Override
    public Dialled dial(URI url, Optional<InetAddress> at, Guard guard) throws IOException, OperationFailed {
        long began = System.nanoTime();
        try {
            Socket socket = guard.hold(new TunnelSocket(shell.connect(port)));
            return new Dialled(socket, address(), Duration.ZERO, Duration.ofNanos(System.nanoTime() - began));
        } catch (OperationFailed e) {
            if (e.kind() != OperationFailed.Kind.UNREACHABLE) {
                throw e;
            }
            throw new Internet.NotConnected(address(), new IOException(e.getMessage(), e));
        }
    }

    private InetAddress address() {
        return Address.literal(port.host()) ? InetAddress.ofLiteral(port.host()) : InetAddress.getLoopbackAddress();
    }
}
