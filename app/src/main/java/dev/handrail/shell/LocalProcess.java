package dev.handrail.shell;

import java.io.InputStream;
import java.io.OutputStream;

/** A process of this computer. */
final class LocalProcess implements Attached {
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
    public void release() {
        process.destroy();
    }
}
