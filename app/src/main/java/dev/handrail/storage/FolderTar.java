package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a storage one behind the other as a tar, which is the same whenever they are. */
final class FolderTar extends InputStream {
    private static final Comparator<Stored> BY_NAME = Comparator.comparing(Stored::name);

    /** Opens what comes next only when it is its turn. */
    @FunctionalInterface
    private interface Next {
        InputStream open() throws OperationFailed;
    }

    private final Deque<Next> waiting = new ArrayDeque<>();
    private InputStream current = InputStream.nullInputStream();

    FolderTar(Storage inside, List<Stored> files) {
        for (Stored file : files.stream().sorted(BY_NAME).toList()) {
            waiting.add(() -> new ByteArrayInputStream(TarHeader.of(file.name(), file.bytes())));
            waiting.add(() -> new Whole(inside.read(file.name()), file));
            waiting.add(() -> new ByteArrayInputStream(new byte[TarHeader.padding(file.bytes())]));
        }
        waiting.add(() -> new ByteArrayInputStream(new byte[TarHeader.END]));
    }

    /** How long it is. */
    static long size(List<Stored> files) {
        return files.stream()
                        .mapToLong(file -> TarHeader.BLOCK + file.bytes() + TarHeader.padding(file.bytes()))
                        .sum()
                + TarHeader.END;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        for (int n = current.read(bytes, offset, length); ; n = current.read(bytes, offset, length)) {
            if (n >= 0) {
                return n;
            }
            if (!turned()) {
                return -1;
            }
        }
    }

    /** Whether there is any more. */
    private boolean turned() throws IOException {
        @Nullable Next next = waiting.poll();
        if (next == null) {
            return false;
        }
        current.close();
        current = InputStream.nullInputStream();
        try {
            current = next.open();
            return true;
        } catch (OperationFailed e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        waiting.clear();
        current.close();
    }

    /** A file that must be as long as it was said to be: behind one that is not, nothing is where it should be. */
    private static final class Whole extends InputStream {
        private final InputStream in;
        private final Stored file;
        private long position;

        Whole(InputStream in, Stored file) {
            this.in = in;
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = in.read(bytes, offset, length);
            position += Math.max(n, 0);
            if (position > file.bytes() || n < 0 && position < file.bytes()) {
                throw new IOException(file.name() + ": " + position + ", not " + file.bytes() + " bytes");
            }
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
