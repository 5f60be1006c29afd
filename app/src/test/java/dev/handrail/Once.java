package dev.handrail;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/**
 * What costs seconds of a processor to make and is the same for every process of the tests: it lies beside the classes, made by
 * the first process that asks while the others wait, and made anew when the classes or the
 * libraries have changed.
 */
public final class Once {
    private static final Path CLASSES = folder("classes");
    private static final String LIBRARIES = System.getProperty("java.class.path");

    private Once() {}

    /** Leaves something whole in that folder, in the place of what an earlier one may have left. */
    @FunctionalInterface
    public interface Making {
        void in(Path folder) throws IOException;
    }

    /** The folder with that name, as it was made of the program's classes as they are now. */
    public static Path made(String name, Making making) throws IOException {
        return made(CLASSES.resolveSibling(name), making, CLASSES);
    }

    /** Of the classes in some folders. One thread at a time, since a lock keeps out other processes only. */
    static synchronized Path made(Path folder, Making making, Path... classes) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            Path stamp = folder.resolve("made");
            if (older(stamp, classes) || !Files.readString(stamp).equals(LIBRARIES)) {
                FileTime begun = FileTime.fromMillis(System.currentTimeMillis());
                Files.deleteIfExists(stamp);
                making.in(folder);
                Files.setLastModifiedTime(Files.writeString(stamp, LIBRARIES), begun);
            }
        }
        return folder;
    }

    /** Whether a file is missing, or older than something in those folders. */
    static boolean older(Path file, Path... folders) throws IOException {
        if (!Files.exists(file)) {
            return true;
        }
        long made = Files.getLastModifiedTime(file).toMillis();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                if (files.anyMatch(other -> other.toFile().lastModified() > made)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The folder of that name on the class path. */
    static Path folder(String name) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(entry -> entry.endsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not on the class path: " + name));
    }
}
