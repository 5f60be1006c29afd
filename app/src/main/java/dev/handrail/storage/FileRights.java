package dev.handrail.storage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Who may read a file that is written for a person: whoever could before, else whom the umask lets. */
final class FileRights {
    private static final Map<PosixFilePermission, PosixFilePermission> OF_OTHERS = Map.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.GROUP_EXECUTE);

    private FileRights() {}

    /** Makes the file that will take the place of another; until it has the rights of that, only its owner may read it. */
    static Path temporary(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent(), "a file has a folder");
        FileAttribute<?>[] rights = Files.exists(file) || !knowsRights(folder)
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"))
                };
        return Files.createTempFile(folder, "." + file.getFileName(), ".partial", rights);
    }

    /** Gives a file the rights of the one whose place it will take, where there is one. */
    static void same(Path was, Path now) throws IOException {
        if (Files.notExists(was) || !knowsRights(was)) {
            return;
        }
        PosixFileAttributes before = Files.readAttributes(was, PosixFileAttributes.class);
        PosixFileAttributeView view = Files.getFileAttributeView(now, PosixFileAttributeView.class);
        own(view, before);
        PosixFileAttributes made = view.readAttributes();
        Set<PosixFilePermission> rights =
                made.group().equals(before.group()) ? before.permissions() : withoutGroup(before.permissions());
        if (!made.permissions().equals(rights)) {
            view.setPermissions(rights);
        }
    }

    /** What one group might do is nothing that another may: it is left what anybody may. */
    private static Set<PosixFilePermission> withoutGroup(Set<PosixFilePermission> before) {
        Set<PosixFilePermission> rights = new HashSet<>(before);
        OF_OTHERS.forEach((others, group) -> {
            if (!before.contains(others)) {
                rights.remove(group);
            }
        });
        return rights;
    }

    private static void own(PosixFileAttributeView now, PosixFileAttributes before) throws IOException {
        PosixFileAttributes made = now.readAttributes();
        try {
            if (!made.group().equals(before.group())) {
                now.setGroup(before.group());
            }
            if (!made.owner().equals(before.owner())) {
                now.setOwner(before.owner());
            }
        } catch (FileSystemException e) {
            // Only root can give a file away, or to a group that they are not in: anybody else owns what they write.
            return;
        }
    }

    private static boolean knowsRights(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
    }
}
