package dev.handrail.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.Desk;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferSheetTest extends WindowTest {
    private static final Argument SERVER = Argument.required("SERVER", Type.SERVER, "The server");
    private static final Argument INTO = Argument.required("--into", Type.NAME, "The name of the new database");
    private static final Argument WHAT = Argument.many("WHAT", Type.SOURCE, "Its databases");
    private static final Argument PATH = Argument.many("--path", Type.TEXT, "Only these paths");
    private static final Argument ALL = Argument.optional("--all", Type.FLAG, "All of it");

    @TempDir
    private Path home;

    private final Errands atOnce = new Errands(Runnable::run, Runnable::run);
    private final Sheets sheets = onWindow(Sheets::new);
    private final List<Arguments> asked = new ArrayList<>();
    private final List<String> started = new ArrayList<>();
    private SampleDesk samples;

    @BeforeEach
    void openWindow() throws OperationFailed {
        samples = SampleDesk.in(home);
        open(sheets::node);
    }

    @AfterEach
    void clearDesk() {
        samples.close();
    }

    @Test
    void itIsFilledInByKeyboardPlannedAndStarted() {
        ask(action(Effect.CHANGES, SERVER, INTO));
        clickOn("#into .text-field").write("chms_tried").type(KeyCode.ENTER);
        eventually(() -> lookup(".badge").tryQuery().isPresent());
        assertThat(started).isEmpty();

        type(KeyCode.ENTER);
        eventually(() -> started.size() == 1 && !sheets.isOpen());
        assertThat(asked.getFirst().maybe("--into")).contains("chms_tried");
        assertThat(asked.getFirst().maybe("SERVER")).contains("Parish office");
    }

    @Test
    void severalOfWhichOneHoldsACommaAreTypedOneALineAndTheKeyForThatGoesOn() {
        ask(action(Effect.CHANGES, PATH));
        clickOn("#path .text-area").write("Fotos, alt").type(KeyCode.ENTER).write("Briefe");
        assertThat(asked).as("Enter begins a line").isEmpty();

        press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        eventually(() -> !asked.isEmpty());
        assertThat(asked.getFirst().all("--path")).containsExactly("Fotos, alt", "Briefe");
    }

    @Test
    void theKeyThatGoesOnDoesNotWhileSomethingIsMissing() {
        ask(action(Effect.CHANGES, INTO, PATH));
        clickOn("#path .text-area").write("Fotos");
        press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        assertThat(asked).isEmpty();
        type(KeyCode.TAB);
        assertThat(lookup("#path .text-area").queryTextInputControl().getText()).isEqualTo("Fotos");
        assertThat(lookup("#path .text-area").query().isFocused()).isFalse();
    }

    @Test
    void theKeyThatGoesOnDoesAlsoFromTheFootAndIsSaidBesideWhatIsTyped() {
        ask(action(Effect.CHANGES, PATH));
        clickOn("#path .text-area").write("Fotos");
        assertThat(lookup("#path .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(text -> text.contains("one a line"));
        onWindow(() -> {
            lookup("#cancel").query().requestFocus();
            return true;
        });
        press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        eventually(() -> !asked.isEmpty());
        assertThat(asked.getFirst().all("--path")).containsExactly("Fotos");
    }

    @Test
    void whoTurnsThePlanDownIsBackAtWhatWasFilledIn() {
        ask(action(Effect.CHANGES, INTO));
        clickOn("#into .text-field").write("chms_tried").type(KeyCode.ENTER);
        eventually(() -> lookup(".badge").tryQuery().isPresent());
        type(KeyCode.ESCAPE);

        eventually(() -> lookup("#into .text-field").tryQuery().isPresent());
        assertThat(lookup("#into .text-field").queryTextInputControl().getText())
                .isEqualTo("chms_tried");
        assertThat(started).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsToldAboveItAndCanBeMended() {
        ask(new Offer.Question("ask", "Ask it", List.of(INTO), this::refuse));
        clickOn("#into .text-field").write("x").type(KeyCode.ENTER);
        eventually(() -> lookup("That makes no sense").tryQuery().isPresent());
        type(KeyCode.ESCAPE);

        eventually(() -> lookup("#into .text-field").tryQuery().isPresent());
        assertThat(lookup("#go").queryAs(Button.class).isDisabled()).isFalse();
    }

    @Test
    void aQuestionIsAnsweredInItsPlace() {
        ask(new Offer.Question("ask", "Ask it", List.of(ALL), given -> {
            asked.add(given);
            return Answer.lines(List.of(), List.of("Forty-two"));
        }));
        clickOn("#all .check-box").clickOn("#go");

        eventually(() -> lookup("Forty-two").tryQuery().isPresent());
        assertThat(asked.getFirst().flag("--all")).isTrue();
        type(KeyCode.ESCAPE);
        eventually(() -> !sheets.isOpen());
    }

    @Test
    void anotherServerIsFoundByAFewLettersAndHasItsOwnDatabases() {
        ask(action(Effect.READS, SERVER, WHAT));
        assertThat(lookup("chms_production").tryQuery()).isPresent();
        ComboBox<Choice> servers = lookup("#server > .combo-box").query();
        clickOn(servers);
        eventually(servers::isShowing);
        write("makers").type(KeyCode.ENTER);

        eventually(() -> lookup("makerspace").tryQuery().isPresent());
        clickOn("makerspace").clickOn("#go");
        eventually(() -> !asked.isEmpty());
        assertThat(asked.getFirst().all("SERVER")).containsExactly("Makerspace");
        assertThat(asked.getFirst().all("WHAT")).containsExactly("makerspace");
    }

    @Test
    void whatDestroysIsNoDefault() {
        ask(action(Effect.DESTROYS, SERVER));

        assertThat(lookup("#go").queryAs(Button.class).isDefaultButton()).isFalse();
    }

    private void ask(Offer offer) {
        Desk desk = samples.desk();
        onWindow(() -> {
            Activities activities = new Activities(
                    (operation, plan, watcher) -> {
                        started.add(operation.title());
                        return new Fake("it");
                    },
                    atOnce,
                    desk.clock());
            Deeds deeds = new Deeds(List.of(offer), Operation::plan, activities, atOnce, sheets);
            Choosable choosable = new Choosable(
                    desk.servers().all(), desk.catalogue(), desk.journal(), new Times(desk.clock(), desk.zone()));
            sheets.show(new OfferSheet(
                    new OfferModel(offer, offer.arguments(), deeds, choosable, atOnce, "Parish office")));
            return true;
        });
        eventually(() -> lookup("#go").tryQuery().isPresent());
    }

    private Offer action(Effect effect, Argument... arguments) {
        return new Offer.Action("do it", "Do it", effect, List.of(arguments), given -> {
            asked.add(given);
            return new Fake("it", effect);
        });
    }

    private Answer refuse(Arguments given) throws OperationFailed {
        throw OperationFailed.usage("That makes no sense").build();
    }
}
