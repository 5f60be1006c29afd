package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.FxThread;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of a fault of our own, in the whole window. */
class FaultsInWindowTest extends WindowTest {
    @TempDir
    private Path home;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Sheets sheets = onWindow(Sheets::new);
    private SampleDesk samples;
    private Faults.Standing standing;
    private Errands errands;
    private Stage stage;

    @BeforeEach
    void openWindow() throws OperationFailed {
        samples = SampleDesk.in(home);
        Faults faults =
                new Faults(new FaultFile(home, text -> text, samples.desk().clock()), new FxThread());
        standing = faults.stand();
        errands = new Errands(workers, new FxThread(), faults::behind);
        stage = onWindow(() -> {
            Window window = new Window(samples.desk(), new SettingsFile(home), Settings.USUAL, sheets, errands);
            window.tellOf(faults);
            Stage opened = new Stage();
            window.show(opened, () -> {});
            return opened;
        });
        eventually(stage::isFocused);
    }

    @AfterEach
    void closeWindow() {
        onWindow(() -> {
            stage.hide();
            return true;
        });
        workers.close();
        standing.close();
        samples.close();
    }

    @Test
    void aFaultInTheWindowIsSaidInTheMiddleOfItWithWhereTheDetailsAre() throws IOException {
        Platform.runLater(() -> {
            throw new IllegalStateException("a button came loose");
        });
        eventually(sheets::isOpen);

        assertThat(((Label) lookup("#tried").query()).getText()).isEqualTo("Something went wrong inside Handrail");
        assertThat(((TextArea) lookup("#cameBack").query()).getText()).isEqualTo("a button came loose");
        assertThat(((Label) lookup("#next").query()).getText())
                .contains(home.resolve("faults.log").toString());
        assertThat(Files.readString(home.resolve("faults.log"))).contains("a button came loose");
        clickOn("#copy");
        eventually(() -> Clipboard.getSystemClipboard().hasString());
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString())).contains("a button came loose");

        type(KeyCode.ESCAPE);
        eventually(() -> !sheets.isOpen());
        assertThat(notices()).hasSize(1);
    }

    @Test
    void manyFaultsLayOneSheetAndOneNotice() {
        for (int i = 0; i < 30; i++) {
            int at = i;
            Platform.runLater(() -> fail(at % 3));
        }
        eventually(() -> sheets.isOpen() && notices().size() == 1);
        type(KeyCode.ESCAPE);

        eventually(() -> !sheets.isOpen());
        assertThat(notices()).hasSize(1);
    }

    @Test
    void aFaultBehindTheWindowInterruptsNobodyAndHasItsDetailsAtHand() throws InterruptedException {
        Thread.ofVirtual()
                .name("rounds")
                .start(() -> {
                    throw new IllegalStateException("lost the way");
                })
                .join();
        eventually(() -> notices().size() == 1);
        assertThat(onWindow(sheets::isOpen)).isFalse();

        clickOn("Details");
        eventually(sheets::isOpen);
        assertThat(((TextArea) lookup("#cameBack").query()).getText()).isEqualTo("lost the way");
        type(KeyCode.ESCAPE);
        eventually(() -> !sheets.isOpen() && notices().isEmpty());
    }

    @Test
    void aFaultInAnErrandThatNobodyListensToIsNotLost() {
        errands.run(
                () -> {
                    throw new IllegalStateException("fell into a hole");
                },
                () -> {},
                failed -> {});
        eventually(() -> notices().size() == 1);
        assertThat(onWindow(sheets::isOpen)).isFalse();
    }

    private static void fail(int kind) {
        switch (kind) {
            case 0 -> throw new IllegalStateException("one");
            case 1 -> throw new IllegalArgumentException("two");
            default -> throw new UnsupportedOperationException("three");
        }
    }

    private List<Label> notices() {
        return lookup(".notice .label").queryAllAs(Label.class).stream()
                .filter(label -> label.getText().startsWith("Something went wrong inside Handrail"))
                .toList();
    }
}
