package dev.handrail.desktop;

import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.shared.FxThread;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Theme;
import dev.handrail.desktop.sheets.FailureModel;
import dev.handrail.desktop.sheets.FailureSheet;
import dev.handrail.operation.Lazy;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** What must be had before there is a window to work in: where it cannot be, a small one says why. */
public final class Beforehand {
    private static final double WIDTH = 620;

    private final Settings settings;

    private Beforehand(Settings settings) {
        this.settings = settings;
    }

    /** As the settings in this folder want it to look, or as usual where they cannot be read: why is told by who needs them. */
    public static Beforehand of(Lazy.Maker<Path> folder) {
        try {
            return new Beforehand(new SettingsFile(folder.make()).read());
        } catch (OperationFailed e) {
            return new Beforehand(Settings.USUAL);
        }
    }

    /** Makes it. Where that fails a person is told in a window, and may try once more as often as they like. */
    public <T> T had(Lazy.Maker<T> maker) throws OperationFailed {
        while (true) {
            try {
                return maker.make();
            } catch (OperationFailed e) {
                if (!wantsAgain(e)) {
                    throw e;
                }
            }
        }
    }

    /** Says why there is no window to work in, until a person closes it; whether it is to be tried once more. */
    private boolean wantsAgain(OperationFailed failed) {
        AtomicBoolean again = new AtomicBoolean();
        CountDownLatch closed = new CountDownLatch(1);
        try {
            onWindow(() -> tell(failed, () -> again.set(true), closed::countDown));
            closed.await();
        } catch (OperationFailed e) {
            // Nothing can be drawn: the terminal tells what was to be told here.
            failed.addSuppressed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return again.get();
    }

    private void tell(OperationFailed failed, Runnable again, Runnable closed) {
        Sheets sheets = new Sheets();
        sheets.show(new FailureSheet(new FailureModel(failed), again));
        Stage alone = shown(sheets.node());
        // The sheet came before its window, when nothing could have the keyboard yet.
        sheets.node().lookup("#close").requestFocus();
        // Later: the button that tries again takes the sheet away first.
        alone.setOnHidden(event -> new FxThread().execute(closed));
        sheets.node().visibleProperty().subscribe(there -> {
            if (!there) {
                alone.hide();
            }
        });
    }

    /** A window with nothing but this; on the thread of the windows. */
    Stage shown(Parent content) {
        Theme.loadFonts();
        Scene scene = new Scene(content, WIDTH, -1);
        Dressing.theme(settings, Platform.getPreferences().getColorScheme()).dress(scene);
        Stage stage = new Stage();
        stage.setTitle(Words.of("desktop.name"));
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    void onWindow(Runnable what) throws OperationFailed {
        settings.forToolkit().forEach(System::setProperty);
        Toolkit.start(what);
    }
}
