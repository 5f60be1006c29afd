package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A data folder with a little in it, and what is found in one. */
final class SomeData {
    private static final Set<String> OWN = Set.of("handrail.open", "handrail.chosen");

    private SomeData() {}

    static void fill(Path home, String note) throws Exception {
        try (Store store = ReadyStore.open(home, Clock.systemUTC())) {
            store.jdbi().useHandle(handle -> {
                handle.execute("CREATE TABLE note (words VARCHAR)");
                handle.execute("INSERT INTO note (words) VALUES (?)", note);
            });
        }
        Files.createDirectories(home.resolve("backups"));
        Files.writeString(home.resolve("backups/chms.dump"), "a dump of " + note);
        Files.writeString(home.resolve("known_hosts"), "example.org ssh-ed25519 AAAA");
    }

    static String noted(Path home) throws OperationFailed {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            return store.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT words FROM note")
                            .mapTo(String.class)
                            .one());
        }
    }

    static void catalogue(Path home, String id, Path place) throws OperationFailed {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            store.jdbi().useHandle(handle -> {
                handle.execute(
                        "INSERT INTO backup (id, server, source, taken, manifest, pinned)"
                                + " VALUES (?, 'Parish', 'chms', NOW(), '{}', FALSE)",
                        id);
                handle.execute(
                        "INSERT INTO backup_copy (backup, destination, place, file, state, kind)"
                                + " VALUES (?, 'here', ?, 'chms.dump', 'PRESENT', 'folder')",
                        id,
                        place.toString());
            });
        }
    }

    static List<String> places(Path home) throws OperationFailed {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            return store.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT place FROM backup_copy ORDER BY backup")
                            .mapTo(String.class)
                            .list());
        }
    }

    static void profile(Path home, String server, String text) throws OperationFailed {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            store.jdbi()
                    .useHandle(handle -> handle.execute(
                            "INSERT INTO servers (name, name_key, environment, profile, changed, changed_by)"
                                    + " VALUES (?, ?, 'TEST', ?, NOW(), 'somebody')",
                            server,
                            server.toLowerCase(),
                            text));
        }
    }

    /** More than any disk has free. */
    static void huge(Path home) throws IOException {
        try (RandomAccessFile huge =
                new RandomAccessFile(home.resolve("backups/huge").toFile(), "rw")) {
            huge.setLength(8L << 40);
        }
    }

    /** The one folder in which the data were put aside that lay there before. */
    static Path aside(Path home) throws IOException {
        List<String> aside =
                names(home).stream().filter(name -> name.startsWith("before-")).toList();
        if (aside.size() != 1) {
            throw new AssertionError("Put aside: " + aside);
        }
        return home.resolve(aside.getFirst());
    }

    /** But for what shows where the data are and who works there. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("elsewhere") && !OWN.contains(name))
                    .sorted()
                    .toList();
        }
    }

    static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
