package dev.handrail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.desktop.Desktop;
import dev.handrail.desktop.SmallWindow;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.store.Store;
import dev.handrail.store.Whereabouts;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person who opened the program sees where it can open no window to work in. */
class WindowedTest extends WindowTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path home;

    @Test
    void thatTheDataAreDamagedIsToldInAWindow() throws Exception {
        Path file = damaged();
        CompletableFuture<Integer> opened = open();
        eventually(() -> SmallWindow.says("Could not open the data of Handrail in " + file)
                && SmallWindow.says("the file is damaged")
                && SmallWindow.hasKeyboard("#close"));
        SmallWindow.press("#close");

        assertThatThrownBy(opened::join)
                .cause()
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("damaged");
        eventually(() -> !SmallWindow.isOpen());
    }

    @Test
    void whatIsMendedMeanwhileIsOpenedAtTheSecondTryAndWhatStillHindersIsTold() throws Exception {
        Path file = damaged();
        Path settings = Files.createDirectory(home.resolve("desktop.settings"));
        CompletableFuture<Integer> opened = open();
        eventually(() -> SmallWindow.says("the file is damaged"));
        Files.delete(file);
        SmallWindow.press("#retry");
        eventually(() -> SmallWindow.says("Could not read the settings in " + settings));

        SmallWindow.press("#close");
        assertThatThrownBy(opened::join).hasMessageContaining(settings.toString());
    }

    @Test
    void thatANewerHandrailWroteTheDataIsToldInAWindow() throws Exception {
        try (Store store = Store.open(home, CLOCK)) {
            store.jdbi()
                    .useHandle(
                            handle -> handle.execute(
                                    "INSERT INTO schema_change (number, name, checksum, applied) VALUES (999, 'V999__new.sql', 1, CURRENT_TIMESTAMP)"));
        }
        CompletableFuture<Integer> opened = open();
        eventually(() -> SmallWindow.says(
                "Start the newer Handrail, or put back the copy that it kept in the folder store-copies."));
        SmallWindow.press("#close");

        assertThatThrownBy(opened::join).hasMessageContaining("a newer Handrail has written it");
    }

    private Path damaged() throws IOException {
        Path file = Files.createDirectories(home.resolve("store")).resolve("handrail.mv.db");
        return Files.writeString(file, "no store at all");
    }

    private CompletableFuture<Integer> open() {
        CompletableFuture<Integer> opened = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                opened.complete(Windowed.open(this::program, Whereabouts.named(home), CLOCK, Windowed.On.EVERYTHING));
            } catch (OperationFailed | RuntimeException e) {
                opened.completeExceptionally(e);
            }
        });
        return opened;
    }

    private Program program(Desktop desktop) {
        return new Program(new Setting(
                home, desktop.asker(), desktop.asker(), desktop.asker(), true, Optional.empty(), Map.of(), CLOCK));
    }
}
