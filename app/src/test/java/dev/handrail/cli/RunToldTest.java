package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person reads of a run from its beginning to its end, and what where it shall be quiet. */
class RunToldTest {
    private static final String RUN = "20261121-050000-abc";

    private final Instant now = Instant.parse("2026-11-21T05:00:00Z");
    private final Clock clock = Clock.fixed(now, ZoneOffset.UTC);

    @Test
    void aPersonReadsStepsAndLinesOnStderrAndTheResultOnStdout() {
        FakeTerminal person = FakeTerminal.ofNobody();
        tell(new PeopleWatcher(person.terminal(), false, clock));
        assertThat(person.err())
                .isEqualTo("Water the roses · " + RUN + "\n1. Fill the can\n    shed $ tap open\n    10 litres\n"
                        + "    cloud fell out; the others go on. no room\n");
        assertThat(person.out()).isEqualTo("Done: Water the roses (2 min)\ncan: 7\n");
    }

    @Test
    void whoWantsQuietReadsTheResultOnly() {
        FakeTerminal person = FakeTerminal.ofNobody();
        tell(new PeopleWatcher(person.terminal(), true, clock));
        assertThat(person.err()).isEmpty();
        assertThat(person.out()).startsWith("Done: Water the roses (2 min)");
    }

    @Test
    void aFailureIsSaidAlsoToWhoWantsQuietWithWhereItIsWrittenDown() {
        FakeTerminal person = FakeTerminal.ofNobody();
        PeopleWatcher watcher = new PeopleWatcher(person.terminal(), true, clock);
        watcher.accept(new Event.Started(RUN, "water", "Water the roses", "Rose bed", now));
        watcher.ended(new Event.Ended(
                RUN, Outcome.FAILED, OperationFailed.Kind.FAILED, Map.of(), "no water", "Open the tap.", now));
        assertThat(person.err()).startsWith("no water\n  What to do: Open the tap.\nRecorded as " + RUN);
        assertThat(person.out()).isEmpty();
    }

    private void tell(PeopleWatcher watcher) {
        watcher.accept(new Event.Started(RUN, "water", "Water the roses", "Rose bed", now));
        watcher.accept(new Event.StepBegan(RUN, 1, "Fill the can", now));
        watcher.accept(new Event.Said(RUN, "tap open", "shed", now));
        watcher.accept(new Event.Said(RUN, "10 litres", null, now));
        watcher.accept(new Event.PartMoved(RUN, Part.lost("cloud", 2, 10, Work.Unit.BYTES, "no room")));
        Event.Ended end =
                new Event.Ended(RUN, Outcome.DONE, null, Map.of("can", "7"), null, null, now.plusSeconds(120));
        watcher.accept(end);
        watcher.ended(end);
    }
}
