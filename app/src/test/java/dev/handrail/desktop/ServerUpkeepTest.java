package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.frame.Place;
import dev.handrail.desktop.samples.SampleClock;
import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.FxThread;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.profile.ServerSaving;
import dev.handrail.server.Environment;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.vault.VaultState;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers and settings looked after from the window, on a real store. */
class ServerUpkeepTest extends WindowTest {
    private static final String PARISH = "Parish office";

    @TempDir
    private Path home;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Sheets sheets = onWindow(Sheets::new);
    private SampleDesk samples;
    private Window window;
    private Scene scene;

    @BeforeEach
    void openWindow() throws OperationFailed {
        samples = SampleDesk.in(home);
        window = onWindow(() -> new Window(
                samples.desk(), new SettingsFile(home), Settings.USUAL, sheets, new Errands(workers, new FxThread())));
        scene = onWindow(() -> window.scene());
        open(() -> {
            window.look();
            Parent content = scene.getRoot();
            scene.setRoot(new Group());
            return content;
        });
        eventually(() -> window.model().servers().size() == 6);
    }

    @AfterEach
    void clearDesk() {
        onWindow(() -> {
            window.close();
            return true;
        });
        workers.close();
        samples.close();
    }

    @Test
    void aServerIsOpenedFromTheListOfAll() {
        clickOn((Node) lookup("records").query()).type(KeyCode.ENTER);

        eventually(() -> window.model().place().get().equals(new Place.One("Dental records")));
    }

    @Test
    void aServerIsRenamed() {
        window(() -> window.actions().rename(server(PARISH)));
        Button rename = lookup("#rename").queryButton();
        assertThat(rename.isDisabled()).isTrue();
        type(KeyCode.END).write(", new");
        eventually(() -> !rename.isDisabled());
        clickOn(rename);
        eventually(() -> says("Rename Parish office to Parish office, new"));
        clickOn("#action");

        eventually(() -> samples.desk().servers().profile("Parish office, new").isPresent());
        assertThat(samples.desk().servers().profile(PARISH)).isEmpty();
    }

    @Test
    void removingAServerSaysWhatStaysAndWhatGoes() {
        window(() -> window.actions().remove(server(PARISH)));

        eventually(() -> says("Its backups stay where they are, and so do the journal and the server itself")
                && says("1. Remove its secrets from the vault: Parish office/database/chms_production"));
        clickOn("#action");
        eventually(() -> samples.desk().servers().profile(PARISH).isEmpty());
    }

    @Test
    void importedServersComeAllAtOnce() {
        window(() -> window.actions().importServers());
        clickOn("#fromSsh");
        eventually(() -> says("Makerspace") && says("is there already, just so"));
        clickOn((Node)
                lookup(node -> node instanceof CheckBox box && box.getText().equals("Makerspace"))
                        .query());
        clickOn("Add the chosen ones");

        eventually(() -> samples.desk().servers().profile("Library").isPresent());
        assertThat(server("Makerspace").databases()).hasSize(2);
    }

    @Test
    void anEditThroughTheFormKeepsWhatOnlyTheTextShows() {
        Server before = server(PARISH);
        window(() -> window.actions().edit(before));
        clickOn("#page-rest");
        eventually(() -> says("Template: laravel"));
        clickOn("#page-server");
        clickOn("#host").write(".test");
        clickOn("#save");

        eventually(() -> !server(PARISH).equals(before));
        assertThat(server(PARISH).logs()).isEqualTo(before.logs());
        assertThat(server(PARISH).maintenance()).isEqualTo(before.maintenance());
        assertThat(server(PARISH).files()).isEqualTo(before.files());
    }

