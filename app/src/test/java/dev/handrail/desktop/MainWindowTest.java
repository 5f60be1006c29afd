package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.frame.Place;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.FxThread;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole window on a real store, driven as a person would. */
class MainWindowTest extends WindowTest {
    @TempDir
    private Path home;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Sheets sheets = onWindow(Sheets::new);
    private SampleDesk samples;
    private Window window;
    private Stage stage;

    @BeforeEach
    void openWindow() throws OperationFailed {
        samples = SampleDesk.in(home);
        window = onWindow(() -> new Window(
                samples.desk(), new SettingsFile(home), Settings.USUAL, sheets, new Errands(workers, new FxThread())));
        stage = onWindow(() -> {
            Stage opened = new Stage();
            window.show(opened, closed::countDown);
            return opened;
        });
        eventually(() -> stage.isFocused() && window.model().servers().size() == 6);
    }

    @AfterEach
    void closeWindow() {
        onWindow(() -> {
            stage.hide();
            return true;
        });
        workers.close();
        samples.close();
    }

    @Test
    void aServerIsReachedThroughThePaletteWithoutTheMouse() {
        press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        eventually(sheets::isOpen);
        write("dental").type(KeyCode.ENTER);

        eventually(() -> window.model().place().get().equals(new Place.One("Dental records")));
        eventually(() -> stage.getTitle().equals("Dental records (Production) · Handrail"));
    }

    @Test
    void theTabsHaveKeys() {
        goTo("Parish office");
        press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
        eventually(() -> window.model().tab().get() == Tab.BACKUPS && shows("restored"));

        press(KeyCode.CONTROL).type(KeyCode.DIGIT5).release(KeyCode.CONTROL);
        eventually(() -> window.model().tab().get() == Tab.JOURNAL && shows("All outcomes"));
    }

    @Test
    void aBackupIsStartedShownAndCancelledAndStandsInTheJournal() {
        goTo("Parish office");
        clickOn("#backUp");
        eventually(() -> shows("329 MB of 650 MB"));

        clickOn("#transcript");
        eventually(() -> shows("PostgreSQL 16.4, 1.4 GB; pg_dump 16.4 and zstd are there"));

        press(KeyCode.CONTROL).type(KeyCode.PERIOD).release(KeyCode.CONTROL);
        eventually(() -> window.activities().running().isEmpty());
        eventually(() -> shows("Last: Back up chms_production · 05:05 · cancelled"));
    }

    @Test
    void whileASheetIsOpenTheKeysAreItsOwn() {
        type(KeyCode.F1);
        eventually(sheets::isOpen);
        press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        type(KeyCode.ESCAPE);

        eventually(() -> !sheets.isOpen());
    }

    @Test
    void aServerThatIsRemovedElsewhereLeavesTheWindow() throws OperationFailed {
        goTo("Makerspace");
        samples.desk().servers().remove("Makerspace");

        eventually(() -> window.model().place().get().equals(Place.FLEET));
        assertThat(lookup(".server-head").query().isVisible()).isFalse();
    }

    @Test
    void closingWithWorkRunningAsksAndThenStopsIt() throws InterruptedException {
        goTo("Parish office");
        clickOn("#backUp");
        eventually(() -> shows("329 MB of 650 MB"));
        onWindow(() -> {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
        eventually(() -> shows("Something is still running"));
        assertThat(stage.isShowing()).isTrue();

        clickOn("Stop it and close");
        closed.await();
        assertThat(samples.desk().runner().inProgress()).isEmpty();
    }

    @Test
    void withNothingRunningItClosesAtOnce() throws InterruptedException {
        onWindow(() -> {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });

        closed.await();
    }

    @Test
    void aServerIsAddedAndShown() {
        press(KeyCode.CONTROL).type(KeyCode.N).release(KeyCode.CONTROL);
        eventually(sheets::isOpen);
        clickOn("#empty");
        eventually(() -> sheets.node().lookup("#saveAndTest") != null);
        write("Proxy").type(KeyCode.TAB).type(KeyCode.TAB).type(KeyCode.TAB);
        write("deploy").type(KeyCode.TAB);
        write("proxy.example.org").type(KeyCode.ENTER);

        eventually(() -> window.model().place().get().equals(new Place.One("Proxy"))
                && window.model().servers().size() == 7);
        eventually(() -> window.model().tabs().equals(List.of(Tab.OVERVIEW, Tab.RUNBOOKS, Tab.JOURNAL)));
    }

    @Test
    void theFleetOpensAServerWithEnter() {
        press(KeyCode.CONTROL).type(KeyCode.DIGIT0).release(KeyCode.CONTROL);
        eventually(() -> lookup("#table").tryQuery().isPresent());
        clickOn((Node) lookup("#table .table-cell").nth(0).query()).type(KeyCode.ENTER);

        eventually(() -> window.model().place().get().equals(new Place.One("Dental records")));
    }

    private void goTo(String server) {
        onWindow(() -> {
            window.model().goTo(server);
            return true;
        });
    }

    /** Whether the text stands somewhere in the window. */
    private boolean shows(String text) {
        return lookup(node -> node instanceof Labeled label
                        && label.getText() != null
                        && label.getText().contains(text))
                .tryQuery()
                .isPresent();
    }
}
