package dev.handrail.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Hashes what is read through it. */
public final class HashedInput extends FilterInputStream {
    private final Sha256 sha = new Sha256();
    private long position;
    private boolean failed;

    public HashedInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = given(into, offset, length);
        if (n > 0) {
            sha.add(into, offset, n);
            position += n;
        }
        return n;
    }

    private int given(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    /** Whether what it reads from could not be read, whatever came of what was. */
    public boolean failed() {
        return failed;
    }

    /** How much was read so far. */
    public long position() {
        return position;
    }

    /** Of all there is, also what nobody has read so far; to be asked once, at the end. */
    public String sha256() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return sha.hex();
    }
}
