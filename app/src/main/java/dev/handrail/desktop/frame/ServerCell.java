package dev.handrail.desktop.frame;

import dev.handrail.desktop.frame.SidebarModel.Row;
import dev.handrail.words.Words;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A row of the server list. */
final class ServerCell extends ListCell<Row> {
    private static final double DOT_GAP = 8;
    private static final double DOT_DROP = 5;

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        if (row == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setMouseTransparent(row instanceof Row.Group);
        switch (row) {
            case Row.All all -> entry("fleet", Words.of("fleet.title"), all.words());
            case Row.Group group -> head(Words.of(group.environment().key()));
            case Row.One one ->
                entry(
                        one.standing().light().style(),
                        one.server().name(),
                        one.standing().words());
        }
    }

    private void head(String text) {
        setGraphic(label(text, "group"));
        setAccessibleText(text);
    }

    private void entry(String dotStyle, String name, String word) {
        Region dot = new Region();
        dot.getStyleClass().addAll("lamp", dotStyle);
        HBox.setMargin(dot, new javafx.geometry.Insets(DOT_DROP, 0, 0, 0));
        HBox row = new HBox(DOT_GAP, dot, new VBox(label(name, "name"), label(word, "word")));
        row.getStyleClass().add("server");
        setGraphic(row);
        setAccessibleText(name + ", " + word);
    }

    private static Node label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().setAll(style);
        return label;
    }
}
