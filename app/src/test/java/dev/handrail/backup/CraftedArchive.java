package dev.handrail.backup;

import dev.handrail.backup.Manifest.Artifact;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A catalogued backup of files whose archive nobody's tar wrote, so that it can be as long or as evil as a test needs. */
final class CraftedArchive {
    private static final byte[] CONTENT = {'x'};

    private final TarArchiveOutputStream tar;

    private CraftedArchive(TarArchiveOutputStream tar) {
        this.tar = tar;
    }

    /** Writes the members. */
    interface Filling {
        void fill(CraftedArchive archive) throws IOException;
    }

    /** @param directory what it says to be the archive of */
    static Backup in(Rig rig, String id, Path directory, Filling filling) throws Exception {
        Path file = Files.createDirectories(rig.kept()).resolve(id + ".tar");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            CraftedArchive archive = new CraftedArchive(tar);
            filling.fill(archive);
        }
        String sha256;
        try (InputStream in = Files.newInputStream(file);
                HashedInput hashed = new HashedInput(in)) {
            sha256 = hashed.sha256();
        }
        Manifest plain = Some.manifest(id, Rig.SERVER, "uploads", Some.NOON);
        Manifest manifest = new Manifest(
                plain.format(),
                id,
                Rig.SERVER,
                "test",
                Manifest.Source.plain("files", "uploads", directory.toString()),
                Some.NOON,
                1,
                plain.tools(),
                new Artifact(
                        file.getFileName().toString(),
                        "tar",
                        Compression.NONE,
                        Files.size(file),
                        Files.size(file),
                        sha256),
                List.of());
        Copy copy = Some.copy("kept", rig.kept().toString(), id + ".tar");
        Backup backup = new Backup(manifest, false, List.of(copy), List.of(Some.complete(Some.NOON)));
        rig.catalogue().add(backup);
        return backup;
    }

    void directory(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name + "/", true));
        tar.closeArchiveEntry();
    }

    void file(String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(CONTENT.length);
        tar.putArchiveEntry(entry);
        tar.write(CONTENT);
        tar.closeArchiveEntry();
    }

    void link(String name, String to) throws IOException {
        put(new TarArchiveEntry(name, TarConstants.LF_SYMLINK, true), to);
    }

    void hardLink(String name, String to) throws IOException {
        put(new TarArchiveEntry(name, TarConstants.LF_LINK, true), to);
    }

    private void put(TarArchiveEntry entry, String to) throws IOException {
        entry.setLinkName(to);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
