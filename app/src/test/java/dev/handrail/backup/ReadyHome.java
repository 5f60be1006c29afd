package dev.handrail.backup;

import dev.handrail.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A home in which backups lie that were taken once: each test of a class finds it as it was then, in the same place, since the
 * catalogue names where the copies are.
 *
 * @param home where it is
 * @param asItWas a copy of it
 */
record ReadyHome(Path home, Path asItWas) {
    /** A home that nobody uses just now. */
    static ReadyHome of(Path home, Path copy) throws IOException {
        copy(home, copy);
        return new ReadyHome(home, copy);
    }

    /** Forgets what was done in it since. */
    void again() throws IOException {
        new Scratch(home).close();
        copy(asItWas, home);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.toList();
        }
        for (Path file : all) {
            Files.copy(file, to.resolve(from.relativize(file)));
        }
    }
}
