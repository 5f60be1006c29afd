package dev.handrail.backup;

import dev.handrail.operation.Work;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Sends the bytes of an artifact through programs on a machine: to decode it, or to restore from it. */
public final class Feed {
    private static final int CHUNK = 1 << 18;

    private final Shell shell;
    private final Work work;

    public Feed(Shell shell, Work work) {
        this.shell = shell;
        this.work = work;
    }

    /** How the programs ended, and the hash of what they were sent. */
    public record Fed(Exit exit, String sha256) {}

    /** Sends it all; a program that ends before it read everything says why itself. */
    public Fed through(Pipeline pipeline, InputStream artifact, long size, Consumer<String> errors)
            throws OperationFailed {
        try (Running running = shell.start(pipeline, errors);
                Work.Handle cancel = work.onCancel(running::cancel)) {
            Sha256 sha = new Sha256();
            pump(artifact, running, size, sha);
            work.stopIfCancelled();
            Exit exit = running.await();
            work.stopIfCancelled();
            return new Fed(exit, sha.hex());
        }
    }

    private void pump(InputStream artifact, Running running, long size, Sha256 sha) throws OperationFailed {
        byte[] chunk = new byte[CHUNK];
        long sent = 0;
        try (OutputStream out = running.stdin()) {
            for (int n = artifact.read(chunk); n >= 0; n = artifact.read(chunk)) {
                work.stopIfCancelled();
                out.write(chunk, 0, n);
                sha.add(chunk, n);
                sent += n;
                work.progress(sent, size, Work.Unit.BYTES);
            }
        } catch (IOException e) {
            // The program closed its end: its exit status and its last words tell why.
            work.say(String.valueOf(e.getMessage()));
        }
        drain(running);
    }

    private static void drain(Running running) {
        try {
            running.stdout().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The connection is gone; await() tells so.
        }
    }
}
