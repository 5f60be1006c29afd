package dev.handrail.desktop;

import dev.handrail.desktop.samples.SampleDesk;
import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base of the tests of the whole window on a desk of samples, where everything is done at once unless a test says otherwise. */
abstract class SampleWindowTest extends WindowTest {
    @TempDir
    Path home;

    final Sheets sheets = onWindow(Sheets::new);
    SampleDesk samples;
    Window window;
    private @Nullable Stage stage;

    @BeforeEach
    void layTheDesk() throws OperationFailed {
        samples = SampleDesk.in(home);
        window = onWindow(() -> new Window(samples.desk(), new SettingsFile(home), Settings.USUAL, sheets, errands()));
    }

    Errands errands() {
        return new Errands(Runnable::run, Runnable::run);
    }

    /** What is in it, in a window of the tests: without the keys, and in the light theme. */
    Scene openContent() {
        Scene scene = onWindow(() -> window.scene());
        open(() -> {
            window.look();
            Parent content = scene.getRoot();
            scene.setRoot(new Group());
            return content;
        });
        return scene;
    }

    /** All of it, with its keys. */
    Stage openStage() {
        Stage shown = onWindow(() -> {
            Scene scene = window.scene();
            window.look();
            Stage opened = new Stage();
            opened.setScene(scene);
            opened.setWidth(1280);
            opened.setHeight(800);
            opened.show();
            return opened;
        });
        stage = shown;
        eventually(shown::isFocused);
        return shown;
    }

    @AfterEach
    void clearTheDesk() {
        Stage shown = stage;
        onWindow(() -> {
            window.close();
            if (shown != null) {
                shown.hide();
            }
            return true;
        });
        samples.close();
    }
}
