package dev.handrail.desktop.maintenance;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where maintenance is announced: from when until when, to whom, and the text. */
final class AnnounceScreen extends Screen {
    private final AnnounceModel model;

    @FXML
    private ToggleButton opener;

    @FXML
    private FontIcon chevron;

    @FXML
    private Node fields;

    @FXML
    private TextField from;

    @FXML
    private TextField until;

    @FXML
    private TextField audience;

    @FXML
    private TextArea text;

    @FXML
    private Button copy;

    @FXML
    private Button announce;

    AnnounceScreen(AnnounceModel model) {
        super("announce.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        from.textProperty().bindBidirectional(model.from());
        until.textProperty().bindBidirectional(model.until());
        audience.textProperty().bindBidirectional(model.audience());
        text.textProperty().bindBidirectional(model.text());
        Pieces.leftByTab(text);
        Pieces.shownWhen(fields, opener.selectedProperty());
        opener.selectedProperty()
                .subscribe(open -> chevron.setIconLiteral(open ? "fth-chevron-down" : "fth-chevron-right"));
        copy.disableProperty().bind(model.text().map(String::isBlank));
        copy.setOnAction(event -> Pieces.copy(text.getText()));
        announce.setText(Words.of(model.byHand() ? "switch.announce.record" : "switch.announce.publish"));
        announce.disableProperty().bind(model.unfinished());
        announce.setOnAction(event -> model.announce());
        Pieces.shown(node(), model.possible());
    }
}
