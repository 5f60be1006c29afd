package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A shell for tests that does what another does, until it breaks on cue. */
public final class BreakingShell implements Shell {
    private enum At {
        NOWHERE,
        START,
        STDOUT,
        AWAIT
    }

    private final Shell real;
    private At at = At.NOWHERE;
    private long bytes;
    private Predicate<Pipeline> which = pipeline -> true;

    public BreakingShell(Shell real) {
        this.real = real;
    }

    /** Every command is refused as if the machine were out of reach. */
    public BreakingShell atStart() {
        at = At.START;
        return this;
    }

    /** The line is lost after that many bytes of stdout. */
    public BreakingShell after(long bytesOfStdout) {
        at = At.STDOUT;
        bytes = bytesOfStdout;
        return this;
    }

    /** All of stdout comes, but no exit status. */
    public BreakingShell atAwait() {
        at = At.AWAIT;
        return this;
    }

    /** Only pipelines in which this program runs break. */
    public BreakingShell when(String program) {
        which = pipeline -> pipeline.stages().stream().anyMatch(c -> c.program().equals(program));
        return this;
    }

    /** Breaks no more. */
    public BreakingShell mended() {
        at = At.NOWHERE;
        return this;
    }

    @Override
    public Running start(Pipeline pipeline, Consumer<String> errors) throws OperationFailed {
        if (at == At.NOWHERE || !which.test(pipeline)) {
            return real.start(pipeline, errors);
        }
        if (at == At.START) {
            throw broken();
        }
        return new BreakingRun(real.start(pipeline, errors), at == At.STDOUT ? bytes : Long.MAX_VALUE);
    }

    private OperationFailed broken() {
        return OperationFailed.unreachable("Broken on cue").on(where()).build();
    }

    @Override
    public Result run(Command command, byte[] stdin) throws OperationFailed {
        if (at == At.NOWHERE || !which.test(Pipeline.of(command))) {
            return real.run(command, stdin);
        }
        throw broken();
    }

    @Override
    public String where() {
        return real.where();
    }

    @Override
    public Channel connect(Endpoint endpoint) throws OperationFailed {
        return real.connect(endpoint);
    }

    @Override
    public byte[] read(String path, int atMost) throws OperationFailed {
        return real.read(path, atMost);
    }

    @Override
    public void write(String path, byte[] content, int mode) throws OperationFailed {
        real.write(path, content, mode);
    }

    @Override
    public void close() {
        real.close();
    }

    private final class BreakingRun implements Running {
        private final Running running;
        private final InputStream stdout;

        BreakingRun(Running running, long atMost) {
            this.running = running;
            this.stdout = new CutInput(running.stdout(), atMost);
        }

        @Override
        public OutputStream stdin() {
            return running.stdin();
        }

        @Override
        public InputStream stdout() {
            return stdout;
        }

        @Override
        public Exit await() throws OperationFailed {
            throw broken();
        }

        @Override
        public void cancel() {
            running.cancel();
        }

        @Override
        public void close() {
            running.close();
        }
    }

    private static final class CutInput extends FilterInputStream {
        private long left;

        CutInput(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0 && length > 0) {
                throw new IOException("Broken on cue");
            }
            int n = super.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }
    }
}
