package dev.handrail.backup;

import java.io.FilterInputStream;
import java.io.InputStream;

/** Is closed by who opened it, and not by who was given it to read. */
public final class LentInput extends FilterInputStream {
    public LentInput(InputStream in) {
        super(in);
    }

    @Override
    public void close() {
        // Not ours.
    }
}
