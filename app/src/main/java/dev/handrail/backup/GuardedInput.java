package dev.handrail.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Passes a dump in plain statements on, and of a statement that leads elsewhere no more than harmless blanks and comments before it: whoever reads it gets a
 * {@link GoesElsewhere} in its place.
 */
public final class GuardedInput extends FilterInputStream {
    private static final int CHUNK = 1 << 18;

    private final Statements statements;
    private final byte[] buffer = new byte[CHUNK];
    private int from;
    /** The end of what may be passed on. */
    private int judged;

    private int to;
    /** How much came before what is in the buffer. */
    private long before;

    private long resting;
    private boolean ended;
    private @Nullable GoesElsewhere found;

    public GuardedInput(InputStream in, Elsewhere elsewhere) {
        super(in);
        statements = new Statements(elsewhere);
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

    /** How much of what was read are whole statements and rows; what stands behind is the beginning of one, or a comment's. */
    public long resting() {
        return resting;
    }

    /** What is not judged yet stays for the next time, unless it fills all: then what is known of it must do. */
    private void fill() throws IOException {
        System.arraycopy(buffer, judged, buffer, 0, to - judged);
        to -= judged;
        before += judged;
        from = 0;
        judged = 0;
        int n = in.read(buffer, to, buffer.length - to);
        try {
            if (n < 0) {
                ended = true;
                statements.end();
                judged = to;
                return;
            }
            int news = to;
            to += n;
            look(news);
        } catch (GoesElsewhere e) {
            found = e;
            throw e;
        }
    }

    private void look(int news) throws GoesElsewhere {
        int at = statements.skip(buffer, news, to);
        while (at < to) {
            statements.take(buffer[at++] & 0xff);
            if (statements.safe()) {
                judged = at;
            }
            if (statements.rests()) {
                resting = before + at;
            }
            at = statements.skip(buffer, at, to);
        }
        if (statements.calm()) {
            judged = to;
        } else if (judged == 0 && to == buffer.length) {
            statements.judge();
            judged = to;
        }
    }
}
