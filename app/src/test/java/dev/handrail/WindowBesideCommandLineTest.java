package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Caller.Called;
import dev.handrail.backup.Backup;
import dev.handrail.desktop.frame.Place;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.journal.Run;
import dev.handrail.practice.PracticeServer;
import dev.handrail.practice.ReadyPractice;
import dev.handrail.server.ProfileFile;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window is open while the command line, a process of its own, works on the same data folder. */
class WindowBesideCommandLineTest extends WindowTest {
    @TempDir
    static Path place;

    private static PracticeServer practice;

    @TempDir
    private Path folder;

    private Caller caller;
    private OpenProgram program;

    @BeforeAll
    static void startServer() throws OperationFailed {
        practice = ReadyPractice.start(place.resolve("practice"));
    }

    @AfterAll
    static void removeServer() throws OperationFailed {
        practice.remove();
    }

    @BeforeEach
    void openWindow() throws Exception {
        caller = new Caller(folder);
        works(caller.callsHere("server", "import", profile("Parish office")));
        program = new OpenProgram(caller.home());
        appears("Parish office");
        onWindow(() -> {
            program.window().model().goTo("Parish office");
            return true;
        });
    }

    @AfterEach
    void closeWindow() {
        program.close();
    }

    @Test
    void aServerThatIsAddedAppearsAndTheOneThatIsShownStays() throws Exception {
        works("server", "import", profile("Another one"));
        appears("Another one");
        works(caller.callsHere("server", "import", profile("Zoo")));
        appears("Zoo");

        assertThat(program.window().model().place().get()).isEqualTo(new Place.One("Parish office"));
        assertThat(program.title()).startsWith("Parish office");
        assertThat(selectedInTheList()).contains("Parish office");
    }

    @Test
    void aServerThatIsRemovedIsLeftForTheOthers() throws Exception {
        works("server", "remove", "Parish office", "--yes");

        eventually(() -> program.window().model().place().get().equals(Place.FLEET));
        eventually(() -> program.title().equals("Handrail"));
    }

    @Test
    void aServerThatGetsAnotherNameIsFollowed() throws OperationFailed {
        program.program().servers().get().rename("Parish office", "Rectory");

        eventually(() -> program.window().model().place().get().equals(new Place.One("Rectory")));
        assertThat(selectedInTheList()).contains("Rectory");
    }

    @Test
    void aThemeThatIsSetIsWornAtOnceAndTheSheetOfTheSettingsSaysIt() throws Exception {
        onWindow(() -> {
            program.window().actions().settings();
            return true;
        });
        works("settings", "set", "--theme", "dark", "--lock-after", "8h");

        eventually(() -> program.window().frame().node().getScene().getStylesheets().stream()
                .anyMatch(sheet -> sheet.endsWith("dark.css")));
        eventually(() -> lookup("#look").queryAs(ChoiceBox.class).getValue() == Settings.Look.DARK);
        assertThat(onWindow(() -> lookup("#lock").queryAs(ChoiceBox.class).getValue()))
                .isEqualTo(Duration.ofHours(8));
        works(caller.callsHere("settings", "set", "--theme", "light"));
        eventually(() -> program.window().frame().node().getScene().getStylesheets().stream()
                .noneMatch(sheet -> sheet.endsWith("dark.css")));
    }

    @Test
    void aBackupThatIsMadeAppearsAndTheChosenOneStaysChosen() throws Exception {
        trust();
        works("backup", "run", "Parish office", "parish");
        show(Tab.BACKUPS);
        eventually(() -> table().getItems().size() == 1);
        Backup first = (Backup) table().getItems().getFirst();
        works(caller.callsHere("backup", "run", "Parish office", "parish"));

        eventually(() -> table().getItems().size() == 2);
        eventually(() -> table().getSelectionModel().getSelectedItem() instanceof Backup chosen
                && chosen.id().equals(first.id()));
        assertThat(table().getSelectionModel().getSelectedIndex()).isEqualTo(1);
        eventually(() -> shows("No good backup of uploads"));
    }

    @Test
    void whatIsDoneElsewhereStandsInTheJournalAndTheChosenEntryStaysChosen() throws Exception {
        trust();
        show(Tab.JOURNAL);
        eventually(() -> shows("Test Parish office"));
        int before = table().getItems().size();
        clickOn((Node) lookup("#table .table-cell").nth(0).query());
        eventually(() -> table().getSelectionModel().getSelectedIndex() == 0);
        works("backup", "run", "Parish office", "parish");

        eventually(() -> table().getItems().size() == before + 1);
        eventually(() -> table().getSelectionModel().getSelectedIndex() == 1);
        assertThat(titleOf(table().getSelectionModel().getSelectedItem())).isEqualTo("Test Parish office");
    }

    private void appears(String name) {
        eventually(() -> program.window().model().servers().stream()
                .anyMatch(server -> server.name().equals(name)));
    }

    private String profile(String name) throws Exception {
        String profile = ProfileFile.write(practice.profile().withName(name));
        return Files.writeString(folder.resolve("profile.yaml"), profile).toString();
    }

    private void trust() {
        works(caller.callsHere("server", "test", "Parish office", "--accept-host-key", practice.hostKeyFingerprint()));
    }

    private void works(String... words) throws Exception {
        works(caller.calls(words));
    }

    private static void works(Called called) {
        assertThat(called.status()).as("%s", called).isZero();
    }

    private void show(Tab tab) {
        onWindow(() -> {
            program.window().model().tab().set(tab);
            return true;
        });
        eventually(() -> lookup("#table").tryQuery().isPresent());
    }

    private static String titleOf(Object row) {
        return ((Run) row).title();
    }

    private TableView<?> table() {
        return lookup("#table").query();
    }

    private String selectedInTheList() {
        return onWindow(() -> lookup(".server-list .list-cell:selected").queryAll().stream()
                .map(Node::getAccessibleText)
                .findFirst()
                .orElse("nothing"));
    }

    private boolean shows(String text) {
        return lookup(node -> node instanceof Labeled label
                        && label.getText() != null
                        && label.getText().contains(text))
                .tryQuery()
                .isPresent();
    }
}
