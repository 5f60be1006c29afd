package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person at the terminal who is led through a walkthrough of two steps: which keys do what. */
class WalkingTest {
    private static final String ID = "20261121-043712-k3f";

    private final Guided guided = new Guided();
    private final List<List<String>> called = new ArrayList<>();

    @Test
    void theStepIsShownWithWhyAndWithEachCommand() throws OperationFailed {
        guided.steps.add(step(
                "1.1",
                true,
                Map.of(
                        "why",
                        "Nobody may write.\nNot even we.",
                        "deeds",
                        List.of(Map.of("number", 1, "text", "Stop it", "where", "web", "command", "stop\nall")))));

        String out = walk("q\n").out();

        assertThat(out)
                .contains("Tend the garden, for Garden (" + ID + ")")
                .contains("1.1  Step 1.1  [open]")
                .contains("    Nobody may write.\n    Not even we.\n")
                .contains("    1. Stop it, on web:\n      $ stop\n      $ all\n");
    }

    @Test
    void theHeadIsShownOnceAndSaysThatTheFileHasChanged() throws OperationFailed {
        guided.walk.put("fileChanged", true);
        guided.steps.add(step("1", false, Map.of()));
        guided.steps.add(step("2", false, Map.of()));

        String out = walk("d\nd\nn\n").out();

        assertThat(out).containsOnlyOnce("Tend the garden").containsOnlyOnce("The file says something else");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "r\n", "  r  \n"})
    void whatCanRunIsRunAsIfItHadBeenTyped(String keys) throws OperationFailed {
        guided.steps.add(step("1.1", true, Map.of()));

        walk(keys + "q\n");

        assertThat(called).containsExactly(List.of("runbook", "step", ID, "1.1"));
    }

    @Test
    void whatAPersonMustDoIsNotRun() throws OperationFailed {
        guided.steps.add(step("1.1", false, Map.of()));

        FakeTerminal person = walk("\nq\n");

        assertThat(called).isEmpty();
        assertThat(person.err()).contains("This is for you to do").doesNotContain("Enter run");
    }

    @Test
    void aStepForSeveralServersIsRunOnTheOneWhoseTurnItIs() throws OperationFailed {
        guided.steps.add(step("1.1", true, Map.of("server", "Makerspace")));

        FakeTerminal person = walk("r\nn\nIt rains\nq\n");

        assertThat(called).containsExactly(List.of("runbook", "step", ID, "1.1", "--on", "Makerspace"));
        assertThat(guided.told.getLast().maybe("--on")).contains("Makerspace");
        assertThat(person.out()).contains("Step 1.1").contains("Makerspace");
    }

    @ParameterizedTest
    @CsvSource({"y, true", "Y, true", "yes, true", "n, false", "'', false", "yellow, false"})
    void whatWasRunningWhenTheProgramEndedIsRunAgainOnlyWithAYes(String answer, boolean again) throws OperationFailed {
        guided.steps.add(step("1.1", true, Map.of("state", "interrupted")));

        walk("r\n" + answer + "\nq\n");

        if (again) {
            assertThat(called).containsExactly(List.of("runbook", "step", ID, "1.1", "--again"));
        } else {
            assertThat(called).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s, --skip, The tap is new",
        "n, --note, It rains",
        "e, --evidence, /tmp/photo.jpg",
        "g, --sign, Ada",
        "m, --mark, 2",
        "v, --value, bed=roses"
    })
    void eachKeyTicksInItsOwnWay(String key, String option, String answer) throws OperationFailed {
        guided.steps.add(step("1.1", true, Map.of()));

        walk(key + "\n" + answer + "\nq\n");

        assertThat(guided.told)
                .containsExactly(
                        new Arguments(Map.of("ID", List.of(ID), "STEP", List.of("1.1"), option, List.of(answer))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s\n\nq\n", "n\n   \nq\n", "b\n\nq\n", "h\n"})
    void whoAnswersNothingHasChangedNothing(String keys) throws OperationFailed {
        guided.steps.add(step("1.1", true, Map.of()));

        walk(keys);

        assertThat(guided.told).isEmpty();
    }

    @Test
    void toRollBackAndToHandOverTurnTheWholeWalkthrough() throws OperationFailed {
        guided.steps.add(step("1.1", true, Map.of()));

        walk("b\nIt burns\nh\nAda\nu\nq\n");

        assertThat(guided.told)
                .containsExactly(
                        new Arguments(Map.of("ID", List.of(ID), "--roll-back", List.of("It burns"))),
                        new Arguments(Map.of("ID", List.of(ID), "--hand-over", List.of("Ada"))));
        assertThat(called).containsExactly(List.of("runbook", "undo", ID));
    }

    @Test
    void whoDoesByHandWhatCouldBeRunIsAskedForANoteAndWhoseJobItIsAnyway() throws OperationFailed {
        guided.steps.add(step("1", true, Map.of()));
        guided.steps.add(step("2", false, Map.of()));
        guided.steps.add(step("3", false, Map.of("evidence", true)));

        walk("d\nwith the other spade\nd\nd\n\nn\n");

        assertThat(guided.told)
                .extracting(given -> given.maybe("STEP").orElse(""))
                .containsExactly("1", "2", "3");
        assertThat(guided.told.getFirst().all("--note")).containsExactly("with the other spade");
        assertThat(guided.told.get(1).flag("--note")).isFalse();
        assertThat(guided.told.getLast().flag("--note"))
                .as("an empty note is none")
                .isFalse();
        assertThat(guided.told).allMatch(given -> given.flag("--done"));
    }

    @Test
    void whatIsRefusedIsSaidAndOneIsStillThere() throws OperationFailed {
        guided.steps.add(step("1.1", false, Map.of()));
        guided.refuses = true;

        FakeTerminal person = walk("d\nq\n");

        assertThat(person.err()).contains("Ada must sign first").contains("What to do: Ask Ada.");
        assertThat(person.out()).contains("handrail runbook resume " + ID);
    }

    @Test
    void aKeyThatMeansNothingIsSaidToBeNone() throws OperationFailed {
        guided.steps.add(step("1.1", true, Map.of()));

        assertThat(walk("zz\u001b[2J\nq\n").err()).contains("There is no zz").doesNotContain("\u001b");
        assertThat(called).isEmpty();
    }

    @Test
    void theEndOfTheInputStopsAndLosesNothing() throws OperationFailed {
        guided.steps.add(step("1.1", true, Map.of()));

        FakeTerminal person = FakeTerminal.ofSomebody("");

        assertThat(walking(person).go(ID)).isZero();
        assertThat(person.out()).contains("handrail runbook resume " + ID);
        assertThat(called).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"y, true", "YES, true", "n, false", "'', false"})
    void whenAllIsDoneItIsFinishedOnlyWithAYes(String answer, boolean finished) throws OperationFailed {
        walk(answer + "\n");

        if (finished) {
            assertThat(called).containsExactly(List.of("runbook", "turn", ID, "--finish"));
        } else {
            assertThat(called).isEmpty();
        }
    }

    @Test
    void whatIsFinishedAlreadyAsksNothing() throws OperationFailed {
        guided.walk.put("open", false);

        FakeTerminal person = FakeTerminal.ofSomebody("y\n");

        assertThat(walking(person).go(ID)).isZero();
        assertThat(person.err()).isEmpty();
        assertThat(called).isEmpty();
    }

    @Test
    void howTheFinishEndsIsHowTheWalkEnds() throws OperationFailed {
        Walking walking = new Walking(FakeTerminal.ofSomebody("y\n").terminal(), guided, words -> 3);

        assertThat(walking.go(ID)).isEqualTo(3);
    }

    @Test
    void theNewestThatIsOpenIsTakenUpAndNoneIsSaid() throws OperationFailed {
        guided.all.add(Map.of("id", "third", "open", false));
        guided.all.add(Map.of("id", "second", "open", true));
        guided.all.add(Map.of("id", "first", "open", true));

        assertThat(walking(FakeTerminal.ofNobody()).newest()).isEqualTo("second");

        guided.all.removeIf(one -> Boolean.TRUE.equals(one.get("open")));
        assertThatThrownBy(() -> walking(FakeTerminal.ofNobody()).newest())
                .isInstanceOfSatisfying(OperationFailed.class, none -> {
                    assertThat(none.kind()).isEqualTo(OperationFailed.Kind.USAGE);
                    assertThat(none.next()).contains("runbook run");
                });
    }

    @Test
    void nobodyIsLedWhereNobodyTypes() {
        assertThatThrownBy(() -> walking(FakeTerminal.ofNobody()).requireSomebody())
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        refused -> assertThat(refused.kind()).isEqualTo(OperationFailed.Kind.REFUSED));
    }

    private FakeTerminal walk(String keys) throws OperationFailed {
        FakeTerminal person = FakeTerminal.ofSomebody(keys);
        walking(person).go(ID);
        return person;
    }

    private Walking walking(FakeTerminal person) {
        return new Walking(person.terminal(), guided, words -> {
            called.add(words);
            return 0;
        });
    }

    private static Map<String, Object> step(String number, boolean canRun, Map<String, Object> more) {
        Map<String, Object> step = new HashMap<>(
                Map.of("step", number, "title", "Step " + number, "said", "open", "state", "open", "canRun", canRun));
        step.putAll(more);
        return step;
    }

    /** A walkthrough as the offers tell of it; each step that is ticked as done makes place for the next. */
    private static final class Guided implements Backstage {
        final Map<String, Object> walk =
                new HashMap<>(Map.of("title", "Tend the garden", "server", "Garden", "id", ID, "open", true));
        final List<Map<String, Object>> steps = new ArrayList<>();
        final List<Map<String, Object>> all = new ArrayList<>();
        final List<Arguments> told = new ArrayList<>();
        boolean refuses;

        @Override
        public List<Offer> offers() {
            return List.of(
                    new Offer.Question("runbook status", "", List.of(), this::status),
                    new Offer.Question("runbook tick", "", List.of(), this::tick),
                    new Offer.Question("runbook turn", "", List.of(), this::tick));
        }

        private Answer status(Arguments given) {
            if (given.maybe("ID").isEmpty()) {
                return Answer.lines(all, List.of());
            }
            Map<String, @Nullable Object> now = new HashMap<>(walk);
            now.put("now", steps.isEmpty() ? null : steps.getFirst());
            return Answer.lines(now, List.of());
        }

        private Answer tick(Arguments given) throws OperationFailed {
            if (refuses) {
                throw OperationFailed.refused("Ada must sign first")
                        .next("Ask Ada.")
                        .build();
            }
            told.add(given);
            if (given.flag("--done")) {
                steps.removeFirst();
            }
            return status(given);
        }

        @Override
        public List<Errand> errands() {
            return List.of();
        }

        @Override
        public Plan plan(Operation operation) {
            throw new AssertionError("Nothing is planned by asking");
        }

        @Override
        public Underway start(Operation operation, Plan plan, Consumer<Event> watcher) {
            throw new AssertionError("Nothing is started by asking");
        }

        @Override
        public String clean(String text) {
            return text;
        }

        @Override
        public void close() {}
    }
}
