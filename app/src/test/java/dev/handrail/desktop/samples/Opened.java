package dev.handrail.desktop.samples;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.FxThread;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Theme;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** A view that was opened on a desk of samples, to be looked at in any theme and size. */
final class Opened implements AutoCloseable {
    private static final Size FIRST = new Size(1280, 800);

    private final Executor window = new FxThread();
    private final SampleDesk samples;
    private final Window shown;
    private Scene scene;
    private boolean answers = true;
    private @Nullable Theme worn;

    /** @param home an empty folder for its data */
    Opened(View view, Path home) throws OperationFailed {
        samples = view.desk(home);
        Sheets sheets = on(Sheets::new);
        Errands atOnce = new Errands(this::look, Runnable::run);
        shown = on(() -> new Window(samples.desk(), new SettingsFile(home), Settings.USUAL, sheets, atOnce));
        scene = on(shown::scene);
        on(() -> {
            dressed(Theme.LIGHT, FIRST);
            shown.look();
            view.open(shown, sheets);
            return true;
        });
        if (view.running()) {
            run(view);
        }
        if (view.looking()) {
            on(() -> {
                answers = false;
                new RestoreViews(shown).another();
                return true;
            });
        }
    }

    private void look(Runnable question) {
        if (answers) {
            question.run();
        }
    }

    /** Has what was started go on for a while, and end where it is to end. */
    private void run(View view) {
        samples.awaitProgress();
        drain();
        samples.goOn();
        drain();
        if (view.ends()) {
            samples.end(view != View.RESTORE_DIFFERS);
            while (drain()) {
                Thread.onSpinWait();
            }
        }
    }

    /** Whether something still runs. */
    private boolean drain() {
        return on(() -> {
            shown.activities().drain();
            return !shown.activities().running().isEmpty();
        });
    }

    /** A scene cannot change its size without a window, but what is in it can. */
    <T> T in(Theme theme, Size size, Function<Parent, T> look) {
        return on(() -> {
            Parent content = dressed(theme, size);
            content.resize(size.width(), size.height());
            // Lists make their cells in one pass and fill them in the next.
            content.applyCss();
            content.layout();
            content.layout();
            return look.apply(content);
        });
    }

    /** What is in the window; another theme wants a scene of its own, to which all its styles are new. */
    private Parent dressed(Theme theme, Size size) {
        Parent content = scene.getRoot();
        if (theme != worn) {
            // In a scene it would be styled once more with half of the other theme.
            scene.setRoot(new Group());
            Scene other = new Scene(new Group(), size.width(), size.height());
            theme.dress(other);
            other.setRoot(content);
            scene = other;
            worn = theme;
        }
        return content;
    }

    private <T> T on(Supplier<T> what) {
        try {
            return CompletableFuture.supplyAsync(what, window).join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        on(() -> {
            shown.close();
            // What is in a scene is styled anew with each change of the theme, as long as it lies in the memory.
            scene.setRoot(new Group());
            return true;
        });
        samples.close();
    }
}
