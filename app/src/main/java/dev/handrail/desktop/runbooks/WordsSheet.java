package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks for what must be said before something is done: a reason, or a name and what that person must know. */
final class WordsSheet extends Sheet {
    private final Asked asked;
    private final BiConsumer<String, String> onAnswer;

    @FXML
    private Label title;

    @FXML
    private Label help;

    @FXML
    private VBox names;

    @FXML
    private Label nameLabel;

    @FXML
    private TextField name;

    @FXML
    private VBox texts;

    @FXML
    private Label wordsLabel;

    @FXML
    private TextArea words;

    @FXML
    private Button cancel;

    @FXML
    private Button action;

    /**
     * What is asked for.
     *
     * @param name the label of a line that must be filled; empty where none is wanted
     * @param words the label of the text; empty where none is wanted; demanded where no name is
     */
    record Asked(String title, String help, String name, String words, String action) {}

    /** @param onAnswer told the name and the text, either of them empty where it was not asked for */
    WordsSheet(Asked asked, BiConsumer<String, String> onAnswer) {
        super("words.fxml");
        this.asked = asked;
        this.onAnswer = onAnswer;
    }

    @Override
    protected void built() {
        Pieces.leftByTab(words);
        title.setText(asked.title());
        help.setText(asked.help());
        Pieces.shown(help, !asked.help().isEmpty());
        Pieces.shown(names, !asked.name().isEmpty());
        Pieces.shown(texts, !asked.words().isEmpty());
        nameLabel.setText(asked.name());
        name.setAccessibleText(asked.name());
        wordsLabel.setText(asked.words());
        words.setAccessibleText(asked.words());
        action.setText(asked.action());
        action.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> demanded().isBlank(), name.textProperty(), words.textProperty()));
        action.setOnAction(event -> {
            close();
            onAnswer.accept(name.getText().strip(), words.getText().strip());
        });
        cancel.setOnAction(event -> close());
    }

    private String demanded() {
        return asked.name().isEmpty() ? words.getText() : name.getText();
    }

    @Override
    protected Node first() {
        return asked.name().isEmpty() ? words : name;
    }
}
