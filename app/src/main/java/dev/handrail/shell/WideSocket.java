package dev.handrail.shell;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A socket that is read in large pieces: sshj asks for each packet in two small ones, which costs a call each. */
final class WideSocket extends Socket {
    private static final int PIECE = 256 * 1024;

    @Override
    public InputStream getInputStream() throws IOException {
        return new BufferedInputStream(super.getInputStream(), PIECE);
    }
}
