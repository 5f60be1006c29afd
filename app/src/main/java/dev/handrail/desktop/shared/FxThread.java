package dev.handrail.desktop.shared;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one door to the thread of the window. */
public final class FxThread implements Executor {
    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }
}
