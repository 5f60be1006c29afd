package dev.handrail.backup.archive;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A backup of files in a folder of this computer, of which a test says every member. */
public final class TarFile {
    public static final Instant TAKEN = Instant.parse("2026-03-01T12:00:00Z");

    private static final Set<Byte> LINKS = Set.of(TarConstants.LF_SYMLINK, TarConstants.LF_LINK);

    private record Item(String name, byte kind, String content, int mode, long user) {}

    private final List<Item> items = new ArrayList<>();
    private String kind = "files";
    private Compression compression = Compression.NONE;

    public TarFile directory(String name) {
        items.add(new Item(name + "/", TarConstants.LF_DIR, "", 0755, 1000));
        return this;
    }

    public TarFile file(String name, String content) {
        return file(name, content, 0644, 1000);
    }

    public TarFile file(String name, String content, int mode, long user) {
        items.add(new Item(name, TarConstants.LF_NORMAL, content, mode, user));
        return this;
    }

    public TarFile link(String name, String to) {
        items.add(new Item(name, TarConstants.LF_SYMLINK, to, 0777, 1000));
        return this;
    }

    public TarFile hardLink(String name, String to) {
        items.add(new Item(name, TarConstants.LF_LINK, to, 0644, 1000));
        return this;
    }

    public TarFile pipe(String name) {
        items.add(new Item(name, TarConstants.LF_FIFO, "", 0600, 1000));
        return this;
    }

    /** Of another kind than the archive of one directory. */
    public TarFile of(String what) {
        kind = what;
        return this;
    }

    public TarFile packed() {
        compression = Compression.GZIP;
        return this;
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                compression == Compression.GZIP ? new GZIPOutputStream(out) : out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Item item : items) {
                put(tar, item);
            }
        }
        return out.toByteArray();
    }

    private static void put(TarArchiveOutputStream tar, Item item) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(item.name(), item.kind(), true);
        byte[] content = item.content().getBytes(StandardCharsets.UTF_8);
        boolean link = LINKS.contains(item.kind());
        if (link) {
            entry.setLinkName(item.content());
        } else {
            entry.setSize(content.length);
        }
        entry.setMode(item.mode());
        entry.setIds((int) item.user(), (int) item.user());
        entry.setModTime(TAKEN.toEpochMilli());
        tar.putArchiveEntry(entry);
        if (!link) {
            tar.write(content);
        }
        tar.closeArchiveEntry();
    }

    /** Written into a folder. */
    public Backup in(Path folder) throws IOException {
        byte[] bytes = bytes();
        Path file = Files.write(Files.createDirectories(folder).resolve("uploads.tar"), bytes);
        return backup(file, bytes.length, sha256(bytes));
    }

    private static String sha256(byte[] bytes) throws IOException {
        try (HashedInput hashed = new HashedInput(new ByteArrayInputStream(bytes))) {
            return hashed.sha256();
        }
    }

    /** As the catalogue has it. */
    private Backup backup(Path file, long size, String sha256) {
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "b1",
                "Parish",
                "test",
                Manifest.Source.plain(kind, "uploads", "/srv/uploads"),
                TAKEN,
                1,
                new Manifest.Tools("tar", "gzip"),
                new Manifest.Artifact(String.valueOf(file.getFileName()), "tar", compression, size, size, sha256),
                List.of());
        Copy copy = new Copy("kept", String.valueOf(file.getParent()), "uploads.tar", Copy.State.GOOD);
        return new Backup(
                "Parish", manifest, null, List.of(copy), List.of(new Proof(Proof.Rung.READ_BACK, TAKEN, 1, true, "")));
    }
}
