package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where the names of the sites lead, as each resolver says it, and for how long it goes on saying so. */
final class NamesScreen extends Screen {
    private static final double GAP = 10;
    private static final double RESOLVER = 170;

    private final NamesModel model;

    @FXML
    private Button askNames;

    @FXML
    private Label hint;

    @FXML
    private VBox names;

    NamesScreen(NamesModel model) {
        super("names.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        askNames.disableProperty().bind(model.asking());
        askNames.textProperty().bind(model.asking().map(now -> Words.of(now ? "sites.direct.now" : "sites.names.ask")));
        askNames.setOnAction(event -> model.ask());
        hint.textProperty().bind(model.hint());
        Paged<NameRow> rows = new Paged<>(names, "moreNames", "sites.more", NamesScreen::row);
        model.rows().subscribe(() -> rows.show(model.rows()));
        Pieces.shown(node(), model.possible());
    }

    private static Node row(NameRow one) {
        Label name = Pieces.label(one.name(), "strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label sites = Pieces.label(one.sites(), "meta");
        Pieces.wholeOnHover(sites);
        VBox box = new VBox(
                4,
                line(
                        name,
                        sites,
                        Pieces.gap(),
                        Pieces.badge(one.words(), one.light().style())));
        one.told().forEach(told -> box.getChildren().add(told(told)));
        one.remarks()
                .forEach(why -> box.getChildren().add(Pieces.text(why.text(), "meta", why.bad() ? "bad" : "plain")));
        box.getStyleClass().add("card-row");
        return box;
    }

    private static Node told(NameRow.Told told) {
        Region lamp = new Region();
        lamp.getStyleClass().addAll("lamp", told.light().style());
        Label resolver = Pieces.label(told.resolver(), "meta");
        resolver.setMinWidth(RESOLVER);
        Label where = Pieces.label(told.where());
        Pieces.wholeOnHover(where);
        Label left = Pieces.label(told.left(), "meta");
        left.setMinWidth(Region.USE_PREF_SIZE);
        if (!told.exact().isEmpty()) {
            left.setTooltip(Pieces.hint(told.exact()));
        }
        return line(lamp, resolver, where, Pieces.gap(), left);
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(GAP, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
