package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Place;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.running.Activity;
import dev.handrail.vault.Secret;
import dev.handrail.vault.VaultState;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key that F1 lists does what it says, and none of them while a sheet wants an answer. */
class KeysTest extends SampleWindowTest {
    private Stage stage;

    @BeforeEach
    void openWindow() {
        stage = openStage();
        onWindow(() -> {
            window.model().goTo("Parish office");
            return true;
        });
        eventually(stage::isFocused);
    }

    @ParameterizedTest
    @CsvSource({
        "PALETTE, .palette",
        "KEYS, #keys",
        "ADD, #empty",
        "EDIT, #saveAndTest",
        "IMPORT, #fromSsh",
        "SETTINGS, #look"
    })
    void aSheetIsReachedByItsKey(Key key, String shown) {
        press(key);

        assertThat(onWindow(() -> sheets.node().lookup(shown))).isNotNull();
    }

    @Test
    void theTabsTheFleetAndTheSearchAreReached() {
        press(Key.TAB_2);
        assertThat(window.model().tab().get()).isEqualTo(Tab.BACKUPS);
        press(Key.TAB_4);
        assertThat(window.model().tab().get()).isEqualTo(Tab.RUNBOOKS);
        press(Key.TAB_5);
        assertThat(window.model().tab().get()).isEqualTo(Tab.JOURNAL);
        press(Key.TAB_1);
        assertThat(window.model().tab().get()).isEqualTo(Tab.OVERVIEW);

        press(Key.FLEET);
        assertThat(window.model().place().get()).isEqualTo(Place.FLEET);
        press(Key.SEARCH);
        assertThat(onWindow(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("search");
    }

    @Test
    void aBackupIsStartedItsTranscriptOpenedAndItIsStopped() {
        press(Key.BACK_UP);
        samples.awaitProgress();
        press(Key.TRANSCRIPT);
        assertThat(onWindow(() -> stage.getScene().lookup(".transcript-pane"))).isNotNull();

        press(Key.CANCEL);
        eventually(() -> {
            window.activities().drain();
            return window.activities().running().isEmpty();
        });
    }

    @Test
    void theMaintenancePageIsOpenedWithTheLastReasonFilledIn() {
        press(Key.MAINTENANCE);

        assertThat(window.model().tab().get()).isEqualTo(Tab.MAINTENANCE);
        assertThat(onWindow(() -> stage.getScene().getFocusOwner()))
                .isInstanceOfSatisfying(
                        TextField.class, reason -> assertThat(reason.getText()).isEqualTo("Upgrade of the database"));
    }

    @Test
    void aLetterThatIsWrittenIsNoKey() {
        press(Key.SEARCH);
        press(Key.MAINTENANCE);

        assertThat(window.model().tab().get()).isEqualTo(Tab.OVERVIEW);
    }

    @Test
    void aConnectionIsTested() {
        press(Key.TEST);

        assertThat(window.activities().running()).hasSize(1);
    }

    @Test
    void theVaultIsLocked() throws OperationFailed {
        try (Secret passphrase = Secret.of("correct horse battery".toCharArray())) {
            samples.desk().vault().create(passphrase);
        }
        press(Key.LOCK);

        assertThat(samples.desk().vault().state()).isEqualTo(VaultState.LOCKED);
    }

    @ParameterizedTest
    @CsvSource({"RESTORE, #stages", "DRILL, #stages", "COMMANDS, #text", "DELETE, #typed"})
    void whatOneDoesWithTheChosenBackupHasAKey(Key key, String shown) {
        press(Key.TAB_2);
        press(key);

        assertThat(onWindow(() -> stage.getScene().lookup(shown))).isNotNull();
    }

    @Test
    void theChosenBackupIsVerified() {
        press(Key.TAB_2);
        press(Key.VERIFY);

        assertThat(window.activities().running())
                .extracting(Activity::title)
                .containsExactly("Verify the backup of chms_production");
    }

    @Test
    void awayFromTheBackupsTheirKeysDoNothing() {
        for (Key key : List.of(Key.RESTORE, Key.VERIFY, Key.DRILL, Key.COMMANDS, Key.DELETE)) {
            press(key);
        }

        assertThat(sheets.isOpen()).isFalse();
        assertThat(window.activities().running()).isEmpty();
    }

    @Test
    void withoutAServerItsKeysDoNothing() {
        press(Key.FLEET);
        for (Key key : List.of(Key.BACK_UP, Key.TEST, Key.EDIT, Key.RENAME, Key.EXPORT, Key.REMOVE, Key.TAB_2)) {
            press(key);
        }

        assertThat(sheets.isOpen()).isFalse();
        assertThat(window.activities().running()).isEmpty();
        assertThat(window.model().place().get()).isEqualTo(Place.FLEET);
    }

    @Test
    void whileASheetIsOpenNoKeyReachesWhatIsUnderIt() {
        press(Key.SETTINGS);
        Node settings = onWindow(() -> sheets.node().getChildrenUnmodifiable().getFirst());
        for (Key key : Key.values()) {
            press(key);
            assertThat(onWindow(() -> sheets.node().getChildrenUnmodifiable()))
                    .as(key.words())
                    .containsExactly(settings);
        }

        assertThat(window.activities().running()).isEmpty();
        assertThat(window.model().place().get()).isEqualTo(new Place.One("Parish office"));
        assertThat(window.model().tab().get()).isEqualTo(Tab.OVERVIEW);
    }

    @Test
    void onlyTheKeyByWhichAStepIsDoneIsLeftToASheetWhichGoesOnByIt() {
        List<KeyEvent> heard = new ArrayList<>();
        press(Key.SETTINGS);
        onWindow(() -> {
            sheets.node().addEventFilter(KeyEvent.KEY_PRESSED, heard::add);
            return true;
        });
        press(Key.TAB_2);
        assertThat(heard).isEmpty();

        press(Key.DONE);
        assertThat(heard).hasSize(1);
    }

    @Test
    void theListNamesEveryKeyWithWhatItDoes() {
        press(Key.KEYS);

        Parent list = onWindow(() -> (Parent) sheets.node().lookup("#keys"));
        List<String> words = list.lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList();
        for (Key key : Key.values()) {
            assertThat(words).contains(key.words(), Words.of(key.key()));
        }
    }

    /** As the keyboard sends it to whatever has the focus. */
    private void press(Key key) {
        KeyCombination pressed = key.combination();
        boolean control = pressed.getShortcut() == KeyCombination.ModifierValue.DOWN;
        boolean shift = pressed.getShift() == KeyCombination.ModifierValue.DOWN;
        KeyCode code = ((KeyCodeCombination) pressed).getCode();
        onWindow(() -> {
            Node owner = stage.getScene().getFocusOwner();
            Event.fireEvent(
                    owner == null ? stage.getScene() : owner,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
            return true;
        });
    }
}
