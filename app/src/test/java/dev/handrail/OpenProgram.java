package dev.handrail;

import dev.handrail.desktop.Desk;
import dev.handrail.desktop.Window;
import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.FxThread;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.desktop.sheets.SheetAsker;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import dev.handrail.server.SshConfig;
import dev.handrail.store.Whereabouts;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** The whole program behind its window, on a data folder of its own, put together as it is when a person starts it. */
final class OpenProgram implements AutoCloseable {
    private final FxThread thread = new FxThread();
    private final Sheets sheets = WindowTest.onWindow(Sheets::new);
    private final SheetAsker asker = new SheetAsker(thread, sheets);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Program program;
    private final Window window;
    private final Stage stage;

    OpenProgram(Path home) throws OperationFailed {
        Clock clock = Clock.system(ZoneId.of("Europe/Zurich"));
        program = new Program(new Setting(home, asker, asker, asker, true, Optional.empty(), Map.of(), clock));
        Desk desk = new Desk(
                program.servers().get(),
                program.journal().get(),
                program.runner().get(),
                program.offers(),
                program.shells().get(),
                program.backups().get().catalogue(),
                program.guides(),
                program.backups().get().kept(),
                program.sites().get(),
                program.windows(),
                program.trials(),
                program.vault().get(),
                Whereabouts.named(home),
                clock,
                clock.getZone(),
                () -> new SshConfig(List.of(), List.of()),
                program.practising()::starting,
                program.practising()::isIt);
        window = WindowTest.onWindow(() ->
                new Window(desk, new SettingsFile(home), Settings.USUAL, sheets, new Errands(workers, new FxThread())));
        stage = WindowTest.onWindow(() -> {
            Stage opened = new Stage();
            window.show(opened, closed::countDown);
            return opened;
        });
        WindowTest.eventually(stage::isFocused);
    }

    Program program() {
        return program;
    }

    Window window() {
        return window;
    }

    Sheets sheets() {
        return sheets;
    }

    boolean isShowing() {
        return stage.isShowing();
    }

    String title() {
        return stage.getTitle();
    }

    /** What was done, newest first. */
    List<Run> journal() {
        try {
            return program.journal().get().runs(JournalFilter.all());
        } catch (OperationFailed e) {
            throw new AssertionError(e);
        }
    }

    /** Presses the cross of the window. */
    void askToClose() {
        WindowTest.onWindow(() -> {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
    }

    void awaitClosed() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        WindowTest.onWindow(() -> {
            stage.hide();
            return true;
        });
        asker.close();
        program.close();
        workers.close();
    }
}
