package dev.handrail.desktop.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Section;
import dev.handrail.operation.Arguments;
import dev.handrail.runbook.walk.Ticking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the window says of a walkthrough is what a script would type. */
class SayingTest {
    private final Saying saying = new Saying("w-1");
    private final Spot one = new Spot("1.1", "");
    private final Spot there = new Spot("1.2", "Parish");

    private static Optional<String> given(Arguments given, String name) {
        return given.maybe(name);
    }

    @Test
    void aStepIsNamedWithItsServerWhereItHasOne() {
        Arguments alone = saying.run(one, false);
        assertThat(given(alone, "ID")).contains("w-1");
        assertThat(given(alone, "STEP")).contains("1.1");
        assertThat(given(alone, Ticking.ON)).isEmpty();
        assertThat(alone.flag("--again")).isFalse();
        Arguments again = saying.run(there, true);
        assertThat(given(again, Ticking.ON)).contains("Parish");
        assertThat(again.flag("--again")).isTrue();
        assertThat(saying.rest(one).flag("--rest")).isTrue();
    }

    @Test
    void aNoteGoesWithTheTickOnlyWhereThereIsOne() {
        Saying.Said bare = saying.done(one, "  ");
        assertThat(bare.words()).isEqualTo("runbook tick");
        assertThat(bare.given().flag(Ticking.DONE)).isTrue();
        assertThat(bare.given().flag(Ticking.NOTE)).isFalse();
        assertThat(given(saying.done(there, " green \n").given(), Ticking.NOTE)).contains("green");
        assertThat(given(saying.tick(there, Ticking.SKIP, "no time").given(), Ticking.SKIP))
                .contains("no time");
    }

    @Test
    void whatIsTakenBackIsNamedAsFarAsOneSays() {
        assertThat(given(saying.undo(one), "--to")).contains("1.1");
        assertThat(given(saying.undo(there), Ticking.ON)).contains("Parish");
        assertThat(given(saying.undo(new Spot("", "")), "--to")).isEmpty();
    }

    @Test
    void turnsOfTheWholeAreSaidAndThenOneLooksOrGoesOn() {
        List<Saying.Said> said = new ArrayList<>();
        List<String> then = new ArrayList<>();
        WalkTurns turns = new WalkTurns(
                saying,
                (what, after) -> {
                    said.add(what);
                    after.run();
                },
                () -> then.add("look"),
                () -> then.add("onward"));
        turns.handOver("Grace", "the rest");
        turns.rollBack("no time");
        turns.stop("lunch", () -> then.add("left"));
        turns.reopen("it leaks");
        turns.windowEnds("11:30");
        assertThat(said).extracting(Saying.Said::words).containsOnly("runbook turn");
        assertThat(said.stream().map(Saying.Said::given).map(one -> given(one, "ID")))
                .containsOnly(Optional.of("w-1"));
        assertThat(given(said.get(0).given(), Ticking.HAND_OVER)).contains("Grace");
        assertThat(given(said.get(0).given(), Ticking.NOTE)).contains("the rest");
        assertThat(given(said.get(1).given(), Ticking.ROLL_BACK)).contains("no time");
        assertThat(given(said.get(2).given(), Ticking.STOP)).contains("lunch");
        assertThat(given(said.get(3).given(), Ticking.REOPEN)).contains("it leaks");
        assertThat(given(said.get(4).given(), Ticking.WINDOW)).contains("11:30");
        assertThat(then).containsExactly("look", "onward", "left", "onward", "look");
    }

    @Test
    void theEndIsSaidWithItsNamesAndWords() {
        Saying.Said end = saying.finish(List.of("Ada", "Ben"), Map.of(Section.ISSUES, "A storm.", Section.NEXT, ""));
        assertThat(end.words()).isEqualTo("runbook turn");
        assertThat(end.given().flag(Ticking.FINISH)).isTrue();
        assertThat(end.given().all(Ticking.SIGN)).containsExactly("Ada", "Ben");
        assertThat(given(end.given(), "--issues")).contains("A storm.");
        assertThat(given(end.given(), "--next"))
                .as("an empty part is said to be so")
                .contains("");
        Saying.Said entry = saying.entry(Map.of(Section.TYPE, "Garden"));
        assertThat(entry.words()).isEqualTo("runbook entry");
        assertThat(given(entry.given(), "--type")).contains("Garden");
        assertThat(entry.given().flag(Ticking.FINISH)).isFalse();
    }
}
