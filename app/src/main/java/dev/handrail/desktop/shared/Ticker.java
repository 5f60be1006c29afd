package dev.handrail.desktop.shared;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Has the window do something again and again, but never twice before it has come to it once. */
public final class Ticker implements AutoCloseable {
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticker").factory());
    private final Executor window;

    public Ticker(Executor window) {
        this.window = window;
    }

    /** @param wanted asked before each time, on no particular thread */
    public void every(Duration time, BooleanSupplier wanted, Runnable task) {
        AtomicBoolean waiting = new AtomicBoolean();
        clockwork.scheduleWithFixedDelay(
                () -> tick(wanted, task, waiting), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick(BooleanSupplier wanted, Runnable task, AtomicBoolean waiting) {
        try {
            if (wanted.getAsBoolean() && waiting.compareAndSet(false, true)) {
                window.execute(() -> {
                    waiting.set(false);
                    // What was on its way when it was closed comes too late: nobody is there any more.
                    if (!clockwork.isShutdown()) {
                        task.run();
                    }
                });
            }
        } catch (RuntimeException e) {
            // The clockwork would keep it to itself, and never tick again.
            Thread here = Thread.currentThread();
            here.getUncaughtExceptionHandler().uncaughtException(here, e);
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
