package dev.handrail.bench;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Sudo;
import dev.handrail.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Two short words of the command line, through the launcher of this checkout, beside a Java program that does nothing. */
final class StartBench implements Benchmark {
    private static final int SERVERS = 50;
    /** One start is over too soon to be compared. */
    private static final int STARTS = 5;

    @Override
    public void run(Rounds rounds) throws Exception {
        try (Scratch scratch = Scratch.make()) {
            Path home = scratch.file("home");
            fill(home);
            String launcher = Path.of("handrail").toAbsolutePath().toString();
            List<String> nothing = List.of(
                    Programs.java(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    Path.of("app", "target", "test-classes").toString(),
                    Nothing.class.getName());
            rounds.beside("start-cli-version", 1.5, starts(List.of(launcher, "--version")), starts(nothing));
            rounds.beside(
                    "start-cli-list",
                    3,
                    starts(List.of(launcher, "--home", home.toString(), "server", "list")),
                    starts(nothing));
        }
    }

    private static Taking starts(List<String> command) {
        Taking all = Taking.timed(() -> {
            for (int i = 0; i < STARTS; i++) {
                Programs.run(command, null, null);
            }
        });
        return () -> all.take() / STARTS;
    }

    private static void fill(Path home) throws Exception {
        Clock clock = Clock.systemUTC();
        try (Store store = Store.open(home, clock)) {
            Servers servers = new Servers(store.jdbi(), clock, "bench");
            for (int i = 1; i <= SERVERS; i++) {
                Access.Ssh access =
                        new Access.Ssh("host" + i + ".example.org", 22, "deploy", null, null, true, null, Sudo.NONE);
                servers.save(Server.of("Server " + i, Environment.TEST, access));
            }
        }
    }
}
