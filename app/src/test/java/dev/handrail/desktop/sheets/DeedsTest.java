package dev.handrail.desktop.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Some;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Environment;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeedsTest extends WindowTest {
    private final List<String> started = new ArrayList<>();
    private final Activities activities = new Activities(
            (operation, plan, watcher) -> {
                started.add(operation.title());
                return new Fake(operation.title());
            },
            new Errands(Runnable::run, Runnable::run),
            Clock.systemUTC());
    private final Sheets sheets = onWindow(Sheets::new);
    private int tries;

    private final Deeds deeds = new Deeds(
            List.of(
                    action("read", plan("Look", Effect.READS)),
                    action("change", plan("Restore into chms_restored", Effect.CHANGES, Check.ok("the name is free"))),
                    action("destroy", plan("Delete the backup", Effect.DESTROYS)),
                    action("blocked", plan("Cannot", Effect.CHANGES, Check.blocker("No room", "Make some"))),
                    new Offer.Action("fail", "Fail", Effect.READS, List.of(), given -> failing()),
                    new Offer.Question(
                            "ask",
                            "Show the commands",
                            List.of(),
                            given -> Answer.table(List.of(), List.of("a", "b"), List.of(List.of("1", "2"))))),
            Operation::plan,
            activities,
            new Errands(Runnable::run, Runnable::run),
            sheets);

    @BeforeEach
    void openWindow() {
        open(sheets::node);
    }

    @Test
    void whatOnlyReadsIsOneClick() {
        act("read");

        assertThat(started).containsExactly("Look");
        assertThat(onWindow(sheets::isOpen)).isFalse();
    }

    @Test
    void whatChangesShowsItsPlanAndStartsWithEnter() {
        act("change");
        assertThat(started).isEmpty();
        eventually(() -> lookup("the name is free").tryQuery().isPresent());

        type(KeyCode.ENTER);
        eventually(() -> started.equals(List.of("Restore into chms_restored")) && !sheets.isOpen());
    }

    @Test
    void escapeStartsNothing() {
        act("change");
        type(KeyCode.ESCAPE);

        eventually(() -> !sheets.isOpen());
        assertThat(started).isEmpty();
    }

    @Test
    void whatDestroysIsNeverTheDefaultAndWantsTheTypedName() {
        act("destroy");
        Button action = lookup("#action").query();
        assertThat(onWindow(action::isDefaultButton)).isFalse();
        assertThat(onWindow(action::isDisabled)).isTrue();

        type(KeyCode.ENTER);
        assertThat(started).isEmpty();

        write("Parish office");
        eventually(() -> !action.isDisabled());
        clickOn("#action");
        eventually(() -> started.equals(List.of("Delete the backup")));
    }

    @Test
    void aBlockedPlanShowsWhyAndCannotBeStarted() {
        act("blocked");

        eventually(() -> lookup("Make some").tryQuery().isPresent());
        Button action = lookup("#action").query();
        assertThat(onWindow(action::isDisabled)).isTrue();
    }

    @Test
    void aFailureIsToldAndCanBeTriedAgain() {
        act("fail");
        eventually(() -> lookup("Could not reach it").tryQuery().isPresent());

        clickOn("#retry");
        eventually(() -> tries == 2 && sheets.isOpen());
    }

    @Test
    void anAnswerIsShownUnderItsOwnName() {
        act("ask");

        eventually(() -> lookup("Show the commands").tryQuery().isPresent()
                && lookup("2").tryQuery().isPresent());
    }

    private void act(String words) {
        onWindow(() -> {
            deeds.act(words, new Arguments(Map.of()));
            return true;
        });
    }

    private Operation failing() throws OperationFailed {
        tries++;
        throw OperationFailed.unreachable("Could not reach it").build();
    }

    private static Offer action(String words, Plan plan) {
        return new Offer.Action(
                words,
                words,
                plan.effect(),
                List.of(),
                given -> new Planned(Some.server("Parish office", Environment.PRODUCTION), plan));
    }

    private static Plan plan(String title, Effect effect, Check... checks) {
        return new Plan(title, effect, List.of(checks), List.of(), List.of());
    }
}
