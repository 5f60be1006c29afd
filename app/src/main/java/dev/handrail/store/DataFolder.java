package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where Handrail keeps its data on this platform, and how a folder there is made that only its owner can enter. */
public final class DataFolder {
    private DataFolder() {}

    /** HANDRAIL_HOME where it is set, else the place that the platform means for it. */
    public static Path usual() {
        return usual(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    static Path usual(Map<String, String> environment, String platform, Path userHome) {
        String chosen = environment.get("HANDRAIL_HOME");
        if (given(chosen)) {
            return Path.of(chosen).toAbsolutePath().normalize();
        }
        String system = platform.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            return (given(roaming) ? Path.of(roaming) : userHome.resolve("AppData/Roaming")).resolve("Handrail");
        }
        if (system.startsWith("mac")) {
            return userHome.resolve("Library/Application Support/Handrail");
        }
        String data = environment.get("XDG_DATA_HOME");
        // The XDG rules say that a path which is not absolute is to be ignored.
        boolean usable = given(data) && Path.of(data).isAbsolute();
        return (usable ? Path.of(data) : userHome.resolve(".local/share")).resolve("handrail");
    }

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

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
