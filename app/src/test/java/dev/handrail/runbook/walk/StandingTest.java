package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.runbook.walk.Progress.State;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where one stands follows from what happened, and from nothing else. */
class StandingTest {
    private static final String TEXT = """
            # Before {before any-order}
            - [ ] Tell ${who} {evidence}
            - [ ] Look
              ```sh {check capture=found}
              ls
              ```
            # Work
            - [ ] Change it
              ```sh {change}
              one
              ```
              ```sh {undo}
              back
              ```
              - [ ] A part of it
            - [ ] Names {sign-off=2}
            # Back {rollback}
            - [ ] Put it back
            # After {after}
            - [ ] Say that it is over
            """;

    private static Walks walk() {
        return new Walks(TEXT);
    }

    private static Step step(Standing standing, String number) {
        return standing.step(number).orElseThrow();
    }

    private static State state(Standing standing, String number) {
        return standing.state(step(standing, number));
    }

    private static String next(Standing standing) {
        return standing.next().map(Step::number).orElse("");
    }

    private static List<String> phases(Standing standing) {
        return standing.phases().stream().map(Phase::title).toList();
    }

    @Test
    void atTheBeginningAllIsToBeDoneFromTheFirstStepOn() {
        Standing standing = walk().standing();
        assertThat(next(standing)).isEqualTo("1.1");
        assertThat(phases(standing)).containsExactly("Before", "Work", "After");
        assertThat(standing.runbook().steps()).allMatch(one -> standing.state(one) == State.WAITING);
        assertThat(standing.isOpen()).isTrue();
        assertThat(standing.holder()).isEqualTo("mara");
        assertThat(standing.changes()).isEmpty();
    }

    @Test
    void inItsOrderEachStepWaitsForTheOneBeforeIt() {
        Standing standing = walk().then(0, Kind.DONE, "1.2", "").standing();
        assertThat(standing.before(step(standing, "1.2"))).as("in any order").isEmpty();
        assertThat(standing.before(step(standing, "2.1")).map(Step::number)).contains("1.1");
        Standing on = walk().then(0, Kind.DONE, "1.1", "")
                .then(1, Kind.SKIPPED, "1.2", "known")
                .standing();
        assertThat(on.before(step(on, "2.1"))).isEmpty();
        assertThat(on.before(step(on, "2.2")).map(Step::number)).contains("2.1");
        assertThat(next(on)).isEqualTo("2.1");
    }

    @Test
    void whatRunsIsRunningUntilItsRunIsOver() {
        Happening began = Happening.of(Kind.BEGAN, "2.1", 0, "CHANGES", "run");
        Standing dead = walk().then(0, began).standing();
        assertThat(state(dead, "2.1")).isEqualTo(State.INTERRUPTED);
        Standing alive = walk().then(0, began).standing(run -> false);
        assertThat(state(alive, "2.1")).isEqualTo(State.RUNNING);
        assertThat(alive.run(step(alive, "2.1"), Standing.ALL)).isEqualTo("run");
        assertThat(alive.changes()).as("it may have changed something by now").containsExactly(new Change("2.1", ""));
    }

    @Test
    void whatWentWellIsReadyAndWhatFailedSaysWhy() {
        Standing ready = walk().ran(0, 1, "2.1", 0).standing();
        assertThat(state(ready, "2.1")).isEqualTo(State.READY);
        assertThat(ready.canRun(step(ready, "2.1"), Standing.ALL)).isFalse();
        Standing failed = walk().then(0, Kind.FAILED, "2.1", "no room").standing();
        assertThat(state(failed, "2.1")).isEqualTo(State.FAILED);
        assertThat(failed.words(step(failed, "2.1"), Standing.ALL)).isEqualTo("no room");
        assertThat(failed.canRun(step(failed, "2.1"), Standing.ALL)).isTrue();
    }

    @Test
    void whatIsUndoneIsAsIfItHadNotBeen() {
        Standing standing = walk().ran(0, 1, "2.1", 0)
                .then(2, Kind.NOTED, "2.1", "fine")
                .then(3, Kind.DONE, "2.1", "")
                .then(4, Kind.UNDOING, "2.1", "")
                .then(5, Kind.UNDONE, "2.1", "")
                .standing();
        assertThat(state(standing, "2.1")).isEqualTo(State.UNDONE);
        assertThat(standing.changes()).isEmpty();
        assertThat(standing.passed(step(standing, "2.1"), Standing.ALL)).isEmpty();
        assertThat(standing.hasEvidence(step(standing, "2.1"), Standing.ALL)).isFalse();
    }

