package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.words.OperationFailed;
import org.junit.jupiter.api.Test;

/** What may be run or said of a step now, what only with a word more, and what not at all. */
class GuardTest {
    private static final String TEXT = """
            # Work
            - [ ] Look
              ```sh {check}
              ls
              ```
            - [ ] Change
              ```sh {change}
              touch it
              ```
            # After {after any-order}
            - [ ] Tell
            - [ ] Sweep
            """;

    private static Walks walk() {
        return new Walks(TEXT);
    }

    private static Guard guard(Standing standing, String step) {
        return new Guard(standing, standing.step(step).orElseThrow(), Standing.ALL);
    }

    private static OperationFailed refused(Standing standing, String step, boolean again) {
        OperationFailed failure = catchThrowableOfType(
                OperationFailed.class, () -> guard(standing, step).mayRun(again));
        assertThat(failure).as("%s of %s", step, standing.happened()).isNotNull();
        return failure;
    }

    private static void allowed(Standing standing, String step, boolean again) {
        assertThatCode(() -> guard(standing, step).mayRun(again))
                .as("%s of %s", step, standing.happened())
                .doesNotThrowAnyException();
    }

    private static Happening began(String step, String run) {
        return Happening.of(Kind.BEGAN, step, 0, "READS", run);
    }

    @Test
    void whatComesFirstIsDoneFirstAndNamed() {
        OperationFailed failure = refused(walk().standing(), "1.2", false);
        assertThat(failure.getMessage()).contains("1.2", "1.1");
        assertThat(failure.next()).contains("1.1", "Look");
        allowed(walk().standing(), "1.1", false);
        allowed(walk().then(1, Kind.SKIPPED, "1.1", "known").standing(), "1.2", false);
    }

    @Test
    void whereTheOrderIsFreeTheOneBeforeMayWait() {
        Walks done = walk().then(1, Kind.DONE, "1.1", "").then(2, Kind.DONE, "1.2", "");
        assertThatCode(() -> guard(done.standing(), "2.2").itsTurn()).doesNotThrowAnyException();
    }

    @Test
    void whileItRunsNobodyTouchesIt() {
        Standing running = walk().then(1, began("1.1", "r-17")).standing(run -> false);
        for (boolean again : new boolean[] {false, true}) {
            OperationFailed failure = refused(running, "1.1", again);
            assertThat(failure.getMessage()).contains("1.1");
            assertThat(failure.next()).contains("r-17");
        }
        assertThat(catchThrowableOfType(
                        OperationFailed.class, () -> guard(running, "1.1").itsTurn()))
                .as("not even to be ticked")
                .isNotNull();
    }

    @Test
    void whatWasInterruptedIsRunOnlyByWhoeverSaysSo() {
        Standing dead = walk().then(1, began("1.1", "r-17")).standing(run -> true);
        assertThat(refused(dead, "1.1", false).next()).contains("r-17");
        allowed(dead, "1.1", true);
        assertThatCode(() -> guard(dead, "1.1").itsTurn())
                .as("it may be ticked")
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsOverOrWaitsForItsPersonIsNotRunTwiceUnasked() {
        Walks passed = walk().ran(1, 2, "1.1", 0);
        assertThat(refused(passed.standing(), "1.1", false).getMessage()).contains("1.1");
        allowed(passed.standing(), "1.1", true);
        Walks done = passed.then(3, Kind.DONE, "1.1", "");
        refused(done.standing(), "1.1", false);
        allowed(done.standing(), "1.1", true);
        Walks skipped = walk().then(1, Kind.SKIPPED, "1.1", "known");
        refused(skipped.standing(), "1.1", false);
        allowed(skipped.standing(), "1.1", true);
    }

    @Test
    void whatFailedOrWasTakenBackIsRunAgainWithoutAWord() {
        allowed(
                walk().then(1, began("1.1", "r"))
                        .then(2, Kind.FAILED, "1.1", "no")
                        .standing(),
                "1.1",
                false);
        Walks changed = walk().then(1, Kind.DONE, "1.1", "").ran(2, 3, "1.2", 0).then(4, Kind.DONE, "1.2", "");
        refused(changed.standing(), "1.2", false);
        allowed(changed.then(5, Kind.UNDONE, "1.2", "").standing(), "1.2", false);
    }

    @Test
    void whatIsSignedOffIsLeftAsItIsUntilItIsReopened() {
        Walks over = walk().then(1, Kind.FINISHED, "", "signed");
        OperationFailed failure = refused(over.standing(), "1.1", true);
        assertThat(failure.next()).contains("--reopen", "id");
        assertThat(catchThrowableOfType(OperationFailed.class, () -> Guard.open(over.standing())))
                .isNotNull();
        allowed(over.then(2, Kind.REOPENED, "", "it leaks").standing(), "1.1", false);
    }

    @Test
    void everyRefusalSaysWhatToDoNext() {
        assertThat(refused(walk().standing(), "1.2", false).next()).isNotBlank();
        assertThat(refused(walk().ran(1, 2, "1.1", 0).standing(), "1.1", false).next())
                .isNotBlank();
        assertThat(refused(walk().then(1, Kind.FINISHED, "", "").standing(), "1.1", false)
                        .next())
                .isNotBlank();
    }
}
