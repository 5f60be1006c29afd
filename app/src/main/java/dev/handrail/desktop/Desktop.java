package dev.handrail.desktop;

import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.FxThread;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Theme;
import dev.handrail.desktop.sheets.SheetAsker;
import dev.handrail.words.OperationFailed;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The desktop: made first, so that whoever must ask can ask by its sheets; opened when all the rest is there. */
public final class Desktop {
    private final FxThread window = new FxThread();
    private final Sheets sheets = new Sheets();
    private final SheetAsker asker = new SheetAsker(window, sheets);

    /** How questions reach the person while the window is open. */
    public SheetAsker asker() {
        return asker;
    }

    /**
     * Opens the window, and returns when it has been closed and nothing runs any more.
     *
     * @param kept where faults of our own are written down
     * @param first the server that is shown first, or null for all of them
     */
    public void open(Desk desk, FaultFile kept, @Nullable String first) throws OperationFailed, InterruptedException {
        SettingsFile file = new SettingsFile(desk.home());
        Settings settings = Beforehand.of(desk::home).had(file::read);
        settings.forToolkit().forEach(System::setProperty);
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
        Faults faults = new Faults(kept, window);
        try (Faults.Standing standing = faults.stand();
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Errands errands = new Errands(workers, window, faults::behind);
            Toolkit.start(() -> {
                try {
                    Theme.loadFonts();
                    Window made = new Window(desk, file, settings, sheets, errands);
                    made.tellOf(faults);
                    show(made, first, closed::countDown);
                } catch (RuntimeException | LinkageError e) {
                    trouble.set(e);
                    closed.countDown();
                }
            });
            closed.await();
            asker.close();
        }
        Platform.exit();
        refuse(trouble.get());
    }

    private static void show(Window window, @Nullable String first, Runnable closed) {
        window.show(new Stage(), closed);
        if (first != null) {
            window.model().goTo(first);
        }
    }

    /** A window that could not be made would be waited for without end. */
    private static void refuse(@Nullable Throwable trouble) {
        if (trouble != null) {
            throw new IllegalStateException("The window could not be made.", trouble);
        }
    }
}
