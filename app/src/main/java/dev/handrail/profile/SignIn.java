package dev.handrail.profile;

import dev.handrail.operation.Lazy;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.shell.Channel;
import dev.handrail.shell.Endpoint;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.sql.Databases;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** Signs in to a database through the shell; where we have no driver, it sees whether something listens there. */
public final class SignIn implements DatabaseProbe {
    private final Lazy<? extends Secrets> secrets;

    public SignIn(Lazy<? extends Secrets> secrets) {
        this.secrets = secrets;
    }

    @Override
    public String version(Server server, Database database, Shells shells) throws OperationFailed {
        if (database.engine() != Engine.POSTGRESQL) {
            return listens(server, database, shells);
        }
        try (Connection connection = new Databases(shells, secrets.get()).open(server, database)) {
            DatabaseMetaData about = connection.getMetaData();
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw OperationFailed.unreachable(Words.of("profile.test.database.bad", database.name()))
                    .on(server.name())
                    .next(Words.of("profile.test.database.next"))
                    .because(e);
        }
    }

    private static String listens(Server server, Database database, Shells shells) throws OperationFailed {
        String socket = database.socket();
        Endpoint endpoint = socket == null
                ? new Endpoint.Tcp(database.host(), database.port())
                : new Endpoint.UnixSocket(socket, database.as());
        try (Shell shell = shells.on(server);
                Channel channel = shell.connect(endpoint)) {
            return Words.of("profile.test.listens");
        } catch (IOException e) {
            throw OperationFailed.unreachable(Words.of("profile.test.database.bad", database.name()))
                    .on(server.name())
                    .next(Words.of("profile.test.database.next"))
                    .because(e);
        }
    }
}
