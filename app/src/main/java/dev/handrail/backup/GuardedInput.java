package dev.handrail.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Passes a dump in plain statements on, and of a line that leads elsewhere not one byte: whoever reads it gets a
 * {@link GoesElsewhere} in its place.
 */
public final class GuardedInput extends FilterInputStream {
    private static final int CHUNK = 1 << 18;
    private static final String END_OF_ROWS = "\\.";
    /** The last eight characters of the line that rows follow. */
    private static final long FROM_STDIN = last("M stdin;");

    private final Elsewhere elsewhere;
    private final byte[] buffer = new byte[CHUNK];
    private final StringBuilder head = new StringBuilder(Elsewhere.HEAD);
    private int from;
    /** The end of what may be passed on. */
    private int judged;

    private int to;
    private long line = 1;
    private long last;
    private boolean harmless;
    private boolean rows;
    private boolean ended;
    private @Nullable GoesElsewhere found;

    public GuardedInput(InputStream in, Elsewhere elsewhere) {
        super(in);
        this.elsewhere = elsewhere;
    }

    private static long last(String text) {
        long last = 0;
        for (int i = 0; i < text.length(); i++) {
            last = (last << Byte.SIZE) | text.charAt(i);
        }
        return last;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (found != null) {
            throw found;
        }
        if (length == 0) {
            return 0;
        }
        while (from == judged) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int n = Math.min(length, judged - from);
        System.arraycopy(buffer, from, into, offset, n);
        from += n;
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(n, CHUNK)]));
    }

    @Override
    public int available() {
        return judged - from;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** What is not judged yet is the beginning of a line, which is far shorter than the buffer. */
    private void fill() throws IOException {
        System.arraycopy(buffer, judged, buffer, 0, to - judged);
        to -= judged;
        from = 0;
        judged = 0;
        int before = to;
        int n = in.read(buffer, to, buffer.length - to);
        if (n < 0) {
            ended = true;
            judge();
            judged = to;
            return;
        }
        to += n;
        look(before);
    }

    private void look(int before) throws GoesElsewhere {
        for (int i = before; i < to; i++) {
            byte one = buffer[i];
            if (one == '\n') {
                judge();
                turn();
                judged = i + 1;
            } else {
                take(one);
            }
        }
        if (harmless) {
            judged = to;
        }
    }

    private void take(byte one) throws GoesElsewhere {
        if (one != '\r') {
            last = (last << Byte.SIZE) | (one & 0xff);
        }
        if (harmless) {
            return;
        }
        head.append((char) (one & 0xff));
        if (head.length() == Elsewhere.HEAD) {
            judge();
            harmless = true;
        }
    }

    private void judge() throws GoesElsewhere {
        if (harmless) {
            return;
        }
        String begins = head.toString();
        if (rows ? elsewhere.saysAmongRows(begins) : elsewhere.says(begins)) {
            found = new GoesElsewhere(line, elsewhere.said(begins));
            throw found;
        }
    }

    /** To the next line. */
    private void turn() {
        String begins = head.toString();
        rows = rows ? !begins.stripTrailing().equals(END_OF_ROWS) : elsewhere.rowsFollow(begins, last == FROM_STDIN);
        head.setLength(0);
        harmless = false;
        last = 0;
        line++;
    }
}
