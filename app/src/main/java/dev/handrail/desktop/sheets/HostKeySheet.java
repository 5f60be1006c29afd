package dev.handrail.desktop.sheets;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.shell.HostKey;
import dev.handrail.words.Words;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/** Asks whether a machine that nobody here has met is the one it says it is. */
public final class HostKeySheet extends Sheet {
    private final HostKey key;
    private final String hint;
    private final Consumer<Boolean> onDecision;
    private boolean decided;

    @FXML
    private Label title;

    @FXML
    private Label type;

    @FXML
    private TextArea fingerprint;

    @FXML
    private Label note;

    @FXML
    private Button refuse;

    @FXML
    private Button trust;

    public HostKeySheet(HostKey key, String hint, Consumer<Boolean> onDecision) {
        super("hostkey.fxml");
        this.key = key;
        this.hint = hint;
        this.onDecision = onDecision;
    }

    @Override
    protected void built() {
        title.setText(Words.of("hostkey.sheet.title", key.address()));
        type.setText(Words.of("hostkey.sheet.type", key.type()));
        fingerprint.setText(key.fingerprint());
        fingerprint.setAccessibleText(key.fingerprint());
        note.setText(hint);
        Pieces.shown(note, !hint.isEmpty());
        trust.setOnAction(event -> decide(true));
        refuse.setOnAction(event -> decide(false));
    }

    private void decide(boolean trusted) {
        if (!decided) {
            decided = true;
            close();
            onDecision.accept(trusted);
        }
    }

    @Override
    protected void escaped() {
        decide(false);
    }

    @Override
    protected Node first() {
        return refuse;
    }
}
