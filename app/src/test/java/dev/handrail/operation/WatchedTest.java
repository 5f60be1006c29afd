package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who watches may fail; the run goes on, and it is told once. */
class WatchedTest {
    private static final Event EVENT = new Event.Progressed("run", 1, 2, Work.Unit.ITEMS);

    private final List<Event> heard = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();

    @Test
    void whatHappensIsHandedOnInItsOrder() {
        Watched watched = new Watched(heard::add, faults::add);
        Event said = new Event.Said("run", "line", null, Instant.EPOCH);
        assertThat(watched.tell(EVENT)).isNull();
        assertThat(watched.tell(said)).isNull();
        assertThat(heard).containsExactly(EVENT, said);
        assertThat(faults).isEmpty();
    }

    @Test
    void aWatcherThatFailsIsToldNoMoreAndItsFaultIsReportedOnce() {
        IllegalStateException gone = new IllegalStateException("a window that is gone");
        Watched watched = new Watched(
                event -> {
                    heard.add(event);
                    throw gone;
                },
                faults::add);
        assertThat(watched.tell(EVENT)).isSameAs(gone);
        assertThat(watched.tell(EVENT)).isNull();
        assertThat(heard).hasSize(1);
        assertThat(faults).containsExactly(gone);
    }

    @Test
    void anErrorIsAFaultAsWell() {
        Watched watched = new Watched(
                event -> {
                    throw new StackOverflowError();
                },
                faults::add);
        watched.tell(
                new Event.Ended("run", dev.handrail.journal.Outcome.DONE, null, Map.of(), null, null, Instant.EPOCH));
        assertThat(faults).singleElement().isInstanceOf(StackOverflowError.class);
    }
}
