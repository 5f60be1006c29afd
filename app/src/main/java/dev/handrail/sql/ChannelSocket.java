package dev.handrail.sql;

import dev.handrail.shell.Channel;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** A socket for a database driver whose bytes go through a shell instead of a network port of this machine. */
final class ChannelSocket extends Socket {
    /** Opens the channel when the driver connects. */
    interface Opener {
        Channel open() throws OperationFailed;
    }

    private final Opener opener;
    private @Nullable Channel channel;
    private boolean closed;

    ChannelSocket(Opener opener) {
        this.opener = opener;
    }

    @Override
    public void connect(SocketAddress ignored, int timeout) throws IOException {
        try {
            channel = opener.open();
        } catch (OperationFailed e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        connect(ignored, 0);
    }

    private Channel channel() throws SocketException {
        if (channel == null || closed) {
            throw new SocketException("not connected");
        }
        return channel;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return channel().input();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return channel().output();
    }

    @Override
    public boolean isConnected() {
        return channel != null;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    // What a real socket would be told about its network has no meaning here.

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setReceiveBufferSize(int size) {}

    @Override
    public void setSendBufferSize(int size) {}
}
