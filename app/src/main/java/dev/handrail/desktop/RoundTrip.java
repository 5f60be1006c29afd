package dev.handrail.desktop;

import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long a server takes to answer over a connection that is open. */
final class RoundTrip {
    private RoundTrip() {}

    static Duration measure(Shells shells, Server server, Clock clock) throws OperationFailed {
        try (Shell shell = shells.on(server)) {
            Instant began = clock.instant();
            shell.run(Command.of("true"));
            return Duration.between(began, clock.instant());
        }
    }
}
