package dev.handrail.sql;

import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An input that gives up waiting when its patience is over, as a socket with a time limit does. What comes in after that is
 * kept for the next who reads: giving up loses nothing.
 */
final class PatientInput extends InputStream {
    private final InputStream from;
    private final IntSupplier patience;
    private final byte[] buffer = new byte[8192];
    private int begin;
    private int end;
    private @Nullable FutureTask<Integer> underway;

    /** @param patience in milliseconds; 0 means to wait for as long as it takes */
    PatientInput(InputStream from, IntSupplier patience) {
        this.from = from;
        this.patience = patience;
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
        if (begin == end) {
            int limit = patience.getAsInt();
            if (limit == 0 && underway == null) {
                return from.read(bytes, offset, length);
            }
            int count = await(limit);
            if (count < 0) {
                return -1;
            }
            begin = 0;
            end = count;
        }
        int count = Math.min(length, end - begin);
        System.arraycopy(buffer, begin, bytes, offset, count);
        begin += count;
        return count;
    }

    /** Waits for the read that is underway, or starts one. */
    private int await(int limit) throws IOException {
        FutureTask<Integer> reading = underway;
        if (reading == null) {
            reading = new FutureTask<>(() -> from.read(buffer));
            underway = reading;
            Thread.ofVirtual().name("database input").start(reading);
        }
        try {
            int count = limit == 0 ? reading.get() : reading.get(limit, TimeUnit.MILLISECONDS);
            underway = null;
            return count;
        } catch (TimeoutException e) {
            throw new SocketTimeoutException(Words.of("sql.silence", String.valueOf(limit)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            underway = null;
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    @Override
    public int available() throws IOException {
        return begin < end || underway != null ? end - begin : from.available();
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
