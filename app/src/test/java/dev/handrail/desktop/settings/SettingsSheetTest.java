package dev.handrail.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.vault.VaultDesk;
import dev.handrail.store.Store;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
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
    private SettingsModel model;

    @BeforeEach
    void openSettings() throws OperationFailed {
        store = Store.open(home, Clock.systemUTC());
        Vault vault = new Vault(store.jdbi(), Clock.systemUTC(), Duration.ZERO, home);
        model = new SettingsModel(new SettingsFile(home), Settings.USUAL, atOnce, failures::add);
        open(sheets::node);
        onWindow(() -> {
            sheets.show(new SettingsSheet(model, new VaultDesk(vault, sheets, atOnce, failures::add)));
            return true;
        });
    }

    @AfterEach
    void closeStore() {
        store.close();
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
    void theVaultIsMadeFromHere() {
        assertThat(lookup("Not made yet").tryQuery()).isPresent();
        clickOn("#change");
        eventually(() -> lookup("#byKeyFile").tryQuery().isPresent());
        clickOn("#byKeyFile").clickOn("#action");

        eventually(() -> lookup("#byKeyFile").tryQuery().isEmpty());
        assertThat(home.resolve("vault.key").toFile().exists() || failures.isEmpty())
                .isTrue();
    }

    @Test
    void escapeClosesIt() {
        type(KeyCode.ESCAPE);

        eventually(() -> !sheets.isOpen());
    }
}
