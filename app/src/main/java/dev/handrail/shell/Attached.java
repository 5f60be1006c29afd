package dev.handrail.shell;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;

/** A shell that was just started, here or at the other end of a connection, with its three streams. */
interface Attached {
    OutputStream stdin();

    InputStream stdout();

    InputStream stderr();

    /** What the shell itself ended with, 128 + n for a signal n; waits a moment for it, and is empty where it is not told. */
    OptionalInt status() throws InterruptedException;

    /** Lets go of it at once, without waiting for anything. */
    void release();
}
