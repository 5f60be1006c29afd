package dev.handrail.desktop;

import dev.handrail.server.Server;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.Optional;

/** How long a server takes to answer over a connection that is open. */
final class RoundTrip {
    private RoundTrip() {}

    /** Nothing where no connection is open: who only looks is asked for no password. */
    static Optional<Duration> measure(Shells shells, Server server) throws OperationFailed {
        if (!shells.connected(server)) {
            return Optional.empty();
        }
        try (Shell shell = shells.on(server)) {
            return Optional.of(shell.roundTrip());
        }
    }
}
