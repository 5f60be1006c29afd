package dev.handrail.desktop.sheets;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** Asks the person for one line: a password, a code, a name. */
public final class QuestionSheet extends Sheet {
    private final String asked;
    private final boolean secret;
    private final Consumer<char @Nullable []> onAnswer;
    private boolean answered;

    @FXML
    private Label question;

    @FXML
    private PasswordField hidden;

    @FXML
    private TextField open;

    @FXML
    private Label note;

    @FXML
    private Button cancel;

    @FXML
    private Button answer;

    /** @param onAnswer told once: the answer, or null when the person declines */
    public QuestionSheet(String asked, boolean secret, Consumer<char @Nullable []> onAnswer) {
        super("question.fxml");
        this.asked = asked;
        this.secret = secret;
        this.onAnswer = onAnswer;
    }

    @Override
    protected void built() {
        question.setText(asked);
        field().setAccessibleText(asked);
        Pieces.shown(hidden, secret);
        Pieces.shown(open, !secret);
        Pieces.shown(note, secret);
        answer.disableProperty().bind(field().textProperty().isEmpty());
        answer.setOnAction(event -> give(field().getText().toCharArray()));
        cancel.setOnAction(event -> give(null));
    }

    private TextField field() {
        return secret ? hidden : open;
    }

    private void give(char @Nullable [] text) {
        if (!answered) {
            answered = true;
            field().clear();
            close();
            onAnswer.accept(text);
        }
    }

    @Override
    protected void escaped() {
        give(null);
    }

    @Override
    protected Node first() {
        return field();
    }
}
