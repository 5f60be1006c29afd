package dev.handrail.backup.files;

import dev.handrail.backup.archive.Member;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What must be there after a restore, in a file of its own that only we can read: there may be more than memory holds. The
 * file has no name any more as soon as it is open, so that nothing stays of it even where we are killed.
 */
final class Expected implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final Path named;
    private final RandomAccessFile file;
    private final DataOutputStream out;

    /** @param sha256 of its content, empty where it has none */
    record One(Member member, String sha256) {}

    /** Is shown each of them. */
    interface Visitor {
        void visit(One one) throws OperationFailed, IOException;
    }

    private Expected(Path named, RandomAccessFile file, DataOutputStream out) {
        this.named = named;
        this.file = file;
        this.out = out;
        forgetName();
    }

    private void forgetName() {
        try {
            Files.deleteIfExists(named);
        } catch (IOException e) {
            // Windows lets nobody take the name of what is open: it goes when this is closed.
        }
    }

    static Expected create() throws OperationFailed {
        return in(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static Expected in(Path folder) throws OperationFailed {
        try {
            Path named = Files.createTempFile(folder, "handrail-", ".expected");
            // No channel: that would be closed to all who read where one of them is interrupted.
            RandomAccessFile file = new RandomAccessFile(named.toFile(), "rw");
            OutputStream out = new FileOutputStream(file.getFD());
            return new Expected(named, file, new DataOutputStream(new BufferedOutputStream(out)));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void add(Member member, String sha256) throws IOException {
        write(member.stored());
        write(member.path());
        out.writeByte(member.kind().ordinal());
        out.writeLong(member.size());
        out.writeInt(member.mode());
        out.writeLong(member.user());
        out.writeLong(member.group());
        out.writeLong(member.modified().getEpochSecond());
        write(member.link());
        write(sha256);
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Nothing more is added once this was asked for. */
    void each(Visitor visitor) throws OperationFailed {
        try {
            out.flush();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FromStart(), CHUNK))) {
                walk(in, visitor);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void walk(DataInputStream in, Visitor visitor) throws OperationFailed, IOException {
        while (true) {
            String stored;
            try {
                stored = read(in);
            } catch (EOFException e) {
                return;
            }
            String path = read(in);
            Member.Kind kind = Member.Kind.values()[in.readByte()];
            long size = in.readLong();
            int mode = in.readInt();
            long user = in.readLong();
            long group = in.readLong();
            Instant modified = Instant.ofEpochSecond(in.readLong());
            String link = read(in);
            Member member = new Member(stored, path, kind, size, size, mode, user, group, modified, link);
            visitor.visit(new One(member, read(in)));
        }
    }

    private static String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static OperationFailed failed(IOException e) {
        return OperationFailed.failed(Words.of("files.expected"))
                .next(Words.of("files.expected.next"))
                .because(e);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Nobody needs it any more.
        }
        forgetName();
    }

    /** Whoever looks through it has a place of their own in it: the one who asks and the one who judges are two. */
    private final class FromStart extends InputStream {
        private long at;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            synchronized (file) {
                file.seek(at);
                int count = file.read(into, offset, length);
                at += Math.max(count, 0);
                return count;
            }
        }
    }
}
