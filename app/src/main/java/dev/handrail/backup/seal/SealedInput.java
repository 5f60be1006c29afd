package dev.handrail.backup.seal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;

/** What is decrypted as it is read; tells bytes that are not those that were sealed from bytes that cannot be read. */
final class SealedInput extends FilterInputStream {
    private final Underneath stored;

    private SealedInput(Underneath stored, InputStream opened) {
        super(opened);
        this.stored = stored;
    }

    /** Makes the stream that decrypts. */
    interface Opening {
        InputStream open(InputStream stored) throws IOException, GeneralSecurityException;
    }

    static InputStream of(InputStream stored, Opening opening) throws IOException, GeneralSecurityException {
        Underneath underneath = new Underneath(stored);
        return new SealedInput(underneath, opening.open(underneath));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (IOException e) {
            throw stored.broken ? e : new BrokenSeal(e);
        }
    }

    /** Remembers whether it was the reading that failed. */
    private static final class Underneath extends FilterInputStream {
        private boolean broken;

        Underneath(InputStream stored) {
            super(stored);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return in.read(into, offset, length);
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }
    }
}
