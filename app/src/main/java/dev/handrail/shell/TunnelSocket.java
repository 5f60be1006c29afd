package dev.handrail.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.UnaryOperator;

/** A channel dressed as the socket that a client wants to talk over. */
public final class TunnelSocket extends Socket {
    private final Channel channel;
    private final UnaryOperator<InputStream> listener;

    public TunnelSocket(Channel channel) {
        this(channel, UnaryOperator.identity());
    }

    /** @param listener told of each piece as it comes in */
    TunnelSocket(Channel channel, UnaryOperator<InputStream> listener) {
        this.channel = channel;
        this.listener = listener;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public InputStream getInputStream() {
        return listener.apply(channel.input());
    }

    @Override
    public OutputStream getOutputStream() {
        return channel.output();
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) {
        // The other machine has connected already.
    }

    /** What is set on sockets means nothing to a channel; the pulse of the connection watches it. */
    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public synchronized void close() throws IOException {
        channel.close();
        super.close();
    }
}
