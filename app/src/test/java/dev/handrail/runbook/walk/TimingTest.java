package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Happening.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a walkthrough took, how long it takes as a rule, and whether there is time to go back. */
class TimingTest {
    private static final String TEXT = """
            # Before {before}
            - [ ] Tell everybody
            # Work
            - [ ] Change it
              ```sh {change}
              one
              ```
              ```sh {change}
              two
              ```
            - [ ] Change more
              ```sh {change}
              three
              ```
            # Back {rollback}
            - [ ] Put it back
            # After {after}
            - [ ] Look
            """;

    private static Walks walk() {
        return new Walks(TEXT);
    }

    /** The whole of it, where changing took so many minutes. */
    private static Standing took(int minutes) {
        return walk().then(0, Kind.DONE, "1.1", "")
                .ran(10, 10 + minutes, "2.1", 0)
                .ran(10 + minutes, 10 + 2 * minutes, "2.1", 1)
                .then(10 + 2 * minutes, Kind.DONE, "2.1", "")
                .then(11 + 2 * minutes, Kind.SKIPPED, "2.2", "not today")
                .then(12 + 2 * minutes, Kind.DONE, "4.1", "")
                .then(13 + 2 * minutes, Kind.FINISHED, "", "")
                .standing();
    }

    private static Step step(Standing standing, String number) {
        return standing.step(number).orElseThrow();
    }

    private static Phase phase(Standing standing, int number) {
        return standing.runbook().phases().get(number - 1);
    }

    private static Optional<Duration> minutes(int minutes) {
        return Optional.of(Duration.ofMinutes(minutes));
    }

    @Test
    void ofTheOtherTimesTheOneInTheMiddleCounts() {
        Standing one = took(5);
        Earlier earlier = Earlier.of(List.of(took(50), took(1), one));
        assertThat(earlier.of(step(one, "2.1"))).isEqualTo(minutes(10));
        assertThat(earlier.of(step(one, "2.2"))).isEmpty();
        assertThat(earlier.of(phase(one, 2))).isEqualTo(minutes(11));
        assertThat(earlier.of(phase(one, 3))).isEmpty();
        assertThat(earlier.rollback()).isEmpty();
        assertThat(Earlier.of(List.of()).of(phase(one, 2))).isEmpty();
    }

    @Test
    void aStepTookAsLongAsAllThatItDoesAndWhatFailedDoesNotCount() {
        Standing retried = walk().ran(0, 3, "2.1", 0)
                .then(5, Happening.of(Kind.BEGAN, "2.1", 1, "CHANGES", "run"))
                .then(6, Kind.FAILED, "2.1", "it did not")
                .ran(20, 24, "2.1", 1)
                .standing();
        assertThat(Earlier.ran(retried, step(retried, "2.1"), "")).isEqualTo(minutes(7));
        Standing undone = walk().ran(0, 3, "2.1", 0)
                .ran(3, 4, "2.1", 1)
                .then(9, Kind.UNDONE, "2.1", "")
                .standing();
        assertThat(Earlier.ran(undone, step(undone, "2.1"), "")).isEmpty();
        Standing running = walk().then(0, Happening.of(Kind.BEGAN, "2.1", 0, "CHANGES", "run"))
                .standing();
        assertThat(Earlier.ran(running, step(running, "2.1"), "")).isEmpty();
    }

    @Test
    void onSeveralServersEachTakesItsTime() {
        Walks walks = new Walks(TEXT, "One", "Two");
        for (String server : List.of("One", "Two")) {
            int from = server.equals("One") ? 0 : 30;
            walks.then(
                            from,
                            Happening.of(Kind.BEGAN, "2.2", 0, "CHANGES", "run").on(server))
                    .then(
                            from + (from == 0 ? 4 : 10),
                            Happening.of(Kind.PASSED, "2.2", 0, "", "run").on(server));
        }
        Standing standing = walks.standing();
        Step more = step(standing, "2.2");
        assertThat(Earlier.ran(standing, more, "One")).isEqualTo(minutes(4));
        assertThat(Earlier.ran(standing, more, "Two")).isEqualTo(minutes(10));
        assertThat(Earlier.of(List.of(standing)).of(more)).as("on one server").isEqualTo(minutes(10));
        assertThat(Timing.of(standing, Earlier.of(List.of()), Walks.minute(50)).rollback())
                .as("on both")
                .isEqualTo(minutes(14));
    }

    @Test
    void goingBackTakesAsLongAsItDidBeforeElseAsLongAsTheWayThere() {
        Standing back = walk().ran(0, 5, "2.1", 0)
                .then(10, Kind.ROLLED_BACK, "", "no time")
                .then(12, Kind.DONE, "3.1", "")
                .then(31, Kind.FINISHED, "", "")
                .standing();
        Earlier earlier = Earlier.of(List.of(back));
        assertThat(earlier.rollback()).isEqualTo(minutes(21));
        Standing now = walk().ran(0, 5, "2.1", 0).ran(5, 7, "2.1", 1).standing();
        assertThat(Timing.of(now, earlier, Walks.minute(9)).rollback()).isEqualTo(minutes(21));
        assertThat(Timing.of(now, Earlier.of(List.of()), Walks.minute(9)).rollback())
                .isEqualTo(minutes(7));
        assertThat(Timing.of(back, earlier, Walks.minute(40)).rollback())
                .as("it is over")
                .isEmpty();
        assertThat(Timing.of(walk().standing(), earlier, Walks.minute(9)).rollback())
                .as("nothing was changed")
                .isEmpty();
    }

    @Test
    void itIsTooLateOnceGoingBackWouldEndBehindTheWindow() {
        Standing now = walk().then(0, Kind.WINDOW, "", Walks.minute(30).toString())
                .ran(0, 5, "2.1", 0)
                .standing();
        Earlier none = Earlier.of(List.of());
        assertThat(Timing.of(now, none, Walks.minute(25)).tooLate()).isFalse();
        assertThat(Timing.of(now, none, Walks.minute(26)).tooLate()).isTrue();
        assertThat(Timing.of(now, none, Walks.minute(31)).left()).isEqualTo(minutes(-1));
        Standing nothing =
                walk().then(0, Kind.WINDOW, "", Walks.minute(30).toString()).standing();
        assertThat(Timing.of(nothing, none, Walks.minute(30)).tooLate()).isFalse();
        assertThat(Timing.of(nothing, none, Walks.minute(31)).tooLate()).isTrue();
        assertThat(Timing.of(walk().standing(), none, Walks.minute(99)).tooLate())
                .isFalse();
    }

    @Test
    void theWindowThatWasSaidLastCounts() {
        Standing moved = walk().then(0, Kind.WINDOW, "", Walks.minute(30).toString())
                .then(5, Kind.WINDOW, "", Walks.minute(60).toString())
                .standing();
        assertThat(Timing.of(moved, Earlier.of(List.of()), Walks.minute(10)).left())
                .isEqualTo(minutes(50));
    }

    @Test
    void everyPhaseIsToldWithWhatItTook() {
        Standing one = took(5);
        Timing timing = Timing.of(one, Earlier.of(List.of(took(2))), Walks.minute(60));
        assertThat(timing.phases())
                .extracting(Timing.OfPhase::elapsed)
                .containsExactly(minutes(0), minutes(11), Optional.empty(), minutes(0));
        assertThat(timing.phases())
                .extracting(Timing.OfPhase::expected)
                .containsExactly(minutes(0), minutes(5), Optional.empty(), minutes(0));
    }
}
