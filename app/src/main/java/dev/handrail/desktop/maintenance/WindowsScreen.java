package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** When the maintenance page was up, for how long and why. */
final class WindowsScreen extends Screen {
    private static final double GAP = 10;
    private static final double WHEN = 120;
    private static final double LENGTH = 96;
    private static final int SHOWN = 12;

    private final SwitchModel model;

    @FXML
    private VBox rows;

    WindowsScreen(SwitchModel model) {
        super("windows.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        Paged<WindowRow> all = new Paged<>(rows, "moreWindows", "switch.windows.more", SHOWN, WindowsScreen::row);
        model.rows().subscribe(() -> fill(all));
        fill(all);
    }

    private void fill(Paged<WindowRow> all) {
        if (model.rows().isEmpty()) {
            rows.getChildren().setAll(Pieces.text(Words.of("switch.windows.none"), "meta"));
        } else {
            all.show(model.rows());
        }
    }

    private static Node row(WindowRow one) {
        Label when = Pieces.label(one.when(), "meta");
        when.setMinWidth(WHEN);
        when.setTooltip(new Tooltip(one.exact()));
        Label length = Pieces.label(one.length());
        length.setMinWidth(LENGTH);
        Label why = Pieces.label(one.why());
        Pieces.wholeOnHover(why);
        Label who = Pieces.label(one.who(), "meta");
        who.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(GAP, when, length, why, Pieces.gap(), who);
        if (!one.badge().isEmpty()) {
            row.getChildren().add(Pieces.badge(one.badge(), one.light().style()));
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("card-row");
        return row;
    }
}
