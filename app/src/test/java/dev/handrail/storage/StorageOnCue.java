package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

/** A real storage, whose writing fails, hangs or does something else on cue. */
public final class StorageOnCue implements Storage {
    /** When it happens. */
    public enum Cue {
        NEVER,
        BEGIN,
        WRITE,
        HANG,
        /** An error of the program itself, which nobody planned for. */
        BREAK,
        /** Its bytes are read, which breaks with what happens. */
        READ,
        /** Something small is about to be written whole, such as a manifest. */
        SMALL,
        COMMIT,
        COMMITTED
    }

    /** What happens on cue. */
    @FunctionalInterface
    public interface Happening {
        void happen() throws OperationFailed;
    }

    private static final int SOME = 10;

    private final Storage real;
    private final Cue cue;
    private final Happening happening;

    public StorageOnCue(Storage real, Cue cue) {
        this(real, cue, () -> {
            throw OperationFailed.failed("Failed on cue").on(real.place()).build();
        });
    }

    public StorageOnCue(Storage real, Cue cue, Happening happening) {
        this.real = real;
        this.cue = cue;
        this.happening = happening;
    }

    private void fail(Cue now) throws OperationFailed {
        if (cue == now) {
            happening.happen();
        }
    }

    @Override
    public Sink begin(String name) throws OperationFailed {
        fail(Cue.BEGIN);
        return new SinkOnCue(real.begin(name));
    }

    private final class InputOnCue extends FilterInputStream {
        InputOnCue(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                fail(Cue.READ);
            } catch (OperationFailed e) {
                throw new IOException(e.getMessage(), e);
            }
            return super.read(bytes, offset, length);
        }
    }

    private final class SinkOnCue implements Sink {
        private final Sink sink;
        private int writes;

        SinkOnCue(Sink sink) {
            this.sink = sink;
        }

        @Override
        public String partial() {
            return sink.partial();
        }

        @Override
        public void write(byte[] bytes, int length) throws OperationFailed {
            writes++;
            if (writes > SOME) {
                fail(Cue.WRITE);
            }
            if (writes > SOME && cue == Cue.BREAK) {
                throw new IllegalStateException("broken on cue");
            }
            if (writes > SOME && cue == Cue.HANG) {
                hang();
            }
            sink.write(bytes, length);
        }

        private void hang() throws OperationFailed {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw OperationFailed.cancelled();
            }
        }

        @Override
        public void commit() throws OperationFailed {
            fail(Cue.COMMIT);
            sink.commit();
            fail(Cue.COMMITTED);
        }

        @Override
        public void close() throws OperationFailed {
            sink.close();
        }
    }

    @Override
    public String place() {
        return real.place();
    }

    @Override
    public String locate(String name) {
        return real.locate(name);
    }

    @Override
    public void write(String name, byte[] content) throws OperationFailed {
        fail(Cue.SMALL);
        real.write(name, content);
    }

    @Override
    public InputStream read(String name) throws OperationFailed {
        return cue == Cue.READ ? new InputOnCue(real.read(name)) : real.read(name);
    }

    @Override
    public OptionalLong size(String name) throws OperationFailed {
        return real.size(name);
    }

    @Override
    public boolean delete(String name) throws OperationFailed {
        return real.delete(name);
    }

    @Override
    public void discard(String name) throws OperationFailed {
        real.discard(name);
    }

    @Override
    public boolean keepsVersions() {
        return real.keepsVersions();
    }

    @Override
    public List<Stored> list() throws OperationFailed {
        return real.list();
    }

    @Override
    public List<Unfinished> unfinished() throws OperationFailed {
        return real.unfinished();
    }

    @Override
    public OptionalLong free() throws OperationFailed {
        return real.free();
    }
}
