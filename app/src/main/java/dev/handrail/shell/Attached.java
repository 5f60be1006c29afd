package dev.handrail.shell;

import java.io.InputStream;
import java.io.OutputStream;

/** A shell that was just started, here or at the other end of a connection, with its three streams. */
interface Attached {
    OutputStream stdin();

    InputStream stdout();

    InputStream stderr();

    /** Lets go of it at once, without waiting for anything. */
    void release();
}
