package dev.handrail.desktop.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Some;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.server.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanSheetTest extends WindowTest {
    private static final String COMMAND = "pg_restore --exit-on-error --dbname=chms_restored";

    private final Sheets sheets = onWindow(Sheets::new);
    private final List<String> started = new ArrayList<>();

    @BeforeEach
    void openWindow() {
        open(sheets::node);
    }

    @Test
    void everyStepShowsItsCommandItsMachineAndWhatItDoes() {
        show(restore(List.of()), Environment.STAGING);

        assertThat(says("1. Restore into it")).isTrue();
        assertThat(says("deploy@example.org")).isTrue();
        assertThat(lookup(node -> node instanceof TextInputControl text && COMMAND.equals(text.getText()))
                        .tryQuery())
                .isPresent();
    }

    @Test
    void everyCheckSaysHowItStandsToAScreenReaderAsWell() {
        show(
                restore(List.of(Check.ok("The name is free"), Check.warning("Older server", "Prove it"))),
                Environment.TEST);

        assertThat(lookup("#checks .good-icon").queryAllAs(Node.class))
                .hasSize(1)
                .allMatch(icon -> !icon.getAccessibleText().isBlank());
        assertThat(lookup("#checks .warn-icon").queryAllAs(Node.class))
                .hasSize(1)
                .allMatch(icon -> !icon.getAccessibleText().isBlank());
        assertThat(says("Prove it")).isTrue();
    }

    @Test
    void linesThatWrapAreNotHiddenWhereThereIsRoom() {
        show(
                restore(List.of(Check.warning("The name is taken by an older one. ".repeat(12), "Choose. "))),
                Environment.TEST);

        ScrollPane scroll = (ScrollPane) lookup("#scroll").query();
        eventually(() -> scroll.getContent().getLayoutBounds().getHeight()
                <= scroll.getViewportBounds().getHeight());
    }

    @Test
    void productionIsSaidAndOtherServersAreNotMarked() {
        show(restore(List.of()), Environment.PRODUCTION);
        assertThat(lookup("#environment").query().isVisible()).isTrue();
        assertThat(says("Production")).isTrue();
        type(KeyCode.ESCAPE);
        eventually(() -> !sheets.isOpen());

        show(restore(List.of()), Environment.PRACTICE);
        assertThat(lookup("#environment").query().isVisible()).isFalse();
    }

    @Test
    void theButtonNamesTheActionAndEnterPressesIt() {
        show(restore(List.of()), Environment.PRODUCTION);
        assertThat(button().getText()).isEqualTo("Restore into chms_restored");
        type(KeyCode.ENTER);

        eventually(() -> started.equals(List.of("Restore into chms_restored")) && !sheets.isOpen());
    }

    @Test
    void whatDestroysOnProductionWaitsForTheNameLetterByLetter() {
        show(deletion(), Environment.PRODUCTION);
        eventually(() -> lookup("#typed").query().isFocused());
        write("Parish offic");
        assertThat(button().isDisabled()).isTrue();
        type(KeyCode.ENTER);
        assertThat(started).isEmpty();

        write("e");
        eventually(() -> !button().isDisabled());
        type(KeyCode.ENTER);
        assertThat(started).as("Enter is never enough").isEmpty();
        clickOn("#action");
        eventually(() -> started.size() == 1);
    }

    @Test
    void whatCannotBeUndoneIsSaid() {
        show(deletion(), Environment.STAGING);

        assertThat(lookup("#undo").query().isVisible()).isTrue();
        assertThat(says("A deleted backup cannot be brought back.")).isTrue();
        assertThat(lookup("#typed").query().getParent().isVisible()).isFalse();
        assertThat(lookup("#cancel").query().isFocused()).isTrue();
    }

    @Test
    void aBlockedPlanCannotBeStartedByAnyKey() {
        show(restore(List.of(Check.blocker("The name is taken", "Choose another"))), Environment.STAGING);
        assertThat(button().isDisabled()).isTrue();
        type(KeyCode.ENTER);

        assertThat(started).isEmpty();
    }

    @Test
    void aPlanOfAHundredStepsLeavesTheButtonsInTheWindow() {
        List<Step> steps = IntStream.range(0, 100)
                .mapToObj(i -> new Step("Step " + i, "deploy@example.org", COMMAND, Effect.CHANGES))
                .toList();
        show(new Plan("Restore into chms_restored", Effect.CHANGES, List.of(), steps, List.of()), Environment.TEST);
        clickOn("#action");

        eventually(() -> started.size() == 1);
    }

    private static Plan restore(List<Check> checks) {
        return new Plan(
                "Restore into chms_restored",
                Effect.CHANGES,
                checks,
                List.of(new Step("Restore into it", "deploy@example.org", COMMAND, Effect.CHANGES)),
                List.of());
    }

    private static Plan deletion() {
        return new Plan(
                "Delete the backup",
                Effect.DESTROYS,
                List.of(),
                List.of(new Step("Remove the file", "this computer", null, Effect.DESTROYS)),
                List.of("A deleted backup cannot be brought back."));
    }

    private void show(Plan plan, Environment environment) {
        PlanModel model = new PlanModel(new Planned(Some.withDatabase("Parish office", environment), plan), plan);
        onWindow(() -> {
            sheets.show(new PlanSheet(model, () -> started.add(plan.title())));
            return true;
        });
        eventually(() -> lookup("#action").tryQuery().isPresent());
    }

    private Button button() {
        return lookup("#action").queryButton();
    }

    private boolean says(String text) {
        return lookup(node -> node instanceof Labeled label && text.equals(label.getText()))
                .tryQuery()
                .isPresent();
    }
}
