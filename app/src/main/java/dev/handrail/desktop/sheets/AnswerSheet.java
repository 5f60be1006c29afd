package dev.handrail.desktop.sheets;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.operation.Answer;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/** Shows the answer to a question as text that can be copied. */
public final class AnswerSheet extends Sheet {
    private final String heading;
    private final Answer answer;

    @FXML
    private Label title;

    @FXML
    private TextArea text;

    @FXML
    private Button copy;

    @FXML
    private Button close;

    public AnswerSheet(String heading, Answer answer) {
        super("answer.fxml");
        this.heading = heading;
        this.answer = answer;
    }

    @Override
    protected void built() {
        title.setText(heading);
        text.setText(text(answer));
        text.setAccessibleText(heading);
        copy.setOnAction(event -> Pieces.copy(text.getText()));
        close.setOnAction(event -> close());
    }

    @Override
    protected Node first() {
        return close;
    }

    static String text(Answer answer) {
        List<String> lines = new ArrayList<>();
        if (!answer.heads().isEmpty()) {
            lines.add(String.join("\t", answer.heads()));
        }
        answer.rows().forEach(row -> lines.add(String.join("\t", row)));
        lines.addAll(answer.lines());
        return String.join("\n", lines);
    }
}
