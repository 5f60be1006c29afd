package dev.handrail.shell;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a script writes, without what a login shell said before it: all until the line of the mark is passed over. */
final class MarkedOutput extends FilterInputStream {
    private final byte[] mark;
    private int seen;

    /** @param mark known to nobody else, and beginning as no part of it does */
    MarkedOutput(InputStream output, String mark) {
        super(output);
        this.mark = (mark + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private boolean begun() throws IOException {
        while (seen < mark.length) {
            int next = super.read();
            if (next < 0) {
                return false;
            }
            seen = next == mark[seen] ? seen + 1 : next == mark[0] ? 1 : 0;
        }
        return true;
    }

    @Override
    public int read() throws IOException {
        return begun() ? super.read() : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return length == 0 ? 0 : begun() ? super.read(bytes, offset, length) : -1;
    }

    /** Where the mark is yet to come nobody knows how much of it is ours. */
    @Override
    public int available() throws IOException {
        return seen < mark.length ? 0 : super.available();
    }
}
