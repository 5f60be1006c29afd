package dev.handrail.cli;

import dev.handrail.words.Words;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What this process prints as a result. It remembers why some of it could not be written, which a stream keeps to itself. */
public final class Stdout extends PrintStream {
    private final Descriptor descriptor;

    private Stdout(Descriptor descriptor) {
        super(new BufferedOutputStream(descriptor), true, StandardCharsets.UTF_8);
        this.descriptor = descriptor;
    }

    public static Stdout ofProcess() {
        return new Stdout(new Descriptor(new FileOutputStream(FileDescriptor.out)));
    }

    /**
     * The status to end with: what was done stays done, but nobody may take for all what was cut, as on a full disk. A
     * reader who has left, as head does, wants no more and is told nothing.
     */
    public int ended(int status, PrintStream err) {
        flush();
        IOException failure = descriptor.failure;
        if (failure == null || readerHasLeft(failure)) {
            return status;
        }
        Failure.tell(err::println, Words.of("cli.cut"), failure.getMessage(), Words.of("cli.cut.next"));
        err.flush();
        return status == 0 ? 1 : status;
    }

    /** What the system says of it is in the person's own language; the kind of file is not. */
    private static boolean readerHasLeft(IOException failure) {
        if (String.valueOf(failure.getMessage()).contains("Broken pipe")) {
            return true;
        }
        try {
            String file = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return file.startsWith("pipe:") || file.startsWith("socket:");
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes nothing more once something was lost: what comes behind a gap is worth less than nothing. */
    private static final class Descriptor extends OutputStream {
        private final OutputStream to;
        private @Nullable IOException failure;

        Descriptor(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (failure != null) {
                throw failure;
            }
            try {
                to.write(bytes, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
