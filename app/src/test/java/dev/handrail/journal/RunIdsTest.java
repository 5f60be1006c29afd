package dev.handrail.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names of runs are told apart, sort as they were given, and look as people know them. */
class RunIdsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final RunIds ids = new RunIds();

    @Test
    void anIdIsTheSecondInUtcAndThreeSigns() {
        assertThat(ids.next(NOON)).matches("20261121-120000-[0-9a-z]{3}");
        assertThat(ids.next(NOON.plusMillis(999))).matches("20261121-120000-[0-9a-z]{3}");
    }

    @Test
    void theIdsOfOneMomentSortAsTheyWereGiven() {
        List<String> given = Stream.generate(() -> ids.next(NOON)).limit(2_000).toList();
        assertThat(given).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theIdsOfTwoProcessesSortByTheTimeWithinTheSecond() {
        List<String> given = new ArrayList<>();
        for (int millis = 0; millis < 1_000; millis += 10) {
            given.add(new RunIds().next(NOON.plusMillis(millis)));
        }
        assertThat(given).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void moreThanASecondHasRoomForGoOnInTheNext() {
        List<String> given = Stream.generate(() -> ids.next(NOON)).limit(50_000).toList();
        assertThat(given).isSorted().doesNotHaveDuplicates();
        assertThat(given.getLast()).startsWith("20261121-120001-");
    }

    @Test
    void aClockThatIsSetBackIsBelieved() {
        ids.next(NOON);
        assertThat(ids.next(NOON.minusSeconds(3600))).startsWith("20261121-110000-");
    }

    @Test
    void manyThreadsGetIdsOfTheirOwn() {
        Set<String> given = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 5_000).parallel().forEach(i -> given.add(ids.next(NOON)));
        assertThat(given).hasSize(5_000);
    }
}
