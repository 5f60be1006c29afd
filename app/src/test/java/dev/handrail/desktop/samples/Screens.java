package dev.handrail.desktop.samples;

import dev.handrail.Scratch;
import dev.handrail.desktop.shared.Theme;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Pictures of every screen, light and dark, in two sizes, with believable data; no display is needed. */
public final class Screens {
    private static final List<Size> SIZES = List.of(new Size(1280, 800), new Size(1366, 768));

    private static final int USAGE = 2;

    private final Path folder;
    private final Consumer<Path> told;

    private Screens(Path folder, Consumer<Path> told) {
        this.folder = folder;
        this.told = told;
    }

    /** What `handrail screens DIR` calls, from a checkout only. */
    public static void main(String[] arguments) throws OperationFailed, IOException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("handrail screens DIR [PART OF A NAME]");
            System.exit(USAGE);
        }
        String part = arguments.length == 1 ? "" : arguments[1];
        render(Path.of(arguments[0]), part, System.out::println);
        System.exit(0);
    }

    /** Renders those with that in their names into a folder, and tells of each. The toolkit is started, and ended by who calls. */
    static void render(Path folder, String part, Consumer<Path> told) throws OperationFailed, IOException {
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
        new Screens(folder, told).renderAll(part);
    }

    private void renderAll(String part) throws OperationFailed, IOException {
        for (View view : View.values()) {
            if (!view.file().contains(part)) {
                continue;
            }
            Path home = Files.createTempDirectory("handrail-screens");
            try (Opened opened = new Opened(view, home)) {
                render(view, opened);
            } finally {
                Scratch.remove(home);
            }
        }
    }

    private void render(View view, Opened opened) throws IOException {
        for (Theme theme : Theme.values()) {
            for (Size size : SIZES) {
                Path file =
                        folder.resolve(view.file() + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size + ".png");
                Picture.write(opened.in(theme, size, Picture::of), file);
                told.accept(file);
            }
        }
    }
}
