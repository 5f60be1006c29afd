package dev.handrail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A folder of its own for what nobody else empties it of, which is gone afterwards. */
public record Scratch(Path folder) implements AutoCloseable {
    private static final int TRIES = 400;

    public static Scratch make() throws IOException {
        return new Scratch(Files.createTempDirectory("handrail-scratch"));
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        remove(folder);
    }

    /** Removes a folder with all that is in it, also where a program that was just ended still writes or removes there. */
    public static void remove(Path folder) throws IOException {
        for (int left = TRIES; Files.exists(folder, LinkOption.NOFOLLOW_LINKS); left--) {
            try {
                removeOnce(folder);
            } catch (NoSuchFileException | DirectoryNotEmptyException | UncheckedIOException e) {
                if (left == 0) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    private static void removeOnce(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
