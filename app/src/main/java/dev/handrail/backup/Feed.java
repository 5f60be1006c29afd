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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/** Sends the bytes of an artifact through programs on a machine: to decode it, or to restore from it. */
public final class Feed {
    private static final int CHUNK = 1 << 18;
    private static final int MOST_OUTPUT = 1 << 26;

    private final Shell shell;
    private final Work work;

    public Feed(Shell shell, Work work) {
        this.shell = shell;
        this.work = work;
    }

    /**
     * How the programs ended.
     *
     * @param sha256 of what they were sent
     * @param output what they wrote in the end, the beginning of it
     */
    public record Fed(Exit exit, String sha256, byte[] output) {
        /** Whether they may have written more than is kept. */
        public boolean cut() {
            return output.length >= MOST_OUTPUT;
        }
    }

    /**
     * Sends it all; a program that ends before it read everything says why itself.
     *
     * @throws IOException when the artifact cannot be read
     */
    public Fed through(Pipeline pipeline, InputStream artifact, long size, Consumer<String> errors)
            throws OperationFailed, IOException {
        return through(pipeline, artifact, new Progress(size, sent -> sent), errors);
    }

    /**
     * How far it is.
     *
     * @param done how much of the size, by how many bytes were sent
     */
    public record Progress(long size, LongUnaryOperator done) {}

    /** The same where what is sent is not of the size that is known. */
    public Fed through(Pipeline pipeline, InputStream artifact, Progress progress, Consumer<String> errors)
            throws OperationFailed, IOException {
        try (Running running = shell.start(pipeline, errors);
                Work.Handle cancel = work.onCancel(running::cancel)) {
            Sha256 sha = new Sha256();
            FutureTask<byte[]> output = new FutureTask<>(() -> drain(running));
            Thread.ofVirtual().name("what a program says").start(output);
            pump(artifact, running, progress, sha);
            byte[] said = of(output);
            work.stopIfCancelled();
            Exit exit = running.await();
            work.stopIfCancelled();
            return new Fed(exit, sha.hex(), said);
        }
    }

    private void pump(InputStream artifact, Running running, Progress progress, Sha256 sha)
            throws OperationFailed, IOException {
        byte[] chunk = new byte[CHUNK];
        long sent = 0;
        OutputStream out = running.stdin();
        for (int n = artifact.read(chunk); n >= 0; n = artifact.read(chunk)) {
            work.stopIfCancelled();
            try {
                out.write(chunk, 0, n);
            } catch (IOException e) {
                closed(e);
                return;
            }
            sha.add(chunk, n);
            sent += n;
            work.progress(progress.done().applyAsLong(sent), progress.size(), Work.Unit.BYTES);
        }
        try {
            out.close();
        } catch (IOException e) {
            closed(e);
        }
    }

    /** The program closed its end: its exit status and its last words tell why. */
    private void closed(IOException e) {
        work.say(String.valueOf(e.getMessage()));
    }

    /** Read beside the sending: a program that nobody listens to stops listening too. */
    private static byte[] drain(Running running) {
        try {
            byte[] beginning = running.stdout().readNBytes(MOST_OUTPUT);
            running.stdout().transferTo(OutputStream.nullOutputStream());
            return beginning;
        } catch (IOException e) {
            return new byte[0]; // The connection is gone; await() tells so.
        }
    }

    private static byte[] of(FutureTask<byte[]> output) throws OperationFailed {
        try {
            return output.get();
        } catch (InterruptedException e) {
            throw OperationFailed.cancelled();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Reading what a program says fails in no other way.", e);
        }
    }
}
