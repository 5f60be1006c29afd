package dev.handrail.vault;

import dev.handrail.words.Meaning;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Files that hold secrets: made so that only their owner can read them, and not read when others can. */
final class OwnerOnly {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final long LARGEST = 64 * 1024;

    private OwnerOnly() {}

    /** Writes a file that was not there before. */
    static void create(Path file, byte[] content) throws IOException {
        FileAttribute<?>[] atOnce = isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), atOnce)) {
            onlyForItsOwner(file);
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** What is in the file, which the caller wipes. */
    static byte[] read(Path file) throws OperationFailed {
        try {
            if (!Files.isRegularFile(file)) {
                throw unreadable(file, Words.of("vault.file.missing"), Words.of("vault.file.missing.next"));
            }
            // Windows keeps the files of a person's own folders from others without being asked.
            if (isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw unreadable(file, Words.of("vault.file.open"), Words.of("vault.file.open.next", file));
            }
            if (Files.size(file) > LARGEST) {
                throw unreadable(file, Words.of("vault.file.large"), Words.of("vault.file.missing.next"));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw unreadable(file, Words.of("vault.file.missing"), Words.of("vault.file.missing.next"));
        } catch (IOException e) {
            throw unreadable(file, Meaning.of(e), Words.of("vault.file.missing.next"));
        }
    }

    private static boolean isPosix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null
                && file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void onlyForItsOwner(Path file) throws IOException {
        AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (isPosix(file) || acl == null) {
            return;
        }
        acl.setAcl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(acl.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
    }

    private static OperationFailed unreadable(Path file, String why, String next) {
        return OperationFailed.refused(Words.of("vault.file", file))
                .cameBack(why)
                .next(next)
                .build();
    }
}
