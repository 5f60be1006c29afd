package dev.handrail.desktop.restore;

import dev.handrail.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;

/** The way past an hour at which the profile has no drills done, beneath the check that says so; else nothing. */
record HourChoice(RestoreModel model) {
    List<Node> all() {
        if (!model.waitsForItsHour()) {
            return List.of();
        }
        Button button = new Button(Words.of("drill.window.any-hour"));
        button.setId("any-hour");
        button.disableProperty().bind(model.planning());
        button.setOnAction(event -> model.lookAtAnyHour());
        return List.of(button);
    }
}
