package dev.handrail.desktop.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.runbook.walk.Progress.State;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Walks;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The one thing that comes next, and the ways on and back where a step has failed. */
class PrimaryTest {
    private static final String TEXT = """
            # Work
            - [ ] Look
              ```sh {check}
              ls
              ```
            - [ ] Names {sign-off=2}
            # Back {rollback}
            - [ ] Put it back
            """;
    private static final String ONE_WAY = "- [ ] Look\n  ```sh {check}\n  ls\n  ```\n";

    private static Walks walk() {
        return new Walks(TEXT);
    }

    /** As it is shown; what it does is beside the point here. */
    private static StepShown shown(Standing standing, String number, boolean canRun) {
        Step step = standing.step(number).orElseThrow();
        return new StepShown(
                step,
                step.title(),
                "",
                List.of(),
                1,
                3,
                "Work",
                standing.state(step),
                List.of(),
                canRun,
                false,
                standing.signed(step),
                List.of(),
                "",
                "",
                "",
                standing.before(step),
                standing.next());
    }

    private static Primary primary(Walks walks, String number, boolean canRun) {
        Standing standing = walks.standing();
        return Primary.of(standing, shown(standing, number, canRun));
    }

    @Test
    void whatCanBeRunIsRunAndWhatFailedIsTriedAgain() {
        assertThat(primary(walk(), "1.1", true)).isEqualTo(Primary.RUN);
        assertThat(primary(walk(), "1.1", false)).isEqualTo(Primary.DONE);
        Walks failed = walk().then(1, Kind.FAILED, "1.1", "no");
        assertThat(primary(failed, "1.1", true)).isEqualTo(Primary.RETRY);
        assertThat(primary(failed, "1.1", false)).isEqualTo(Primary.DONE);
        assertThat(primary(failed.then(2, Kind.UNDONE, "1.1", ""), "1.1", true)).isEqualTo(Primary.RUN);
    }

    @Test
    void whatWasInterruptedOrWaitsForAPersonIsNeverRunByTheLargeButton() {
        Walks dead = walk().then(1, Happening.of(Kind.BEGAN, "1.1", 0, "READS", "run"));
        assertThat(primary(dead, "1.1", true)).isEqualTo(Primary.DONE);
        assertThat(primary(walk().ran(1, 2, "1.1", 0), "1.1", false)).isEqualTo(Primary.DONE);
    }

    @Test
    void afterItComesTheNextAndInTheEndTheSignature() {
        Walks done = walk().then(1, Kind.DONE, "1.1", "");
        assertThat(primary(done, "1.1", false)).isEqualTo(Primary.NEXT);
        Walks all = done.then(2, Kind.SKIPPED, "1.2", "nobody");
        assertThat(primary(all, "1.2", false)).isEqualTo(Primary.FINISH);
        assertThat(primary(all.then(3, Kind.FINISHED, "", "signed"), "1.2", false))
                .isEqualTo(Primary.OVER);
        assertThat(primary(all.then(4, Kind.REOPENED, "", "leaks"), "1.2", false))
                .isEqualTo(Primary.FINISH);
    }

    @Test
    void itMayBePressedOnlyWhenItsTurnHasCome() {
        Standing standing = walk().standing();
        StepShown names = shown(standing, "1.2", false);
        assertThat(Primary.DONE.allowed(names)).as("the other comes first").isFalse();
        assertThat(Primary.RUN.allowed(names)).isFalse();
        assertThat(Primary.NEXT.allowed(names)).isTrue();
        assertThat(Primary.OVER.allowed(names)).isFalse();
        assertThat(Primary.RUN.allowed(shown(standing, "1.1", true))).isTrue();
    }

    @Test
    void namesThatAreWantedAreWaitedFor() {
        Walks one = walk().then(1, Kind.DONE, "1.1", "")
                .then(2, Happening.of(Kind.SIGNED, "1.2", "").on(""));
        StepShown shown = shown(one.standing(), "1.2", false);
        assertThat(shown.signed()).isEqualTo(Set.of("mara"));
        assertThat(shown.missingNames()).isEqualTo(1);
        assertThat(Primary.DONE.allowed(shown)).isFalse();
        Walks same = one.then(3, Kind.SIGNED, "1.2", "");
        assertThat(shown(same.standing(), "1.2", false).missingNames())
                .as("the same person twice is one")
                .isEqualTo(1);
    }

    @Test
    void whileItRunsNothingIsPressed() {
        Standing running = walk().then(1, Happening.of(Kind.BEGAN, "1.1", 0, "READS", "run"))
                .standing(run -> false);
        StepShown shown = shown(running, "1.1", true);
        assertThat(shown.state()).isEqualTo(State.RUNNING);
        assertThat(Primary.of(running, shown).allowed(shown)).isFalse();
    }

    private static List<Turn> turns(Walks walks, boolean canRun) {
        Standing standing = walks.standing();
        return Turn.of(standing, shown(standing, "1.1", canRun));
    }

    @Test
    void theWaysBackAreOfferedWhereThereAreAny() {
        Walks failed = walk().then(1, Kind.FAILED, "1.1", "no");
        assertThat(turns(failed, true)).containsExactly(Turn.RETRY, Turn.FIXED, Turn.ROLL_BACK, Turn.STOP);
        assertThat(turns(failed, false)).containsExactly(Turn.FIXED, Turn.ROLL_BACK, Turn.STOP);
        assertThat(turns(failed.then(2, Kind.ROLLED_BACK, "", "no time"), false))
                .containsExactly(Turn.FIXED, Turn.STOP);
        assertThat(turns(new Walks(ONE_WAY).then(1, Kind.FAILED, "1.1", "no"), true))
                .containsExactly(Turn.RETRY, Turn.FIXED, Turn.STOP);
        assertThat(turns(walk(), true)).as("a person may say so first").contains(Turn.NOTE);
    }

    @Test
    void whatWasChangedCanBeTakenBackOnOneServerOrOnAll() {
        Walks one = new Walks(ONE_WAY, "One", "Two")
                .then(1, Happening.of(Kind.BEGAN, "1.1", 0, "CHANGES", "run").on("One"))
                .then(2, Happening.of(Kind.FAILED, "1.1", "no").on("One"));
        assertThat(turns(one, true)).contains(Turn.UNDO).doesNotContain(Turn.UNDO_ALL);
        Walks both =
                one.then(3, Happening.of(Kind.BEGAN, "1.1", 0, "CHANGES", "run").on("Two"));
        assertThat(turns(both, true)).contains(Turn.UNDO, Turn.UNDO_ALL);
        Walks read = new Walks(ONE_WAY, "One", "Two")
                .then(1, Happening.of(Kind.BEGAN, "1.1", 0, "READS", "run").on("One"))
                .then(2, Happening.of(Kind.FAILED, "1.1", "no").on("One"));
        assertThat(turns(read, true)).doesNotContain(Turn.UNDO, Turn.UNDO_ALL);
    }

    @Test
    void onlyWhatTurnsAwayFromThePlanWantsAReason() {
        assertThat(Arrays.stream(Turn.values()).filter(Turn::wantsWords))
                .containsExactly(Turn.FIXED, Turn.NOTE, Turn.ROLL_BACK, Turn.STOP);
    }
}
