package dev.handrail.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.JournaledVault;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.vault.VaultDesk;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.store.Whereabouts;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSheetTest extends WindowTest {
    @TempDir
    private Path home;

    private final Errands atOnce = new Errands(Runnable::run, Runnable::run);
    private final List<OperationFailed> failures = new ArrayList<>();
    private final Sheets sheets = onWindow(Sheets::new);
    private Store store;
    private JournaledVault safe;
    private SettingsModel model;

    @BeforeEach
    void openSettings() throws OperationFailed {
        store = ReadyStore.open(home, Clock.systemUTC());
        safe = new JournaledVault(store, home);
        model = new SettingsModel(
                new SettingsFile(home), Settings.USUAL, SomeSettings.deeds(home), atOnce, failures::add);
        open(sheets::node);
        onWindow(() -> {
            sheets.show(new SettingsSheet(model, place(Whereabouts.named(home)), vaultDesk()));
            return true;
        });
    }

    @AfterEach
    void closeStore() {
        safe.close();
        store.close();
    }

    private DataFolderModel place(Whereabouts at) {
        return new DataFolderModel(at, SomeSettings.deeds(at), atOnce, failures::add);
    }

    private VaultDesk vaultDesk() {
        return new VaultDesk(safe.vault(), safe.deeds(), sheets, atOnce, failures::add);
    }

    @Test
    void theThemeIsChosen() throws OperationFailed {
        ChoiceBox<Settings.Look> look = lookup("#look").query();
        onWindow(() -> {
            look.setValue(Settings.Look.DARK);
            return true;
        });

        assertThat(new SettingsFile(home).read().look()).isEqualTo(Settings.Look.DARK);
    }

    @Test
    void drawingInSoftwareCountsFromTheNextStartWhichIsSaid() {
        ToggleSwitch software = lookup("#software").query();
        clickOn(software);

        eventually(() -> model.now().get().software()
                && lookup("Counts from the next start of Handrail.").tryQuery().isPresent());
    }

    @Test
    void theDataFolderIsShownAndCanBeCopied() {
        TextField folder = lookup("#folder").query();

        assertThat(onWindow(() -> folder.getText()))
                .isEqualTo(home.toAbsolutePath().toString());
        assertThat(folder.isEditable()).isFalse();
    }

    @Test
    void theVaultIsMadeLockedAndOpenedFromHere() {
        assertThat(lookup("Not made yet").tryQuery()).isPresent();
        assertThat(lookup("#lockNow").query().isVisible()).isFalse();
        clickOn("Make it…");
        eventually(() -> lookup("#byKeyFile").tryQuery().isPresent());
        clickOn("#byKeyFile").clickOn("#action");
        eventually(() -> lookup("Open · A key file").tryQuery().isPresent());
        clickOn("#lockNow");
        eventually(() -> lookup("Locked · A key file").tryQuery().isPresent());
        clickOn("#unlock");

        eventually(() -> lookup("Open · A key file").tryQuery().isPresent());
        assertThat(failures).isEmpty();
        assertThat(safe.done()).containsExactly("vault create DONE", "vault lock DONE", "vault unlock DONE");
    }

    @Test
    void everyChoiceIsKeptForTheNextStart() throws OperationFailed {
        choose("#look", Settings.Look.LIGHT);
        choose("#scale", 150);
        choose("#lock", Duration.ofHours(1));
        clickOn((Node) lookup("#software").query());
        eventually(() -> model.now().get().software());

        assertThat(new SettingsFile(home).read())
                .isEqualTo(new Settings(Settings.Look.LIGHT, 150, true, Duration.ofHours(1)));
    }

    @Test
    void whatWasChosenBeforeIsShown() {
        onWindow(() -> {
            sheets.show(new SettingsSheet(
                    new SettingsModel(
                            new SettingsFile(home),
                            new Settings(Settings.Look.DARK, 110, true, Duration.ofMinutes(7)),
                            SomeSettings.deeds(home),
                            atOnce,
                            failures::add),
                    place(Whereabouts.named(home)),
                    vaultDesk()));
            return true;
        });

        eventually(() -> chosen("#look").equals(Settings.Look.DARK)
                && chosen("#scale").equals(110)
                && chosen("#lock").equals(Duration.ofMinutes(7))
                && lookup("#software").queryAs(ToggleSwitch.class).isSelected());
    }

    @Test
    void escapeClosesIt() {
        type(KeyCode.ESCAPE);

        eventually(() -> !sheets.isOpen());
    }

    private <T> void choose(String selector, T value) {
        ChoiceBox<T> box = lookup(selector).query();
        onWindow(() -> {
            box.setValue(value);
            return true;
        });
    }

    private Object chosen(String selector) {
        return lookup(selector).queryAs(ChoiceBox.class).getValue();
    }
}
