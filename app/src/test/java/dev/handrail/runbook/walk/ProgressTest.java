package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.runbook.walk.Progress.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far a step has come, and what steps found out, from what happened. */
class ProgressTest {
    private final Progress progress = new Progress();

    @Test
    void aStepIsReadyWhenAllItDoesWentWellHoweverOften() {
        take(Kind.PASSED, 0);
        assertThat(progress.state).isEqualTo(State.WAITING);
        take(Kind.PASSED, 0);
        assertThat(progress.state).as("the same once more").isEqualTo(State.WAITING);
        take(Kind.WARNED, 1);
        assertThat(progress.state).isEqualTo(State.READY);
    }

    @Test
    void whatFailedOrWasLeftOutKeepsItsReason() {
        progress.take(Happening.of(Kind.FAILED, "1.1", "no answer"), 1);
        assertThat(progress.state).isEqualTo(State.FAILED);
        assertThat(progress.words).isEqualTo("no answer");
        progress.take(Happening.of(Kind.SKIPPED, "1.1", "not today"), 1);
        assertThat(progress.state).isEqualTo(State.SKIPPED);
        assertThat(progress.words).isEqualTo("not today");
    }

    @Test
    void somebodySignsOnceHoweverTheNameIsWritten() {
        progress.take(Happening.of(Kind.SIGNED, "1.1", "").by("Ada"), 1);
        progress.take(Happening.of(Kind.SIGNED, "1.1", "").by("ADA"), 1);
        progress.take(Happening.of(Kind.SIGNED, "1.1", "").by("Ben"), 1);
        assertThat(progress.signed).hasSize(2);
        assertThat(progress.state).isEqualTo(State.WAITING);
    }

    @Test
    void aNoteProvesAndDecidesNothing() {
        progress.take(Happening.of(Kind.NOTED, "1.1", "looked fine"), 1);
        assertThat(progress.evidence).isTrue();
        assertThat(progress.state).isEqualTo(State.WAITING);
    }

    @Test
    void whatIsAboutTheWholeChangesNoStep() {
        for (Kind kind : List.of(Kind.ROLLED_BACK, Kind.HANDED_OVER, Kind.STOPPED, Kind.FINISHED)) {
            progress.take(Happening.of(kind, "", "words"), 1);
        }
        assertThat(progress.state).isEqualTo(State.WAITING);
        assertThat(progress.words).isEmpty();
    }

    @Test
    void whatIsUndoneBeginsAnewButStaysMarked() {
        take(Kind.PASSED, 0);
        progress.take(Happening.of(Kind.MARKED, "1.1", 0, "", ""), 2);
        progress.take(Happening.of(Kind.SIGNED, "1.1", "").by("Ada"), 2);
        progress.take(Happening.of(Kind.DONE, "1.1", ""), 2);
        progress.undone();
        assertThat(progress.state).isEqualTo(State.UNDONE);
        assertThat(progress.passed).isEmpty();
        assertThat(progress.signed).isEmpty();
        assertThat(progress.marked).containsExactly(0);
    }

    @Test
    void ofSeveralServersTheOneThatNeedsAPersonMostCounts() {
        assertThat(State.together(List.of(State.DONE, State.FAILED, State.RUNNING)))
                .isEqualTo(State.RUNNING);
        assertThat(State.together(List.of(State.DONE, State.FAILED, State.READY)))
                .isEqualTo(State.FAILED);
        assertThat(State.together(List.of(State.DONE, State.SKIPPED))).isEqualTo(State.DONE);
        assertThat(State.together(List.of(State.SKIPPED, State.SKIPPED))).isEqualTo(State.SKIPPED);
        assertThat(State.together(List.of(State.DONE, State.WAITING))).isEqualTo(State.WAITING);
        assertThat(State.together(List.of(State.UNDONE, State.WAITING))).isEqualTo(State.UNDONE);
        assertThat(State.together(List.of(State.UNDONE, State.DONE))).isEqualTo(State.WAITING);
    }

    @Test
    void whatWasFoundOutForAllIsTrueOfEachUnlessThereItIsOtherwise() {
        FoundOut found = new FoundOut();
        found.take(Happening.of(Kind.CAPTURED, "1.1", "version=15"));
        found.take(Happening.of(Kind.CAPTURED, "1.2", "disk=/srv").on("One"));
        found.take(Happening.of(Kind.CAPTURED, "1.3", "version=16").on("One"));
        assertThat(found.on("One")).isEqualTo(Map.of("version", "16", "disk", "/srv"));
        assertThat(found.on("Two")).isEqualTo(Map.of("version", "15"));
        assertThat(found.on(Standing.ALL)).isEqualTo(Map.of("version", "15"));
    }

    @Test
    void whatWasFoundOutLaterCountsAndMayHoldAnything() {
        FoundOut found = new FoundOut();
        found.take(Happening.of(Kind.CAPTURED, "1.1", "url=https://x/?a=b"));
        assertThat(found.on("One")).isEqualTo(Map.of("url", "https://x/?a=b"));
        found.take(Happening.of(Kind.CAPTURED, "1.1", "url="));
        assertThat(found.on("One")).isEqualTo(Map.of("url", ""));
    }

    private void take(Kind kind, int fence) {
        progress.take(Happening.of(kind, "1.1", fence, "", "run"), 2);
    }
}
