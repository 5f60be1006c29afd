package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.Pieces;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A field of a form as it is drawn: what it is called, where it is typed, and what is wrong with it. */
public final class FieldBox extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final double GAP = 4;

    private final Label label = Pieces.label("", "field-label");
    private final TextField text = new TextField();
    private final Label problem = Pieces.text("", "field-problem");

    public FieldBox() {
        super(GAP);
        label.setLabelFor(text);
        getChildren().addAll(label, text, problem);
        Pieces.shownWhen(problem, problem.textProperty().isNotEmpty());
        text.accessibleHelpProperty().bind(problem.textProperty());
        text.accessibleTextProperty().bind(label.textProperty());
    }

    public String getLabel() {
        return label.getText();
    }

    public void setLabel(String words) {
        label.setText(words);
    }

    public String getPrompt() {
        return text.getPromptText();
    }

    public void setPrompt(String words) {
        text.setPromptText(words);
    }

    public TextField text() {
        return text;
    }

    public void bind(Field field) {
        text.textProperty().bindBidirectional(field.text());
        field.problem().subscribe(words -> {
            problem.setText(words.isEmpty() ? "" : label.getText() + " " + words);
            text.pseudoClassStateChanged(WRONG, !words.isEmpty());
        });
    }
}
