package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever moment somebody asks to stop at, what runs then is stopped, once, and nothing else is. */
class CancellingTest {
    private final Cancelling cancelling = new Cancelling();
    private final AtomicInteger stopped = new AtomicInteger();

    @Test
    void whatRunsIsStopped() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        cancelling.stopping(both::countDown);
        cancelling.stopping(both::countDown);
        assertThat(cancelling.asked()).isFalse();
        cancelling.ask();
        assertThat(cancelling.asked()).isTrue();
        assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsOverAlreadyIsLeftAlone() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        try (Work.Handle over = cancelling.stopping(stopped::incrementAndGet)) {
            assertThat(over).isNotNull();
        }
        cancelling.stopping(running::countDown);
        cancelling.ask();
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(stopped).hasValue(0);
    }

    @Test
    void whatBeginsAfterSomebodyAskedIsStoppedAtOnce() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        cancelling.ask();
        cancelling.stopping(late::countDown).close();
        assertThat(late.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoStopsWithoutHurryKeepsNobodyWaiting() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        cancelling.stopping(() -> {
            try {
                go.await();
                done.countDown();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        cancelling.ask();
        cancelling.ask();
        go.countDown();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
