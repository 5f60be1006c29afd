package dev.handrail.storage;

import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.shell.Shell;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.FilterInputStream;
import java.io.IOException;

/**
 * Reads a file of a {@link ServerFolder}; an end that comes too early, or with a bad exit status, is a failure. Whoever stops
 * the work waits no longer for what a server does not send.
 */
final class ServerFolderReading extends FilterInputStream {
    private final Shell shell;
    private final Running running;
    private final String tried;
    private final long length;
    private final Stop.Handle stop;
    private long position;

    private ServerFolderReading(Shell shell, Running running, String tried, long length) {
        super(running.stdout());
        this.shell = shell;
        this.running = running;
        this.tried = tried;
        this.length = length;
        this.stop = Stop.here().stopping(running::cancel);
    }

    /** @param what of the script writes it to stdout */
    static ServerFolderReading open(ServerScript script, String what, String name, String tried, long length)
            throws OperationFailed {
        Shell shell = script.way().open();
        try {
            Running running = shell.start(Pipeline.of(script.command(what, name)), line -> {});
            return new ServerFolderReading(shell, running, tried, length);
        } catch (OperationFailed e) {
            shell.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int n = super.read(bytes, offset, count);
        if (n < 0) {
            requireWhole();
        }
        position += Math.max(0, n);
        return n;
    }

    private void requireWhole() throws IOException {
        try {
            ServerScript.require(tried, shell.where(), running.await());
        } catch (OperationFailed e) {
            throw new IOException(e.getMessage(), e);
        }
        if (position < length) {
            throw new IOException(Words.of("storage.cut", String.valueOf(position), String.valueOf(length)));
        }
    }

    @Override
    public void close() {
        stop.close();
        running.close();
        shell.close();
    }
}
