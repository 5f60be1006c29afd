package dev.handrail.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes in both directions to something that listens on a machine. */
public interface Channel extends AutoCloseable {
    InputStream input();

    OutputStream output();

    @Override
    void close() throws IOException;
}
