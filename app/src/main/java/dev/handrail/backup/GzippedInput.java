package dev.handrail.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;

/** What is read, as gzip would pack it, quickly rather than well: for a line that is slower than this computer. */
public final class GzippedInput extends FilterInputStream {
    private static final int CHUNK = 1 << 16;
    private static final int TRAILER = 8;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final CheckedInputStream plain;
    private final Deflater deflater;
    /** What stands before and behind what is packed. */
    private ByteBuffer edge = ByteBuffer.wrap(HEADER).asReadOnlyBuffer();

    private boolean ended;

    public GzippedInput(InputStream plain) {
        this(new CheckedInputStream(plain, new CRC32()), new Deflater(Deflater.BEST_SPEED, true));
    }

    private GzippedInput(CheckedInputStream plain, Deflater deflater) {
        super(new DeflaterInputStream(plain, deflater, CHUNK));
        this.plain = plain;
        this.deflater = deflater;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!edge.hasRemaining() && !ended) {
            int n = in.read(into, offset, length);
            if (n >= 0) {
                return n;
            }
            ended = true;
            edge = ByteBuffer.allocate(TRAILER)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) plain.getChecksum().getValue())
                    .putInt((int) deflater.getBytesRead())
                    .flip();
        }
        int n = Math.min(length, edge.remaining());
        edge.get(into, offset, n);
        return n == 0 ? -1 : n;
    }

    @Override
    public int available() {
        return edge.remaining();
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            deflater.end();
        }
    }
}
