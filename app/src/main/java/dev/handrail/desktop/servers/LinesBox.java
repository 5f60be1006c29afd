package dev.handrail.desktop.servers;

import dev.handrail.desktop.shared.Pieces;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** A field of several lines as it is drawn: what it is called, where it is typed, and what is wrong with it. */
public final class LinesBox extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final double GAP = 4;
    private static final int ROWS = 2;

    private final Label label = Pieces.label("", "field-label");
    private final TextArea text = new TextArea();
    private final Label problem = Pieces.text("", "field-problem");

    public LinesBox() {
        super(GAP);
        label.setLabelFor(text);
        text.setPrefRowCount(ROWS);
        Pieces.leftByTab(text);
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

    public int getRows() {
        return text.getPrefRowCount();
    }

    public void setRows(int rows) {
        text.setPrefRowCount(rows);
    }

    public TextArea text() {
        return text;
    }

    public void bind(Lines lines) {
        text.textProperty().bindBidirectional(lines.field().text());
        lines.field().problem().subscribe(words -> {
            problem.setText(words.isEmpty() ? "" : label.getText() + " " + words);
            text.pseudoClassStateChanged(WRONG, !words.isEmpty());
        });
    }
}
