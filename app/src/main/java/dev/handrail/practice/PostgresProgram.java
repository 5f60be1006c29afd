package dev.handrail.practice;

import dev.handrail.store.FolderTree;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL that comes with Handrail, unpacked for this machine. */
final class PostgresProgram {
    private static final int OWNER_MAY_EXECUTE = 0100;

    private PostgresProgram() {}

    /** Unpacks it into the folder, once, and answers with the folder of its programs. */
    static Path unpackInto(Path folder) throws IOException {
        Path bin = folder.resolve("bin");
        if (!Files.exists(bin)) {
            Path aside = folder.resolveSibling(folder.getFileName() + ".partial");
            FolderTree.remove(aside);
            Files.createDirectories(aside);
            unpack(aside);
            Files.move(aside, folder);
        }
        return bin;
    }

    /** Whether it comes with Handrail for such a machine, as Java names it. */
    static boolean comesFor(String system, String machine) {
        try (InputStream packed = packed(system, machine)) {
            return true;
        } catch (IllegalStateException e) {
            return false;
        } catch (IOException e) {
            // It is there: what keeps it from being read is said when it is unpacked.
            return true;
        }
    }

    private static InputStream packed(String system, String machine) throws IOException {
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system.startsWith("Mac") ? "Darwin" : "Linux", machine.replace("amd64", "x86_64"));
    }

    private static void unpack(Path into) throws IOException {
        try (InputStream packed = packed(System.getProperty("os.name"), System.getProperty("os.arch"));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, into);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException(entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
                Set<PosixFilePermission> may = EnumSet.copyOf(Files.getPosixFilePermissions(target));
                may.add(PosixFilePermission.OWNER_EXECUTE);
                may.add(PosixFilePermission.GROUP_EXECUTE);
                may.add(PosixFilePermission.OTHERS_EXECUTE);
                Files.setPosixFilePermissions(target, may);
            }
        }
    }
}
