package dev.handrail.profile;

import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.Channel;
import dev.handrail.shell.Endpoint;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;

/** Sees whether something listens where a database should be; it does not sign in. */
public final class PortProbe implements DatabaseProbe {
    @Override
    public String version(Server server, Database database, Shell shell) throws OperationFailed {
        Endpoint endpoint = database.socket() == null
                ? new Endpoint.Tcp(database.host(), database.port())
                : new Endpoint.UnixSocket(database.socket() + "/.s.PGSQL." + database.port(), database.as());
        try (Channel channel = shell.connect(endpoint)) {
            return Words.of("profile.test.port", database.port());
        } catch (IOException e) {
            throw OperationFailed.unreachable(Words.of("profile.test.port.bad", database.name()))
                    .on(shell.where())
                    .because(e);
        }
    }
}
