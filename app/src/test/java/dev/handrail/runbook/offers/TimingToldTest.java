package dev.handrail.runbook.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.runbook.Phase;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Timing;
import dev.handrail.runbook.walk.Walks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the time is told that a walkthrough takes, and how it stands on several servers. */
class TimingToldTest {
    private static final String TEXT = """
            # Before {before}
            - [ ] Tell everybody
            # Work
            - [ ] Change it
              ```sh {change}
              one
              ```
            """;

    private final Standing alone = new Walks(TEXT).standing();
    private final List<Phase> phases = alone.runbook().phases();

    @Test
    void aPhaseThatNobodyBeganIsNotTold() {
        Timing timing = new Timing(
                List.of(
                        new Timing.OfPhase(phases.getFirst(), minutes(3), minutes(5)),
                        new Timing.OfPhase(phases.getLast(), Optional.empty(), minutes(20))),
                Optional.empty(),
                Optional.empty());

        assertThat(TimingTold.lines(timing)).containsExactly("Before: 3 min, usually 5 min");
    }

    @Test
    void withoutOtherTimesNothingIsUsual() {
        Timing timing = new Timing(
                List.of(new Timing.OfPhase(phases.getFirst(), minutes(3), Optional.empty())),
                Optional.empty(),
                Optional.empty());

        assertThat(TimingTold.lines(timing)).containsExactly("Before: 3 min");
    }

    @Test
    void whatIsLeftOfTheWindowIsToldWithWhatGoingBackNeeds() {
        assertThat(TimingTold.lines(window(60, 10))).containsExactly("1 h of window left · rollback needs 10 min");
        assertThat(TimingTold.lines(window(10, 10)))
                .as("just enough is enough")
                .containsExactly("10 min of window left · rollback needs 10 min");
        assertThat(TimingTold.lines(window(9, 10)))
                .containsExactly("9 min of window left · rollback needs 10 min · too late to roll back within it");
    }

    @Test
    void aWindowThatIsOverIsTooLateAlsoWithoutARollback() {
        Timing over = new Timing(List.of(), Optional.of(Duration.ofMinutes(-5)), Optional.empty());

        assertThat(TimingTold.lines(over)).containsExactly("window over since 5 min · too late to roll back within it");
        assertThat(over.tooLate()).isTrue();
        assertThat(new Timing(List.of(), Optional.of(Duration.ZERO), Optional.empty()).tooLate())
                .as("to the second")
                .isFalse();
    }

    @Test
    void scriptsReadMillisecondsAndNullWhereNothingIsKnown() {
        Standing windowed = new Walks(TEXT)
                .then(1, Happening.Kind.WINDOW, "", "2026-11-21T11:30:00Z")
                .standing();
        Timing timing = new Timing(
                List.of(new Timing.OfPhase(phases.getFirst(), minutes(3), Optional.empty())),
                Optional.of(Duration.ofMillis(-1)),
                minutes(2));
        Map<String, ?> document = TimingTold.document(windowed, timing);

        assertThat(document.get("windowEnds")).isEqualTo("2026-11-21T11:30:00Z");
        assertThat(document.get("windowLeft")).isEqualTo(-1L);
        assertThat(document.get("rollbackNeeds")).isEqualTo(120_000L);
        assertThat(document.get("tooLateToRollBack")).isEqualTo(true);
        assertThat(String.valueOf(document.get("times"))).isEqualTo("[{phase=Before, elapsed=180000, expected=null}]");
        assertThat(TimingTold.document(alone, timing).get("windowEnds")).isNull();
    }

    @Test
    void aStepThatIsDoneOnceHasNoLineForEachServer() {
        assertThat(ServersTold.lines(alone, alone.runbook().steps().toList().getLast()))
                .isEmpty();
    }

    @Test
    void aStepForSeveralStandsForEachUnderTheOther() {
        Standing several = new Walks(TEXT, "One", "Makerspace")
                .then(
                        1,
                        Happening.of(Happening.Kind.BEGAN, "2.1", 0, "CHANGES", "run-1")
                                .on("One"))
                .then(
                        2,
                        Happening.of(Happening.Kind.PASSED, "2.1", 0, "", "run-1")
                                .on("One"))
                .standing();
        List<String> lines = ServersTold.lines(several, several.step("2.1").orElseThrow());

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("    One         ");
        assertThat(lines.getLast()).startsWith("    Makerspace  ");
        assertThat(ServersTold.documents(several, several.step("2.1").orElseThrow()))
                .extracting(one -> one.get("server"))
                .isEqualTo(List.of("One", "Makerspace"));
        assertThat(ServersTold.documents(several, several.step("2.1").orElseThrow())
                        .getLast()
                        .get("run"))
                .isNull();
    }

    private static Timing window(int left, int rollback) {
        return new Timing(List.of(), minutes(left), minutes(rollback));
    }

    private static Optional<Duration> minutes(int minutes) {
        return Optional.of(Duration.ofMinutes(minutes));
    }
}
