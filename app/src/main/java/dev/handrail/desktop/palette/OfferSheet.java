package dev.handrail.desktop.palette;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Asks for what an offer needs to know; stays open beneath its plan, so that one can come back and change it. */
public final class OfferSheet extends Sheet {
    /** Goes on from everywhere, also where Enter only begins the next line. */
    static final KeyCombination ONWARD = Key.DONE.combination();

    private final OfferModel model;

    @FXML
    private Label title;

    @FXML
    private Label words;

    @FXML
    private VBox fields;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Button cancel;

    @FXML
    private Button go;

    public OfferSheet(OfferModel model) {
        super("offer.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        title.setText(model.title());
        words.setText(Words.of("offer.words", model.words()));
        fields.getChildren()
                .setAll(model.arguments().stream().map(ArgumentBox::new).toList());
        node().addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (ONWARD.match(event)) {
                event.consume();
                go.fire();
            }
        });
        go.setText(model.title());
        go.getStyleClass().add(model.destroys() ? "danger" : "accent");
        go.setDefaultButton(!model.destroys());
        go.disableProperty().bind(model.ready().not());
        go.setOnAction(event -> model.go(this::close));
        cancel.setOnAction(event -> close());
        Pieces.shownWhen(busy, model.busy());
    }
}
