package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** How a folder for data is made that only its owner can enter. */
public final class DataFolder {
    private DataFolder() {}

    /** Makes the folder where it is missing, and keeps everybody else out of it. */
    public static Path make(Path folder) throws OperationFailed {
        try {
            Files.createDirectories(folder);
            if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
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
}