    @Test
    void namesCountOncePerPersonAndWhatWasFoundOutStandsInTheTexts() {
        Standing standing = walk().then(0, Happening.of(Kind.SIGNED, "2.2", "").by("Ada"))
                .then(1, Happening.of(Kind.SIGNED, "2.2", "").by("ADA"))
                .then(2, Kind.CAPTURED, "1.2", "who=a=b")
                .standing();
        assertThat(standing.signed(step(standing, "2.2"))).hasSize(1);
        assertThat(standing.filled("Tell ${who} on ${server}, ${nobody}")).isEqualTo("Tell a=b on Parish, ${nobody}");
    }

    @Test
    void rolledBackTheWayBackTakesTheTurnOfTheWork() {
        Standing standing = walk().then(0, Kind.ROLLED_BACK, "", "too late").standing();
        assertThat(phases(standing)).containsExactly("Back", "After");
        assertThat(next(standing)).isEqualTo("3.1");
        assertThat(standing.rolledBack()).isTrue();
    }

    @Test
    void whoHasItAndWhetherItIsOverIsWhatWasSaidLast() {
        Walks walks = walk().then(
                        0, Happening.of(Kind.HANDED_OVER, "", "the rest").by("Ben"))
                .then(1, Kind.FINISHED, "", "signed");
        assertThat(walks.standing().holder()).isEqualTo("Ben");
        assertThat(walks.standing().isOpen()).isFalse();
        assertThat(catchThrowableOfType(OperationFailed.class, () -> Guard.open(walks.standing()))
                        .next())
                .contains("--reopen");
        walks.then(2, Kind.REOPENED, "", "a leaf");
        assertThat(walks.standing().isOpen()).isTrue();
        assertThatCode(() -> Guard.open(walks.standing())).doesNotThrowAnyException();
        walks.then(3, Kind.FINISHED, "", "signed");
        assertThat(walks.standing().isOpen()).isFalse();
    }

    @Test
    void forSeveralServersAStepIsWhatMostWantsAPerson() {
        Walks walks = new Walks(TEXT, "One", "Two", "Three");
        Standing begun = walks.then(0, Happening.of(Kind.FAILED, "2.1", "no").on("Two"))
                .then(1, Happening.of(Kind.DONE, "2.1", "").on("One"))
                .standing();
        Step change = step(begun, "2.1");
        assertThat(begun.isSpread(change)).isTrue();
        assertThat(begun.servers(step(begun, "1.1"))).as("done once").containsExactly("");
        assertThat(begun.state(change)).isEqualTo(State.FAILED);
        assertThat(begun.turn(change)).contains("Two");
        assertThat(new Turns(begun, change).left()).containsExactly("Two", "Three");
        Standing over = walks.then(2, Happening.of(Kind.SKIPPED, "2.1", "why").on("Two"))
                .then(3, Happening.of(Kind.DONE, "2.1", "").on("Three"))
                .standing();
        assertThat(over.state(step(over, "2.1"))).isEqualTo(State.DONE);
        assertThat(over.turn(step(over, "2.1"))).isEmpty();
    }

    @Test
    void aServerThatIsNamedIsOneOfThemAndOnlyWhereItMatters() throws Exception {
        Standing several = new Walks(TEXT, "One", "Two").standing();
        Turns change = new Turns(several, step(several, "2.1"));
        assertThat(change.named(Optional.of(" two "))).isEqualTo("Two");
        assertThat(change.named(Optional.empty())).isEmpty();
        assertThat(kind(() -> change.oneOf(Optional.empty()))).isEqualTo(OperationFailed.Kind.USAGE);
        assertThat(kind(() -> change.named(Optional.of("Four")))).isEqualTo(OperationFailed.Kind.USAGE);
        Turns tell = new Turns(several, step(several, "1.1"));
        assertThat(kind(() -> tell.named(Optional.of("One")))).isEqualTo(OperationFailed.Kind.USAGE);
        Standing alone = walk().standing();
        assertThat(new Turns(alone, step(alone, "2.1")).oneOf(Optional.of("parish")))
                .isEmpty();
    }

    private interface Try {
        String run() throws OperationFailed;
    }

    private static OperationFailed.Kind kind(Try what) {
        return catchThrowableOfType(OperationFailed.class, what::run).kind();
    }
}
