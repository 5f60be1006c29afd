package dev.handrail.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The client programs of PostgreSQL on this machine, where Debian and others put each version in a folder of its own. */
final class PostgresClients {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/lib/postgresql"), Path.of("/opt/homebrew/opt"), Path.of("/usr/local/opt"));

    private PostgresClients() {}

    /** The folder of the newest version that has pg_dump. */
    static Optional<Path> newest() {
        return PLACES.stream()
                .filter(Files::isDirectory)
                .flatMap(PostgresClients::versions)
                .filter(version -> Files.isExecutable(version.resolve("bin/pg_dump")))
                .max(Comparator.comparingInt(PostgresClients::number))
                .map(version -> version.resolve("bin"));
    }

    private static Stream<Path> versions(Path place) {
        try (Stream<Path> folders = Files.list(place)) {
            return folders.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path version) {
        String digits = version.getFileName().toString().replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
