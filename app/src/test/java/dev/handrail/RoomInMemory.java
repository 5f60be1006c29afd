package dev.handrail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder in memory for a server of the tests, whose thousands of small files cost a disk's file system a third of what the
 * server computes; only on a machine with memory to spare, else there is none.
 */
public final class RoomInMemory {
    static final long FREE = 8L << 30;
    static final long AVAILABLE = 12L << 30;
    private static final Path MOUNT = Path.of("/dev/shm");

    private RoomInMemory() {}

    /** A new folder there, for its user alone. */
    public static Optional<Path> folder() throws IOException {
        Path mounts = Path.of("/proc/mounts");
        Path memory = Path.of("/proc/meminfo");
        if (!Files.isReadable(mounts) || !Files.isReadable(memory) || !Files.isWritable(MOUNT)) {
            return Optional.empty();
        }
        long free = Files.getFileStore(MOUNT).getUsableSpace();
        return isThere(Files.readString(mounts), Files.readString(memory), free)
                ? Optional.of(Files.createTempDirectory(MOUNT, "handrail-tests"))
                : Optional.empty();
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
