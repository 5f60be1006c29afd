package dev.handrail.shell;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.function.UnaryOperator;

/** A socket that is read in large pieces: sshj asks for each packet in two small ones, which costs a call each. */
final class WideSocket extends Socket {
    private static final int PIECE = 256 * 1024;

    private final UnaryOperator<InputStream> listener;

    /** @param listener told of each piece as it comes in */
    WideSocket(UnaryOperator<InputStream> listener) {
        this.listener = listener;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new BufferedInputStream(listener.apply(super.getInputStream()), PIECE);
    }
}
