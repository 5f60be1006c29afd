package dev.handrail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder in memory for a server of the tests, whose thousands of small files cost a disk's file system a third of what the
 * server computes; only on a machine with memory to spare, else it lies on the disk.
 */
public final class RoomInMemory {
    static final long FREE = 8L << 30;
    static final long AVAILABLE = 12L << 30;
    private static final Path MOUNT = Path.of("/dev/shm");

    private static final String NAME = "handrail-tests-";

    private RoomInMemory() {}

    /** What a process left that was killed takes memory until somebody removes it. */
    static void clear(Path mount) throws IOException {
        List<Path> left;
        try (Stream<Path> all = Files.list(mount)) {
            left = all.filter(folder -> isLeft(folder.getFileName().toString()) && isOurs(folder))
                    .toList();
        }
        for (Path folder : left) {
            try {
                new Scratch(folder).close();
            } catch (IOException | UncheckedIOException e) {
                // Another process is removing it just now.
            }
        }
    }

    private static boolean isLeft(String name) {
        String[] words = name.split("-", -1);
        return name.matches(NAME + "[0-9]{1,9}-[0-9]+")
                && ProcessHandle.of(Long.parseLong(words[2])).isEmpty();
    }

    /** Root's servers run as other users. */
    private static boolean isOurs(Path folder) {
        String user = System.getProperty("user.name");
        try {
            return user.equals("root") || Files.getOwner(folder).getName().equals(user);
        } catch (IOException e) {
            return false;
        }
    }

    /** A new folder there, for its user alone. */
    public static Optional<Path> folder() throws IOException {
        Path mounts = Path.of("/proc/mounts");
        Path memory = Path.of("/proc/meminfo");
        if (!Files.isReadable(mounts) || !Files.isReadable(memory) || !Files.isWritable(MOUNT)) {
            return Optional.empty();
        }
        clear(MOUNT);
        long free = Files.getFileStore(MOUNT).getUsableSpace();
        return isThere(Files.readString(mounts), Files.readString(memory), free)
                ? Optional.of(Files.createTempDirectory(
                        MOUNT, NAME + ProcessHandle.current().pid() + "-"))
                : Optional.empty();
    }

    /** The same, and where there is none one among all that are made for a while. */
    public static Path orOnDisk(String name) throws IOException {
        Optional<Path> folder = folder();
        return folder.isPresent() ? folder.get() : Files.createTempDirectory(name);
    }

    static boolean isThere(String mounts, String memory, long free) {
        return mounts.lines().anyMatch(line -> line.contains(" " + MOUNT + " tmpfs "))
                && free >= FREE
                && available(memory) >= AVAILABLE;
    }

    private static long available(String memory) {
        return memory.lines()
                .filter(line -> line.startsWith("MemAvailable:"))
                .flatMap(line -> Stream.of(line.split("\\s+")).skip(1).limit(1))
                .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
                .findFirst()
                .orElse(0);
    }
}
