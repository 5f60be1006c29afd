package dev.handrail.journal;

import dev.handrail.store.Retrying;
import dev.handrail.store.StoreTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Brings what running operations tell into the store: one thread, in the order in which it was told, many lines in one
 * transaction. While the store cannot be written it tries on, and whoever tells more has to wait.
 */
final class JournalWriter implements AutoCloseable {
    private static final int WAITING_AT_MOST = 20_000;
    private static final int LINES_AT_ONCE = 500;
    private static final Duration GATHER = Duration.ofMillis(100);
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration BREATH = Duration.ofMillis(250);

    private final Retrying store;
    private final Duration patience;
    private final Runnable beat;
    private final BlockingQueue<Telling> waiting = new LinkedBlockingQueue<>();
    private final Semaphore roomForLines = new Semaphore(WAITING_AT_MOST);
    private final Thread thread;
    private volatile long end = Long.MAX_VALUE;
    private volatile @Nullable Trouble trouble;

    /** What is told: a line, or another change, which must be fit to be written twice; neither, where it is the end. */
    private record Telling(@Nullable LineRow line, @Nullable Change change, CompletableFuture<Void> written) {}

    private record Trouble(RuntimeException failure, long since) {}

    /** @param beat called every few seconds, on the thread that writes */
    JournalWriter(Retrying store, Duration patience, Runnable beat) {
        this.store = store;
        this.patience = patience;
        this.beat = beat;
        this.thread = Thread.ofPlatform().name("journal").daemon().start(this::work);
    }

    /** Written within a tenth of a second or with the next five hundred. */
    void line(LineRow row) {
        try {
            if (!roomForLines.tryAcquire(patienceLeft(), TimeUnit.NANOSECONDS)) {
                throw lost(new IllegalStateException("The store does not keep up."));
            }
            tell(new Telling(row, null, new CompletableFuture<>()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost(e);
        }
    }

    /** Written at once, without waiting for it. */
    void soon(Change change) {
        tell(new Telling(null, change, new CompletableFuture<>()));
    }

    /** Written when this returns, and all that was told before it. */
    void now(Change change) {
        Telling telling = new Telling(null, change, new CompletableFuture<>());
        tell(telling);
        try {
            // Not to be interrupted: it will be written whether or not somebody has lost interest.
            telling.written
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw lost(e);
        }
    }

    /** Writes what waits, if the store lets it, and ends. */
    @Override
    public void close() {
        end = System.nanoTime() + patience.toNanos();
        // Not interrupted: that would close the store's file under everybody.
        waiting.add(new Telling(null, null, new CompletableFuture<>()));
        try {
            thread.join(patience.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Telling telling) {
        if (end != Long.MAX_VALUE) {
            throw lost(new IllegalStateException("The journal is closed."));
        }
        waiting.add(telling);
    }

    /** Whoever comes while there is trouble already does not wait for it as long as the first one did. */
    private long patienceLeft() {
        Trouble known = trouble;
        long waited = known == null ? 0 : System.nanoTime() - known.since;
        return Math.max(patience.toNanos() - waited, BREATH.toNanos());
    }

    private JournalLost lost(Throwable why) {
        Trouble known = trouble;
        return new JournalLost(known == null ? why : known.failure);
    }

    private void work() {
        long nextBeat = System.nanoTime() + BEAT.toNanos();
        while (end == Long.MAX_VALUE || !waiting.isEmpty()) {
            List<Telling> batch = gather();
            if (!batch.isEmpty()) {
                write(batch);
            }
            if (System.nanoTime() >= nextBeat) {
                attempt(beat);
                nextBeat = System.nanoTime() + BEAT.toNanos();
            }
        }
    }

    /** Lines are gathered for a while; any other change is the end of it. */
    private List<Telling> gather() {
        List<Telling> batch = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (batch.size() < LINES_AT_ONCE) {
            Telling next = poll(deadline - System.nanoTime());
            if (next == null) {
                break;
            }
            if (batch.isEmpty()) {
                deadline = System.nanoTime() + GATHER.toNanos();
            }
            batch.add(next);
            if (next.line == null) {
                break;
            }
        }
        return batch;
    }

    private @Nullable Telling poll(long nanos) {
        try {
            return waiting.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; were it done all the same, what waits is written before it ends.
            return waiting.poll();
        }
    }

    private void write(List<Telling> batch) {
        List<LineRow> lines = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Telling telling : batch) {
            if (telling.line != null) {
                lines.add(telling.line);
            } else if (telling.change != null) {
                changes.add(telling.change);
            }
        }
        if (lines.isEmpty() && changes.isEmpty()) {
            return;
        }
        Runnable transaction = () -> store.change(handle -> {
            JournalSql.insert(handle, lines);
            changes.forEach(change -> change.write(handle));
            JournalSql.countUp(handle);
        });
        while (!attempt(transaction)) {
            if (StoreTrouble.isOfTheData(known())) {
                writeWithoutTheBad(batch);
                return;
            }
            if (System.nanoTime() >= end) {
                JournalLost lost = lost(new IllegalStateException("The journal is closed."));
                batch.forEach(telling -> telling.written.completeExceptionally(lost));
                return;
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
        roomForLines.release(lines.size());
        batch.forEach(telling -> telling.written.complete(null));
    }

    /** What can never be written must not keep all the rest from it for ever. */
    private void writeWithoutTheBad(List<Telling> batch) {
        if (batch.size() > 1) {
            batch.forEach(telling -> write(List.of(telling)));
            return;
        }
        Telling bad = batch.getFirst();
        bad.written.completeExceptionally(new JournalLost(known()));
        roomForLines.release(bad.line == null ? 0 : 1);
        trouble = null;
    }

    private RuntimeException known() {
        return Objects.requireNonNull(trouble).failure;
    }

    private boolean attempt(Runnable writing) {
        try {
            writing.run();
            trouble = null;
            return true;
        } catch (RuntimeException e) {
            Trouble known = trouble;
            trouble = new Trouble(e, known == null ? System.nanoTime() : known.since);
            return false;
        }
    }
}
