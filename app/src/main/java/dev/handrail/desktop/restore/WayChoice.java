package dev.handrail.desktop.restore;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The ways a backup can be brought back, one of which is chosen; where there is only one, what comes of it. */
record WayChoice(RestoreModel model) {
    List<Node> all() {
        if (model.wish().ways().size() == 1) {
            return model.wish().ways().stream()
                    .<Node>map(way -> Pieces.text(Words.of(way.told(model.backup()), model.live()), "meta"))
                    .toList();
        }
        ToggleGroup group = new ToggleGroup();
        return model.wish().ways().stream().map(way -> one(way, group)).toList();
    }

    private Node one(Way way, ToggleGroup group) {
        RadioButton button = new RadioButton(Words.of(way.key(), model.live()));
        button.setId("way-" + way.name().toLowerCase(Locale.ROOT));
        button.setMnemonicParsing(false);
        button.setToggleGroup(group);
        button.setSelected(model.way().get() == way);
        button.setOnAction(event -> model.way().set(way));
        button.getStyleClass().add("strong");
        VBox told = new VBox(Pieces.text(Words.of(way.told(model.backup()), model.live()), "meta"));
        told.getStyleClass().add("under-choice");
        return new VBox(2, button, told);
    }
}
