package dev.handrail.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever moment somebody asks to stop at, what runs then is stopped, once, and nothing else is. */
class StopTest {
    private final Stop stop = new Stop();
    private final AtomicInteger stopped = new AtomicInteger();

    @Test
    void whatRunsIsStopped() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        stop.stopping(both::countDown);
        stop.stopping(both::countDown);
        assertThat(stop.asked()).isFalse();
        stop.ask();
        assertThat(stop.asked()).isTrue();
        assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsOverAlreadyIsLeftAlone() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        try (Stop.Handle over = stop.stopping(stopped::incrementAndGet)) {
            assertThat(over).isNotNull();
        }
        stop.stopping(running::countDown);
        stop.ask();
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(stopped).hasValue(0);
    }

    @Test
    void whatBeginsAfterSomebodyAskedIsStoppedAtOnce() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        stop.ask();
        stop.stopping(late::countDown).close();
        assertThat(late.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoStopsWithoutHurryKeepsNobodyWaiting() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        stop.stopping(() -> {
            try {
                go.await();
                done.countDown();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        stop.ask();
        stop.ask();
        go.countDown();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aWaitEndsWhenSomebodyAsksAndTheInterruptGoesNoFurther() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        stop.stopping(stopped::incrementAndGet);
        Thread.startVirtualThread(stop::ask);
        assertThatThrownBy(() -> stop.await(() -> {
                    never.await();
                    return true;
                }))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.CANCELLED));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThatThrownBy(() -> stop.await(() -> never.await(20, TimeUnit.SECONDS)))
                .as("whoever begins to wait later is not let in either")
                .isInstanceOf(OperationFailed.class);
    }

    @Test
    void anInterruptFromElsewhereIsPassedOn() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> stop.await(() -> new CountDownLatch(1).await(20, TimeUnit.SECONDS)))
                .isInstanceOf(OperationFailed.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatAnotherThreadFailsWithIsTheFailureHere() {
        assertThatThrownBy(() -> stop.apart(() -> {
                    throw OperationFailed.failed("no luck").build();
                }))
                .isInstanceOf(OperationFailed.class)
                .hasMessage("no luck.");
        assertThatThrownBy(() -> stop.apart(() -> {
                    throw new IllegalArgumentException("a fault");
                }))
                .hasRootCauseMessage("a fault");
    }

    @Test
    void aThreadFindsTheStopItWorksUnder() {
        assertThat(stop.<Boolean>over(() -> Stop.here() == stop)).isTrue();
        assertThat(Stop.here()).isNotSameAs(stop);
    }

    @Test
    void whoeverIsStoppedWaitsForNoTurn() throws Exception {
        Turns turns = new Turns();
        try (Stop.Handle mine = turns.take()) {
            Thread.startVirtualThread(stop::ask);
            CompletableFuture<Boolean> let = new CompletableFuture<>();
            Thread.startVirtualThread(() -> stop.over(() -> {
                try (Stop.Handle other = turns.take()) {
                    return let.complete(true);
                } catch (OperationFailed e) {
                    return let.complete(false);
                }
            }));
            assertThat(let.get(20, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(stop.<Boolean>over(() -> free(turns)))
                .as("a turn that is free needs no waiting")
                .isTrue();
    }

    private static boolean free(Turns turns) {
        try (Stop.Handle turn = turns.take()) {
            return true;
        } catch (OperationFailed e) {
            return false;
        }
    }
}
