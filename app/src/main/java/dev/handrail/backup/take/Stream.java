package dev.handrail.backup.take;

import dev.handrail.backup.source.Flow;
import dev.handrail.backup.source.Tap;
import dev.handrail.operation.Work;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Running;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of a source on their way into the destinations: hashed, counted, and believed only in the end. */
final class Stream {
    private static final int CHUNK = 1 << 18;

    /** What encrypts on the way, or lets everything through. */
    interface Sealing {
        WritableByteChannel over(WritableByteChannel out) throws OperationFailed;
    }

    /** What came through. */
    record Streamed(
            long bytes,
            long storedBytes,
            String sha256,
            @Nullable String plainSha256) {}

    private final Tap tap;
    private final Stages stages;
    private final long expected;
    private final Work work;
    private final Told told;
    private final Throttle throttle;

    Stream(Tap tap, Stages stages, long expected, Work work) {
        this.tap = tap;
        this.stages = stages;
        this.expected = expected;
        this.work = work;
        this.told = new Told(tap, stages);
        this.throttle = new Throttle(stages.packing().rate());
    }

    Streamed through(Flow flow, Fan fan, Sealing sealing) throws OperationFailed {
        Pipeline pipeline = told.packed(flow.pipeline()).pipe(told.counting());
        work.command(tap.shell().where(), CommandText.of(stages.shown(flow.shown())));
        try (Running running = tap.shell().start(pipeline, line -> said(flow, line));
                Work.Handle cancel = work.onCancel(running::cancel);
                Work.Handle release = work.onCancel(fan::abandon)) {
            Landing landing = new Landing(fan);
            long received = pump(running, landing, sealing);
            work.stopIfCancelled();
            Exit exit = running.await();
            flow.read();
            work.stopIfCancelled();
            agree(flow, pipeline, exit, received);
            fan.drain();
            return new Streamed(told.bytes(), landing.count(), landing.sha256(), told.plainSha256());
        }
    }

    private void said(Flow flow, String line) {
        if (!told.hears(line) && !flow.hears(line)) {
            work.say(line);
        }
    }

    private long pump(Running running, Landing landing, Sealing sealing) throws OperationFailed {
        long received = 0;
        byte[] chunk = new byte[CHUNK];
        InputStream in = running.stdout();
        try (WritableByteChannel out = sealing.over(landing)) {
            for (int n = in.readNBytes(chunk, 0, CHUNK); n > 0; n = in.readNBytes(chunk, 0, CHUNK)) {
                write(out, ByteBuffer.wrap(chunk, 0, n));
                received += n;
                work.progress(received, Math.max(expected, received), Work.Unit.BYTES);
                throttle.passed(n, work);
            }
            return received;
        } catch (Landing.Lost e) {
            work.stopIfCancelled();
            throw e.failure();
        } catch (IOException e) {
            work.stopIfCancelled();
            running.await(); // tells better than the stream what became of the connection
            throw OperationFailed.unreachable(Words.of("backup.failed.stream", tap.name()))
                    .on(tap.shell().where())
                    .next(Words.of("backup.failed.stream.next"))
                    .because(e);
        }
    }

    private static void write(WritableByteChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Every stage ended well, and both ends saw the same bytes; else there is no backup. */
    private void agree(Flow flow, Pipeline pipeline, Exit exit, long received) throws OperationFailed {
        List<Integer> bad = Told.bad(flow, exit);
        if (!bad.isEmpty()) {
            // The last that went wrong: those before it were only cut off by it.
            throw told.failed(flow, pipeline, exit, bad.getLast());
        }
        told.require(received);
    }
}