    @Test
    void anEditIsInTheJournal() throws OperationFailed {
        window(() -> window.actions().edit(server(PARISH)));
        clickOn("#host").write(".test");
        clickOn("#save");

        eventually(() -> !sheets.isOpen());
        assertThat(newest().title()).isEqualTo("Change the profile of Parish office");
        assertThat(newest().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void anImportIsInTheJournal() throws OperationFailed {
        window(() -> window.actions().importServers());
        clickOn("#fromSsh");
        eventually(() -> says("Makerspace"));
        clickOn("Add the chosen ones");

        eventually(() -> samples.desk().servers().profile("Library").isPresent());
        eventually(() -> window.model().place().get().equals(new Place.One("Library")));
        assertThat(newest().operation()).isEqualTo("server import");
    }

    @Test
    void whatWasChangedWhileTheFormWasOpenIsNotOverwrittenAndTheFormStays() throws OperationFailed {
        window(() -> window.actions().edit(server(PARISH)));
        clickOn("#host").write(".test");
        String written = lookup("#host .text-field").queryTextInputControl().getText();
        Server theirs = Server.of(PARISH, Environment.TEST, server(PARISH).access());
        samples.desk().servers().save(theirs);
        clickOn("#save");

        eventually(() -> cameBack("it was changed meanwhile"));
        assertThat(server(PARISH)).isEqualTo(theirs);
        assertThat(newest().outcome()).isEqualTo(Outcome.FAILED);
        type(KeyCode.ESCAPE);
        eventually(() -> !cameBack("it was changed meanwhile"));
        assertThat(lookup("#host .text-field").queryTextInputControl().getText())
                .isEqualTo(written)
                .endsWith(".test");
    }

    @Test
    void whatWasRemovedWhileTheFormWasOpenDoesNotComeBack() throws OperationFailed {
        window(() -> window.actions().edit(server(PARISH)));
        samples.desk().servers().remove(PARISH);
        clickOn("#save");

        eventually(() -> cameBack("it was removed meanwhile"));
        assertThat(samples.desk().servers().named(PARISH)).isEmpty();
    }

    @Test
    void aPlanThatCannotBeMadeIsInTheJournal() throws OperationFailed {
        Server gone = server(PARISH);
        samples.desk().servers().remove(PARISH);
        window(() -> window.deeds()
                .act(() -> new ServerSaving(
                        samples.desk().servers(), Optional.of(ProfileFile.write(gone)), gone.withName("Rectory"))));

        assertThat(newest().title()).isEqualTo("Change the profile of Rectory");
        assertThat(newest().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void theThemeThatIsChosenIsWornAtOnce() {
        window(() -> window.actions().settings());
        choose("#look", Settings.Look.DARK);
        eventually(() -> scene.getStylesheets().stream().anyMatch(sheet -> sheet.endsWith("dark.css")));

        choose("#look", Settings.Look.LIGHT);
        eventually(() -> scene.getStylesheets().stream().anyMatch(sheet -> sheet.endsWith("light.css")));
    }

    @Test
    void theVaultLocksAfterTheTimeThatWasChosen() throws OperationFailed {
        samples.desk().vault().createWithKeyFile();
        window(() -> window.actions().settings());
        choose("#lock", Duration.ofMinutes(5));
        clock().pass(Duration.ofMinutes(4));
        samples.desk().vault().lockIfIdle();
        assertThat(samples.desk().vault().state()).isEqualTo(VaultState.OPEN);

        clock().pass(Duration.ofMinutes(2));
        samples.desk().vault().lockIfIdle();
        assertThat(samples.desk().vault().state()).isEqualTo(VaultState.LOCKED);
    }

    @Test
    void aPasswordStaysInTheFormUntilTheVaultIsOpenAndOnlyItsNameIsToldOfIt() throws OperationFailed {
        window(() -> window.actions().edit(server("Makerspace")));
        onWindow(() -> {
            lookup("#byPassword").queryAs(CheckBox.class).setSelected(true);
            password().setText("hush hush");
            lookup("#save").queryButton().fire();
            return true;
        });
        eventually(() -> lookup("#byKeyFile").tryQuery().isPresent());
        type(KeyCode.ESCAPE);
        eventually(() -> lookup("#byKeyFile").tryQuery().isEmpty());
        assertThat(onWindow(() -> password().getText()))
                .as("there is no vault, and nothing is kept")
                .isEqualTo("hush hush");
        assertThat(samples.desk().vault().names()).isEmpty();

        onWindow(() -> {
            lookup("#save").queryButton().fire();
            return true;
        });
        eventually(() -> lookup("#byKeyFile").tryQuery().isPresent());
        clickOn("#byKeyFile").clickOn("#action");
        eventually(() -> !sheets.isOpen());
        assertThat(samples.desk().vault().names()).containsExactly("Makerspace/ssh");
        assertThat(newest().operation()).isEqualTo("server save");
        assertThat(samples.desk().journal().steps(newest().id()).toString())
                .contains("Seal in the vault: Makerspace/ssh", "Change the profile of Makerspace");
        assertThat(samples.desk().journal().lines(newest().id()).toString()).doesNotContain("hush");
    }

    @Test
    void aPublicKeyIsNotKeptAsTheIdentityThatDecrypts() throws OperationFailed {
        samples.desk().vault().createWithKeyFile();
        Server before = server("Makerspace");
        window(() -> window.actions().edit(before));
        clickOn("#page-encryption");
        String recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
        onWindow(() -> {
            ((ToggleButton) lookup("#by").queryAs(Pane.class).getChildren().get(1)).setSelected(true);
            lookup("#recipients .text-area").queryTextInputControl().setText(recipient);
            lookup("#identity .password-field").queryTextInputControl().setText(recipient);
            lookup("#save").queryButton().fire();
            return true;
        });

        eventually(() -> says("Store the secret Makerspace/age: what was given is a public key, which backups are"
                + " encrypted for and which decrypts none"));
        assertThat(samples.desk().vault().names()).isEmpty();
        assertThat(server("Makerspace")).isEqualTo(before);
    }

    private TextInputControl password() {
        return lookup("#password .password-field").queryTextInputControl();
    }

    private SampleClock clock() {
        return (SampleClock) samples.desk().clock();
    }

    private Run newest() throws OperationFailed {
        return samples.desk().journal().runs(JournalFilter.all()).getFirst();
    }

    private boolean cameBack(String words) {
        return lookup("#cameBack").queryAllAs(TextArea.class).stream()
                .anyMatch(answer -> answer.getText().contains(words));
    }

    private Server server(String name) {
        return samples.desk().servers().all().stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void window(Runnable what) {
        onWindow(() -> {
            what.run();
            return true;
        });
        eventually(sheets::isOpen);
    }

    private <T> void choose(String selector, T value) {
        ChoiceBox<T> box = lookup(selector).query();
        onWindow(() -> {
            box.setValue(value);
            return true;
        });
    }

    private boolean says(String words) {
        return !lookup(node -> node instanceof Labeled label && words.equals(label.getText()))
                .queryAll()
                .isEmpty();
    }
}
