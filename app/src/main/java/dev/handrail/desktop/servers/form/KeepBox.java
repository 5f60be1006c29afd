package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.desktop.servers.form.KeepModel.Rule;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Keep rules as they are drawn: a small field each, what is wrong, and below it what all of it means. */
public final class KeepBox extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final double GAP = 4;
    private static final double BETWEEN = 8;
    private static final double NARROW = 48;

    private final HBox fields = new HBox(BETWEEN);
    private final Label problem = Pieces.text("", "field-problem");
    private final Label meaning = Pieces.text("", "meta");
    private final Map<Field, String> labels = new LinkedHashMap<>();

    public KeepBox() {
        super(GAP);
        getStyleClass().add("keep-box");
        getChildren().addAll(Pieces.label(Words.of("form.keep"), "field-label"), fields, problem, meaning);
        Pieces.shownWhen(problem, problem.textProperty().isNotEmpty());
        Pieces.shownWhen(meaning, meaning.textProperty().isNotEmpty());
    }

    void bind(KeepModel model) {
        for (Rule rule : Rule.values()) {
            add(words(rule), model.rule(rule), "");
        }
        add(Words.of("form.keep.size.label"), model.size(), "50GB");
        labels.keySet().forEach(field -> field.problem().subscribe(words -> tell()));
        meaning.textProperty().bind(model.meaning());
        tell();
    }

    private static String words(Rule rule) {
        return switch (rule) {
            case DAYS -> Words.of("form.keep.days.label");
            case NEWEST -> Words.of("form.keep.newest.label");
            case DAILY -> Words.of("form.keep.daily.label");
            case WEEKLY -> Words.of("form.keep.weekly.label");
            case MONTHLY -> Words.of("form.keep.monthly.label");
            case YEARLY -> Words.of("form.keep.yearly.label");
        };
    }

    private void add(String words, Field field, String prompt) {
        Label label = Pieces.label(words, "meta");
        TextField text = new TextField();
        text.setPromptText(prompt);
        text.setAccessibleText(Words.of("form.keep.named", words));
        text.setMinWidth(NARROW);
        text.setPrefWidth(NARROW);
        label.setLabelFor(text);
        text.textProperty().bindBidirectional(field.text());
        field.problem().subscribe(wrong -> text.pseudoClassStateChanged(WRONG, !wrong.isEmpty()));
        VBox box = new VBox(2, label, text);
        HBox.setHgrow(box, Priority.ALWAYS);
        fields.getChildren().add(box);
        labels.put(field, words);
    }

    private void tell() {
        problem.setText(labels.entrySet().stream()
                .filter(one -> !one.getKey().problem().get().isEmpty())
                .map(one -> one.getValue() + " " + one.getKey().problem().get())
                .findFirst()
                .orElse(""));
    }
}
