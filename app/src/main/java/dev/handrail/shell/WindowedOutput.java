package dev.handrail.shell;

import dev.handrail.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import net.schmizz.sshj.connection.channel.AbstractChannel;

/**
 * Writes to an SSH channel no more than the other side has room for, and waits for room by itself.
 *
 * <p>sshj's own stream waits for room while it holds a lock that the thread which reads the connection needs as soon as the
 * channel ends: one program that stops reading would freeze every channel of the connection. It also gives up after a time,
 * though a program that does not read for a while is nothing unusual.
 */
final class WindowedOutput extends OutputStream {
    private static final long A_MOMENT = 200_000;

    private final AbstractChannel channel;
    private final OutputStream out;

    WindowedOutput(AbstractChannel channel) {
        this.channel = channel;
        this.out = channel.getOutputStream();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int from = offset;
        int left = length;
        while (left > 0) {
            int now = Math.min(left, room());
            out.write(bytes, from, now);
            out.flush();
            from += now;
            left -= now;
        }
    }

    private int room() throws IOException {
        while (true) {
            if (!channel.isOpen()) {
                throw new IOException(Words.of("shell.channel.closed"));
            }
            long room = channel.getRemoteWinSize();
            if (room > 0) {
                return (int) Math.min(room, channel.getRemoteMaxPacketSize());
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException(Words.of("shell.interrupted"));
            }
            LockSupport.parkNanos(A_MOMENT);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
