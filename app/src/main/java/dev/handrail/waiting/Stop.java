package dev.handrail.waiting;

import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody has asked to stop, and what is to be stopped then. A thread that works under a stop finds it by itself, so
 * that whatever it comes to wait for, a machine or a person, ends when the work is cancelled.
 */
public final class Stop {
    private static final ScopedValue<Stop> HERE = ScopedValue.newInstance();

    private final List<Runnable> stops = new ArrayList<>();
    private boolean asked;

    /** The one that this thread works under; else one that nobody asks. */
    public static Stop here() {
        return HERE.isBound() ? HERE.get() : new Stop();
    }

    /** Does the work under this stop. */
    public <T extends @Nullable Object> T over(Supplier<T> work) {
        return ScopedValue.where(HERE, this).call(work::get);
    }

    public synchronized boolean asked() {
        return asked;
    }

    /** Stops what there is to stop, last first, without keeping the caller waiting. */
    public synchronized void ask() {
        if (asked) {
            return;
        }
        asked = true;
        stops.reversed().forEach(Stop::start);
        stops.clear();
    }

    /** When it was asked for already, this is stopped at once. */
    public synchronized Handle stopping(Runnable stop) {
        if (asked) {
            start(stop);
            return () -> {};
        }
        stops.add(stop);
        return () -> forget(stop);
    }

    private synchronized void forget(Runnable stop) {
        stops.remove(stop);
    }

    private static void start(Runnable stop) {
        Thread.ofVirtual().name("cancel").start(stop);
    }

    /**
     * Waits, and no longer than until somebody asks to stop: the thread is interrupted then, so that nothing but the waiting
     * may stand in it. A store or a socket that is interrupted breaks for others too.
     */
    public <T extends @Nullable Object> T await(Wait<T> wait) throws OperationFailed {
        Interrupt interrupt = new Interrupt(Thread.currentThread());
        try (Handle handle = stopping(interrupt::now)) {
            return wait.now();
        } catch (InterruptedException e) {
            if (!interrupt.was()) {
                Thread.currentThread().interrupt();
            }
            throw OperationFailed.cancelled();
        } finally {
            interrupt.over();
        }
    }

    /** Waits for what another thread makes, and fails as that failed. */
    public <T extends @Nullable Object> T result(Future<T> future) throws OperationFailed {
        await(() -> ended(future));
        if (future.state() == Future.State.SUCCESS) {
            return future.resultNow();
        }
        if (future.exceptionNow() instanceof OperationFailed failed) {
            throw failed;
        }
        throw new IllegalStateException(future.exceptionNow());
    }

    private static boolean ended(Future<?> future) throws InterruptedException {
        try {
            future.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    /** Has a thread of its own do what may not heed an interrupt, and leaves it behind when somebody asks to stop. */
    public <T extends @Nullable Object> T apart(Callable<T> work) throws OperationFailed {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("apart").start(task);
        try {
            return result(task);
        } finally {
            task.cancel(true);
        }
    }

    /** Something that waits. */
    @FunctionalInterface
    public interface Wait<T extends @Nullable Object> {
        T now() throws InterruptedException;
    }

    /** Takes back what was registered. */
    public interface Handle extends AutoCloseable {
        @Override
        void close();
    }
}
