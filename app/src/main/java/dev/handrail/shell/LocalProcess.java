package dev.handrail.shell;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/** A process of this computer. */
final class LocalProcess implements Attached {
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final Process process;

    LocalProcess(Process process) {
        this.process = process;
    }

    @Override
    public OutputStream stdin() {
        return process.getOutputStream();
    }

    @Override
    public InputStream stdout() {
        return process.getInputStream();
    }

    @Override
    public InputStream stderr() {
        return process.getErrorStream();
    }

    @Override
    public OptionalInt status() throws InterruptedException {
        return process.waitFor(A_MOMENT) ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
    }

    @Override
    public void release() {
        process.destroy();
    }
}
