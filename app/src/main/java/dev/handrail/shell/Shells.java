package dev.handrail.shell;

import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;

/** Where shells come from. */
public interface Shells extends AutoCloseable {
    /** A shell on the server; over SSH the connection behind it is shared, and opened anew when it died. */
    Shell on(Server server) throws OperationFailed;

    /** Whether a connection to it is open, so that a shell on it asks nobody for anything. */
    boolean connected(Server server);

    /** A shell on the machine Handrail runs on. */
    Shell here();

    @Override
    void close();
}
