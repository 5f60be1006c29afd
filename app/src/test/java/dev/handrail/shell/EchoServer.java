package dev.handrail.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Says back what it hears, on a port or a Unix socket of this computer. */
final class EchoServer implements AutoCloseable {
    private final ServerSocketChannel server;

    private EchoServer(ServerSocketChannel server, SocketAddress address) throws IOException {
        this.server = server;
        server.bind(address);
        Thread.startVirtualThread(this::accept);
    }

    static EchoServer on(Path socket) throws IOException {
        return new EchoServer(
                ServerSocketChannel.open(StandardProtocolFamily.UNIX), UnixDomainSocketAddress.of(socket));
    }

    static EchoServer onAPort() throws IOException {
        return new EchoServer(ServerSocketChannel.open(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel caller = server.accept();
                Thread.startVirtualThread(() -> echo(caller));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private static void echo(SocketChannel caller) {
        try (caller) {
            InputStream in = Channels.newInputStream(caller);
            OutputStream out = Channels.newOutputStream(caller);
            in.transferTo(out);
        } catch (IOException e) {
            // The caller hung up.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
