package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/** How a folder for data is made that only its owner can enter. */
public final class DataFolder {
    static final String STORE = "store";
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private DataFolder() {}

    /**
     * Makes the folder that holds all the others where it is missing, and keeps everybody else out of it. One that holds
     * things of others keeps its rights: to lock them out of it is not for us.
     */
    static Path home(Path folder) throws OperationFailed {
        try {
            boolean shared = Files.exists(folder) && !isOurs(folder) && !isPrivate(folder);
            if (shared) {
                throw OperationFailed.refused(Words.of("store.folder", folder))
                        .cameBack(Words.of("store.folder.others"))
                        .next(Words.of("store.folder.others.next", folder.resolve("handrail")))
                        .build();
            }
        } catch (IOException e) {
            throw StoreTrouble.ofFolder(folder, e);
        }
        return make(folder);
    }

    /** Makes the folder where it is missing, and keeps everybody else out of it. */
    static Path make(Path folder) throws OperationFailed {
        try {
            Files.createDirectories(folder);
            if (knowsRights(folder)) {
                Files.setPosixFilePermissions(folder, OWNER);
            }
        } catch (IOException e) {
            throw StoreTrouble.ofFolder(folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw OperationFailed.unreachable(Words.of("store.folder", folder))
                    .cameBack(Words.of("store.not-writable", folder))
                    .next(Words.of("store.permission.next", System.getProperty("user.name")))
                    .build();
        }
        return folder;
    }

    /** The file of the store in a data folder. */
    static Path file(Path home) {
        return home.resolve(STORE).resolve("handrail.mv.db");
    }

    /** The practice server is there before the store is. */
    private static boolean isOurs(Path folder) throws IOException {
        if (Stream.of(STORE, "practice").map(folder::resolve).anyMatch(Files::isDirectory)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    static boolean isPrivate(Path folder) throws IOException {
        return !knowsRights(folder) || OWNER.containsAll(Files.getPosixFilePermissions(folder));
    }

    static boolean knowsRights(Path folder) {
        return Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
    }
}
