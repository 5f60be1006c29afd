package dev.handrail.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of this computer as its kernel knows it, whatever path leads there. */
final class KnownFolder {
    /** Another one with every start of a machine, and the same for every container on it. */
    private static final Path KERNEL = Path.of("/proc/sys/kernel/random/boot_id");

    private KnownFolder() {}

    static Optional<String> disk(Path there) {
        try {
            return Optional.of("here " + Files.getAttribute(there, "unix:dev"));
        } catch (IOException | UnsupportedOperationException e) {
            return volume(there);
        }
    }

    /** As the running kernel knows it, and what comes below; elsewhere its real path. */
    static Optional<String> identity(Path there, String below) {
        try {
            String kernel = Files.exists(KERNEL) ? Files.readString(KERNEL).strip() : "";
            return Optional.of(
                    kernel.isEmpty()
                            ? "here " + there.toRealPath() + " " + below
                            : kernel + " " + Files.getAttribute(there, "unix:dev") + ":"
                                    + Files.getAttribute(there, "unix:ino") + " " + below);
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Where a file system tells no number, as that of Windows does not. */
    private static Optional<String> volume(Path there) {
        try {
            return Optional.of("here " + Files.getFileStore(there));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
