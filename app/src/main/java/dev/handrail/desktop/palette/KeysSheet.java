package dev.handrail.desktop.palette;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.GridPane;

/** Lists every key. */
public final class KeysSheet extends Sheet {
    @FXML
    private GridPane keys;

    @FXML
    private Button close;

    public KeysSheet() {
        super("keys.fxml");
    }

    @Override
    protected void built() {
        for (Key key : Key.values()) {
            keys.addRow(key.ordinal(), Pieces.label(key.words(), "key-cap"), Pieces.label(Words.of(key.key())));
        }
        close.setOnAction(event -> close());
    }
}
