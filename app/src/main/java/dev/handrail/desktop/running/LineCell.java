package dev.handrail.desktop.running;

import java.time.ZoneId;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A line of a console: its time, quiet, and its text in the colour of what it is. */
final class LineCell extends ListCell<Line> {
    private static final double GAP = 8;

    private final Label time = new Label();
    private final Label text = new Label();
    private final HBox row = new HBox(GAP, time, text);
    private final ZoneId zone;

    LineCell(ZoneId zone) {
        this.zone = zone;
        time.setMinWidth(USE_PREF_SIZE);
        text.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (line == null || empty) {
            setGraphic(null);
            return;
        }
        time.setText(line.time(zone));
        time.getStyleClass().setAll("time");
        text.setText(line.text());
        text.getStyleClass().setAll("line", line.kind().style());
        setGraphic(row);
    }
}
