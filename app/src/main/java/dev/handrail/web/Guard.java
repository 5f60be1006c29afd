package dev.handrail.web;

import dev.handrail.waiting.Stop;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a visit when its time is over or somebody asks to stop, whatever it waits for: what it holds is closed under it. */
final class Guard implements AutoCloseable {
    private final Stop stop = Stop.here();
    private final long end;
    private final Thread timer;
    private final Stop.Handle handle;
    private @Nullable Closeable held;
    private boolean expired;
    private boolean ended;

    Guard(Duration patience) {
        end = System.nanoTime() + patience.toNanos();
        timer = Thread.ofVirtual().name("patience").start(this::sleep);
        handle = stop.stopping(this::cut);
    }

    /** What is closed when it is over; at once if it is. */
    synchronized <T extends Closeable> T hold(T closeable) throws IOException {
        if (expired || ended || stop.asked()) {
            closeable.close();
        }
        held = closeable;
        return closeable;
    }

    synchronized boolean expired() {
        return expired;
    }

    boolean over() {
        return expired() || stopped();
    }

    boolean stopped() {
        return stop.asked();
    }

    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    private void sleep() {
        try {
            Thread.sleep(left());
            synchronized (this) {
                expired = !ended;
            }
            cut();
        } catch (InterruptedException e) {
            // The visit is over.
        }
    }

    private void cut() {
        Closeable closeable;
        synchronized (this) {
            closeable = ended ? null : held;
        }
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (IOException e) {
            // It is closed either way; the visit says why.
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            ended = true;
        }
        handle.close();
        timer.interrupt();
    }
}
