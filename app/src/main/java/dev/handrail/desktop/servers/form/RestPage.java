package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.words.Words;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** The page on what the profile holds beside what the form has fields for. */
final class RestPage extends Screen {
    private final List<String> lines;
    private final Runnable onText;

    @FXML
    private VBox others;

    @FXML
    private Button asText;

    RestPage(List<String> lines, Runnable onText) {
        super("rest.fxml");
        this.lines = lines;
        this.onText = onText;
    }

    @Override
    protected void built() {
        others.getChildren()
                .setAll((lines.isEmpty() ? List.of(Words.of("form.also.none")) : lines)
                        .stream().map(line -> Pieces.text(line, "meta")).toList());
        asText.setOnAction(event -> onText.run());
    }
}
