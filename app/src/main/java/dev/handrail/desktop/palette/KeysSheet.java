package dev.handrail.desktop.palette;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

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
        int rows = (Key.values().length + 1) / 2;
        for (Key key : Key.values()) {
            int column = key.ordinal() / rows * 2;
            int row = key.ordinal() % rows;
            Label cap = Pieces.label(key.words(), "key-cap");
            cap.setMinWidth(Region.USE_PREF_SIZE);
            keys.add(cap, column, row);
            keys.add(Pieces.label(Words.of(key.key())), column + 1, row);
        }
        close.setOnAction(event -> close());
    }
}
