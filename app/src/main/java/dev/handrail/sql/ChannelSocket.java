package dev.handrail.sql;

import dev.handrail.shell.Channel;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
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

    private static final int BUFFER = 64 * 1024;

    private final Opener opener;
    private volatile @Nullable Channel channel;
    private volatile @Nullable PatientInput input;
    private volatile boolean closed;
    private volatile int patience;

    ChannelSocket(Opener opener) {
        this.opener = opener;
    }

    @Override
    public void connect(SocketAddress ignored, int timeout) throws IOException {
        try {
            Channel opened = opener.open();
            channel = opened;
            input = new PatientInput(opened.input(), () -> patience);
        } catch (OperationFailed e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        connect(ignored, 0);
    }

    private <T> T connected(@Nullable T part) throws SocketException {
        if (part == null || closed) {
            throw new SocketException(Words.of("sql.unconnected"));
        }
        return part;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return connected(input);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connected(channel).output();
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
        Channel open = channel;
        if (open != null && !closed) {
            closed = true;
            open.close();
        }
        closed = true;
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    /** The driver means it: it peeks for what has come with a patience of a millisecond. */
    @Override
    public void setSoTimeout(int timeout) {
        patience = timeout;
    }

    @Override
    public int getSoTimeout() {
        return patience;
    }

    // What a real socket would be told about its network has no meaning here.

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public void setReceiveBufferSize(int size) {}

    @Override
    public void setSendBufferSize(int size) {}

    @Override
    public int getReceiveBufferSize() {
        return BUFFER;
    }

    @Override
    public int getSendBufferSize() {
        return BUFFER;
    }
}
