package dev.handrail.sql;

import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.Shells;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/** Databases as the program reaches them, with one password for all and nobody to ask. */
final class Reach implements AutoCloseable {
    final Shells shells;
    final Databases databases;
    String password = OwnPostgres.PASSWORD;

    Reach(Path home) throws OperationFailed {
        shells = new SshShells(
                (ref, name) -> secret(),
                Asker.NOBODY,
                new HostKeys(home.resolve("known_hosts"), List.of(), (key, note) -> true),
                SshSettings.usual());
        databases = new Databases(shells, (ref, name) -> secret());
    }

    private Secret secret() {
        return Secret.of(password.toCharArray());
    }

    Connection open(Access access, Database database) throws OperationFailed {
        return databases.open(server(access), database);
    }

    Connection limited(Access access, Database database) throws OperationFailed {
        return databases.limited(server(access), database);
    }

    static Server server(Access access) {
        return Server.of("Test", Environment.TEST, access);
    }

    static Database byTcp(int port, String name, String user) {
        return new Database(
                name, Engine.POSTGRESQL, "127.0.0.1", port, user, new SecretRef.Vault(), null, null, null, null);
    }

    static Database withoutPassword(int port, String name, String user) {
        return new Database(name, Engine.POSTGRESQL, "127.0.0.1", port, user, null, null, null, null, null);
    }

    @Override
    public void close() {
        shells.close();
    }
}
