package dev.handrail.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where Debian keeps PostgreSQL's own programs, server and clients. */
final class PostgresPrograms {
    private PostgresPrograms() {}

    /** The folder of the newest version that is complete. */
    static Path folder() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                    .max(Comparator.comparingInt(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .map(version -> version.resolve("bin"))
                    .orElseThrow(() -> new AssertionError("There is no PostgreSQL server: install postgresql."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
