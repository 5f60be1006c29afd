package dev.handrail.backup.archive;

import com.github.luben.zstd.ZstdInputStream;
import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Flaw;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.LentInput;
import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.backup.Means;
import dev.handrail.backup.Subject;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The archive of a backup of files, read from its beginning to its end, one member after the other. */
public final class Archive {
    private static final int BUFFER = 1 << 18;
    private static final int RIGHTS = 07777;
    /** What a manifest calls the archive of one directory. */
    private static final String FILES = "files";

    private static final String FORM = "tar";

    private final Means means;
    private final Server target;
    private final Backup backup;
    private @Nullable GoodCopy good;

    /** @param target where it is restored to, or its own server */
    public Archive(Means means, Server target, Backup backup) {
        this.means = means;
        this.target = target;
        this.backup = backup;
    }

    /** Is shown every member with its content, which need not be read. */
    public interface Visitor {
        void visit(Member member, InputStream content) throws OperationFailed, IOException;
    }

    /** Is told how many of the stored bytes were read. */
    public interface Progress {
        void read(long bytes) throws OperationFailed;
    }

    /** Whether there is anything to be found in it one by one. What pg_dump wrote as a tar is a database. */
    public static boolean of(Backup backup) {
        return backup.manifest().artifact().form().equals(FORM)
                && Subject.of(backup).sort() != Subject.Sort.DATABASE;
    }

    /** The copy that is read; looked for once, so that all of it is read from one place. */
    public GoodCopy good() throws OperationFailed {
        if (good == null) {
            good = GoodCopy.of(means, backup);
        }
        return good;
    }

    public Copy copy() throws OperationFailed {
        return good().copy();
    }

    /** The artifact as the compression left it. */
    public InputStream opened(InputStream stored) throws OperationFailed {
        return good().opened(target, stored);
    }

    /** The same unpacked. */
    public InputStream unpacked(InputStream opened) throws IOException {
        return unpacked(backup.manifest().artifact(), opened);
    }

    public static InputStream unpacked(Artifact artifact, InputStream opened) throws IOException {
        return switch (artifact.compression()) {
            case ZSTD -> new ZstdInputStream(opened);
            case GZIP -> new GZIPInputStream(opened, BUFFER);
            case NONE -> opened;
        };
    }

    /** Returns only if every byte was read and is the one that was written. */
    public void read(Visitor visitor, Progress progress) throws OperationFailed {
        Copy copy = copy();
        try (InputStream raw = means.places().of(backup.server(), copy).read(copy.file());
                HashedInput stored = new HashedInput(raw);
                Counted counted = new Counted(stored, progress);
                InputStream opened = opened(counted)) {
            IOException broken = walk(opened, visitor, copy);
            if (counted.failure != null) {
                throw counted.failure;
            }
            judge(stored.sha256(), broken, copy);
        } catch (Stopped e) {
            throw e.why;
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", copy.located()))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
    }

    /** Answers why it could not be understood to its end; null where it could. */
    private @Nullable IOException walk(InputStream opened, Visitor visitor, Copy copy) throws OperationFailed, Stopped {
        try (InputStream tar = unpacked(new LentInput(opened))) {
            members(new BufferedInputStream(tar, BUFFER), visitor, copy);
            return null;
        } catch (Stopped e) {
            throw e;
        } catch (IOException e) {
            return e;
        } catch (IllegalArgumentException e) {
            return new IOException(e);
        }
    }

    private void judge(String sha256, @Nullable IOException broken, Copy copy) throws OperationFailed {
        Artifact artifact = backup.manifest().artifact();
        if (!sha256.equals(artifact.sha256())) {
            throw damaged(copy, Words.of("backup.fault.hash", sha256, artifact.sha256()));
        }
        if (broken instanceof Hostile hostile) {
            throw hostile.why;
        }
        if (broken != null) {
            throw damaged(copy, String.valueOf(broken.getMessage()));
        }
    }

    private void members(InputStream in, Visitor visitor, Copy copy) throws OperationFailed, IOException {
        Names names =
                new Names(copy.located(), backup.manifest().source().kind().equals(FILES));
        // Not closed: what lies under it is, by who opened it.
        TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            visitor.visit(named(entry, names), tar);
        }
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static Member named(TarArchiveEntry entry, Names names) throws Hostile {
        try {
            return member(entry, names);
        } catch (OperationFailed e) {
            throw new Hostile(e);
        }
    }

    private static Member member(TarArchiveEntry entry, Names names) throws OperationFailed {
        String path = names.path(entry);
        Member.Kind kind = kind(entry);
        boolean file = kind == Member.Kind.FILE;
        return new Member(
                entry.getName().replaceAll("(?<=.)/+$", ""),
                path,
                kind,
                file ? entry.getRealSize() : 0,
                file ? entry.getSize() : 0,
                entry.getMode() & RIGHTS,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                entry.getLastModifiedTime().toInstant(),
                kind == Member.Kind.HARD_LINK || kind == Member.Kind.LINK ? entry.getLinkName() : "");
    }

    private static Member.Kind kind(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return Member.Kind.DIRECTORY;
        }
        if (entry.isSymbolicLink()) {
            return Member.Kind.LINK;
        }
        if (entry.isLink()) {
            return Member.Kind.HARD_LINK;
        }
        boolean special = entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice();
        return special ? Member.Kind.OTHER : Member.Kind.FILE;
    }

    private OperationFailed damaged(Copy copy, String why) {
        return OperationFailed.refused(Words.of("files.damaged", copy.located()))
                .cameBack(why)
                .next(Words.of("files.damaged.next", backup.id()))
                .showing(Flaw.of(copy))
                .build();
    }

    /** Somebody who was told of the progress wants no more. */
    private static final class Stopped extends IOException {
        private static final long serialVersionUID = 1;
        private final transient OperationFailed why;

        Stopped(OperationFailed why) {
            super(why);
            this.why = why;
        }
    }

    /** A name that nobody unpacks: that of an evil archive, or of one that is not what was written. */
    private static final class Hostile extends IOException {
        private static final long serialVersionUID = 1;
        private final transient OperationFailed why;

        Hostile(OperationFailed why) {
            super(why);
            this.why = why;
        }
    }

    private static final class Counted extends FilterInputStream {
        private final Progress progress;
        private long read;
        private @Nullable IOException failure;

        Counted(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = stored(into, offset, length);
            if (n > 0) {
                read += n;
                try {
                    progress.read(read);
                } catch (OperationFailed e) {
                    throw new Stopped(e);
                }
            }
            return n;
        }

        private int stored(byte[] into, int offset, int length) throws IOException {
            try {
                return in.read(into, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
