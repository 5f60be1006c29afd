package dev.handrail.bench;

import dev.handrail.desktop.shared.Theme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least that any window of this look takes: the same toolkit, theme and fonts, and nothing in it. */
final class EmptyWindow {
    private EmptyWindow() {}

    public static void main(String[] arguments) {
        FirstFrame.ends(root -> true);
        Platform.startup(() -> {
            Theme.loadFonts();
            Scene scene = new Scene(new StackPane(), 1280, 800);
            Theme.LIGHT.dress(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
        });
    }
}
