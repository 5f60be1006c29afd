package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Guessing in many places at once is no faster than guessing in one. */
class GuessesTest {
    private static final Clock STILL = Clock.fixed(Instant.parse("2026-11-21T05:00:00Z"), ZoneOffset.UTC);

    @OnBothStores
    void whoGuessesAtOnceStandsInOneQueue(Store store) throws Exception {
        List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> guesses = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                guesses.add(guessers.submit(() -> {
                    waits.add(waited(store, () -> {}));
                    return true;
                }));
            }
            for (Future<?> guess : guesses) {
                guess.get(30, TimeUnit.SECONDS);
            }
        }
        // The first may go at once; the others wait for all that stand before them.
        assertThat(waits.stream().map(Duration::toSeconds).sorted()).containsExactly(0L, 1L, 3L, 7L, 15L);
    }

    @OnBothStores
    void theRightOneEndsTheWaiting(Store store) throws OperationFailed {
        List<Duration> waits = new ArrayList<>();
        Guesses guesses = new Guesses(store.jdbi(), STILL, waits::add);
        guesses.takeTurn();
        guesses.takeTurn();
        guesses.wasRight();
        guesses.takeTurn();
        assertThat(waits).containsExactly(Duration.ofSeconds(1));
    }

    @OnBothStores
    void whoWaitsBehindARightOneWaitsForThatOneOnly(Store store) throws OperationFailed {
        Guesses first = new Guesses(store.jdbi(), STILL, time -> {});
        for (int i = 0; i < 5; i++) {
            first.takeTurn();
        }
        assertThat(waited(store, () -> {}))
                .as("while none of those before is known to be right")
                .isEqualTo(Duration.ofSeconds(31));
        assertThat(waited(store, first::wasRight)).isEqualTo(Duration.ofSeconds(1));
        assertThat(waited(store, () -> {}))
                .as("behind that one, which was not right")
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(waited(store, () -> {})).isEqualTo(Duration.ofSeconds(3));
    }

    /** How long a guess waits for its turn, in the beginning of which something happens. */
    private static Duration waited(Store store, Runnable atFirst) throws OperationFailed {
        List<Duration> slices = new ArrayList<>();
        new Guesses(store.jdbi(), STILL, slice -> {
                    slices.add(slice);
                    if (slices.size() == 1) {
                        atFirst.run();
                    }
                })
                .takeTurn();
        return slices.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void theWaitGrowsToAMinuteAndNoFurther() {
        assertThat(Guesses.delay(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Guesses.delay(5)).isEqualTo(Duration.ofSeconds(16));
        assertThat(Guesses.delay(7)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Guesses.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
    }
}
