package dev.handrail.desktop.samples;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.FxThread;
import dev.handrail.desktop.shared.Picture;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Theme;
import dev.handrail.operation.Arguments;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;

/** Pictures of every screen, light and dark, in two sizes, with believable data; no display is needed. */
public final class Screens {
    private static final List<Size> SIZES = List.of(new Size(1280, 800), new Size(1366, 768));

    private final Executor window = new FxThread();
    private final Path folder;
    private final Consumer<Path> told;

    private record Size(int width, int height) {
        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    private Screens(Path folder, Consumer<Path> told) {
        this.folder = folder;
        this.told = told;
    }

    /** Renders all of them into a folder, and tells of each. The toolkit is started, and ended by who calls. */
    public static void render(Path folder, Consumer<Path> told) throws OperationFailed {
        if (System.getProperty("glass.platform") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(true));
        } catch (IllegalStateException alreadyStarted) {
            started.complete(true);
        }
        started.join();
        Theme.loadFonts();
        try {
            new Screens(folder, told).renderAll();
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("screens.write", folder)).because(e);
        }
    }

    private void renderAll() throws OperationFailed, IOException {
        for (View view : View.values()) {
            Path home = Files.createTempDirectory("handrail-screens");
            try (SampleDesk samples = view.empty() ? SampleDesk.emptyIn(home) : SampleDesk.in(home)) {
                render(view, samples);
            } finally {
                remove(home);
            }
        }
    }

    private void render(View view, SampleDesk samples) throws OperationFailed, IOException {
        Sheets sheets = on(Sheets::new);
        Errands atOnce = new Errands(Runnable::run, Runnable::run);
        Window shown = on(() ->
                new Window(samples.desk(), new SettingsFile(samples.desk().home()), Settings.USUAL, sheets, atOnce));
        Scene scene = on(shown::scene);
        on(() -> {
            shown.look();
            if (view.running()) {
                shown.deeds().act("backup run", Arguments.of("SERVER", "Parish office"));
            }
            return true;
        });
        if (view.running()) {
            samples.awaitProgress();
            on(() -> {
                shown.activities().drain();
                return true;
            });
            samples.goOn();
        }
        on(() -> {
            shown.activities().drain();
            view.open(shown, sheets);
            return true;
        });
        for (Theme theme : Theme.values()) {
            for (Size size : SIZES) {
                Path file =
                        folder.resolve(view.file() + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size + ".png");
                Picture.write(on(() -> picture(scene, theme, size)), file);
                told.accept(file);
            }
        }
        on(() -> {
            shown.frame().hide();
            return true;
        });
    }

    /** A scene cannot change its size without a window: its content moves into one that has it. */
    private static Image picture(Scene scene, Theme theme, Size size) {
        Parent content = scene.getRoot();
        scene.setRoot(new Group());
        Scene sized = new Scene(new Group(), size.width(), size.height());
        theme.dress(sized);
        sized.setRoot(content);
        // Lists make their cells in one pass and fill them in the next.
        content.applyCss();
        content.layout();
        content.layout();
        Image picture = Picture.of(sized);
        sized.setRoot(new Group());
        scene.setRoot(content);
        return picture;
    }

    private <T> T on(Supplier<T> what) {
        try {
            return CompletableFuture.supplyAsync(what, window).join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
