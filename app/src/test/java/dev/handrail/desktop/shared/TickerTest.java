package dev.handrail.desktop.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TickerTest {
    private static final Duration SOON = Duration.ofMillis(5);
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();

    @Test
    void aWindowThatIsSlowIsAskedOnceAndNotAgainAndAgain() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        try (Ticker ticker = new Ticker(window::add)) {
            ticker.every(
                    SOON,
                    () -> {
                        looks.incrementAndGet();
                        return true;
                    },
                    () -> {});
            Runnable first = next();
            int before = looks.get();
            while (looks.get() < before + 5) {
                Thread.onSpinWait();
            }
            assertThat(window).isEmpty();

            first.run();
            assertThat(next()).isNotNull();
        }
    }

    @Test
    void nothingIsAskedWhileNothingIsWanted() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        try (Ticker ticker = new Ticker(window::add)) {
            ticker.every(SOON, () -> looks.incrementAndGet() > 10, () -> {});
            next();
        }
        assertThat(looks.get()).isGreaterThan(10);
    }

    @Test
    void aFaultIsNotSwallowedAndDoesNotStopTheClockwork() throws InterruptedException {
        BlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> faults.add(fault));
        AtomicInteger looks = new AtomicInteger();
        try (Ticker ticker = new Ticker(window::add)) {
            ticker.every(
                    SOON,
                    () -> {
                        if (looks.incrementAndGet() == 1) {
                            throw new IllegalStateException("a broken spring");
                        }
                        return true;
                    },
                    () -> {});
            next();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(faults).singleElement().satisfies(fault -> assertThat(fault).hasMessage("a broken spring"));
    }

    @Test
    void whatWasStillOnItsWayWhenItWasClosedIsNotDone() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        Runnable late;
        try (Ticker ticker = new Ticker(window::add)) {
            ticker.every(SOON, () -> true, done::incrementAndGet);
            late = next();
        }
        late.run();

        assertThat(done.get()).isZero();
    }

    private Runnable next() throws InterruptedException {
        Runnable task = window.poll(20, TimeUnit.SECONDS);
        assertThat(task).isNotNull();
        return task == null ? () -> {} : task;
    }
}
