package dev.handrail.desktop.shared;

import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.util.List;

/** Servers as tests need them. */
public final class Some {
    private Some() {}

    public static Access.Ssh ssh() {
        return new Access.Ssh("example.org", 22, "deploy", null, null, false, null, Sudo.NONE);
    }

    public static Server server(String name, Environment environment) {
        return Server.of(name, environment, ssh());
    }

    public static Database database(String name) {
        return new Database(
                name,
                Engine.POSTGRESQL,
                "localhost",
                5432,
                "chms",
                new SecretRef.Env("CHMS_DB"),
                null,
                null,
                null,
                null);
    }

    public static Server withDatabase(String name, Environment environment) {
        return new Server(
                name,
                environment,
                null,
                ssh(),
                List.of(database("chms_production")),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
