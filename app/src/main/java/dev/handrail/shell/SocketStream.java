package dev.handrail.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** A socket of this computer as a channel. */
final class SocketStream implements Channel {
    private final SocketChannel socket;
    private final InputStream input;
    private final OutputStream output;

    SocketStream(SocketChannel socket) {
        this.socket = socket;
        this.input = Channels.newInputStream(socket);
        this.output = Channels.newOutputStream(socket);
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
