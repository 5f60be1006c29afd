package dev.handrail.bench;

import dev.handrail.Scratch;
import java.nio.file.Path;
import java.util.List;

/** Two short words of the command line, through the launcher of this checkout, beside a Java program that does nothing. */
final class StartBench implements Benchmark {
    /** One start is over too soon to be compared. */
    private static final int STARTS = 5;

    @Override
    public void run(Rounds rounds) throws Exception {
        try (Scratch scratch = Scratch.make()) {
            Path home = scratch.file("home");
            FiftyServers.in(home);
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
}
