package dev.handrail.desktop.shared;

import dev.handrail.shell.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Base of the tests that need a window: starts the toolkit once, shows what is tested, types and clicks. */
public abstract class WindowTest extends FxRobot {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private @Nullable Stage stage;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        Theme.loadFonts();
    }

    @AfterEach
    void closeWindow() {
        Stage open = stage;
        if (open != null) {
            onWindow(() -> {
                open.close();
                return true;
            });
        }
    }

    /** Shows the node in a window of the size that most people have. */
    protected Scene open(Supplier<Parent> content) {
        Scene scene = show(content);
        // Keys that are typed before the window has the keyboard are lost.
        eventually(() -> scene.getWindow().isFocused());
        return scene;
    }

    private Scene show(Supplier<Parent> content) {
        return onWindow(() -> {
            Scene scene = new Scene(content.get(), 1280, 800);
            Theme.LIGHT.dress(scene);
            Stage opened = new Stage();
            opened.setScene(scene);
            opened.show();
            stage = opened;
            return scene;
        });
    }

    /** Does something on the thread of the window and waits for what it gives. */
    public static <T> T onWindow(Supplier<T> what) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> result.completeAsync(what, Runnable::run));
        try {
            return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the window has done what was asked of it. */
    public static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (long asked = System.nanoTime(); !onWindow(condition::getAsBoolean); asked = System.nanoTime()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not happen within " + PATIENCE);
            }
            Await.rest(asked);
        }
        // A field that has just appeared takes the keyboard with the next frame.
        WaitForAsyncUtils.waitForFxEvents();
    }
}
