package dev.handrail.desktop.sheets;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.shell.ChangedHostKey;
import dev.handrail.shell.HostKey;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/** Says that a machine shows another key than it is known by; there is no button to accept it, on purpose. */
public final class ChangedHostKeySheet extends Sheet {
    private final ChangedHostKey keys;
    private final FailureModel failure;

    @FXML
    private Label title;

    @FXML
    private Label knownType;

    @FXML
    private TextArea known;

    @FXML
    private Label shownType;

    @FXML
    private TextArea shown;

    @FXML
    private Label remove;

    @FXML
    private Button copy;

    @FXML
    private Button close;

    public ChangedHostKeySheet(ChangedHostKey keys, FailureModel failure) {
        super("changedkey.fxml");
        this.keys = keys;
        this.failure = failure;
    }

    @Override
    protected void built() {
        title.setText(Words.of("changedkey.title", keys.shown().address()));
        knownType.setText(Words.of("changedkey.known", keys.known().type()));
        shownType.setText(Words.of("changedkey.shown", keys.shown().type()));
        fill(known, keys.known());
        fill(shown, keys.shown());
        remove.setText(Words.of("changedkey.remove", keys.place()));
        copy.setOnAction(event -> Pieces.copy(failure.details()));
        close.setOnAction(event -> close());
    }

    private static void fill(TextArea area, HostKey key) {
        area.setText(key.fingerprint());
        area.setAccessibleText(key.fingerprint());
    }

    @Override
    protected Node first() {
        return close;
    }
}
