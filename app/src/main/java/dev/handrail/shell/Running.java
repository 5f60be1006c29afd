package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import java.io.InputStream;
import java.io.OutputStream;

/** A command under way. Closing it ends the remote process too, if it still runs. */
public interface Running extends AutoCloseable {
    /** What the first stage reads; closed to tell it that there is no more. */
    OutputStream stdin();

    /** What the last stage writes. */
    InputStream stdout();

    /** Waits for the end, after stdout was read. A connection that was lost is a failure, an exit status is not. */
    Exit await() throws OperationFailed;

    /** Ends the process and all it started, on the machine it runs on. May be called from any thread. */
    void cancel();

    @Override
    void close();
}
