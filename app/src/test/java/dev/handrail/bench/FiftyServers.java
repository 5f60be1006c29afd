package dev.handrail.bench;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.store.Store;
import java.nio.file.Path;
import java.time.Clock;

/** What a busy office looks after: a data folder with fifty servers. */
final class FiftyServers {
    static final String FIRST = "Server 1";

    private FiftyServers() {}

    static void in(Path home) throws Exception {
        Clock clock = Clock.systemUTC();
        try (Store store = Store.open(home, clock)) {
            Servers servers = new Servers(store.jdbi(), clock, "bench");
            for (int i = 1; i <= 50; i++) {
                Access.Ssh access =
                        new Access.Ssh("host" + i + ".example.org", 22, "deploy", null, null, true, null, Sudo.NONE);
                servers.save(Server.of("Server " + i, Environment.TEST, access));
            }
        }
    }
}
