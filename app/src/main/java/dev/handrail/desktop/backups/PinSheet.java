package dev.handrail.desktop.backups;

import dev.handrail.desktop.shared.Sheet;
import dev.handrail.desktop.shared.Times;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Asks why a backup must stay, for whoever wonders later. */
public final class PinSheet extends Sheet {
    private final PinModel model;
    private final Times times;

    @FXML
    private Label title;

    @FXML
    private TextField reason;

    @FXML
    private Button cancel;

    @FXML
    private Button pin;

    public PinSheet(PinModel model, Times times) {
        super("pin.fxml");
        this.model = model;
        this.times = times;
    }

    @Override
    protected void built() {
        title.setText(Words.of(
                "pin.title", model.backup().source(), times.when(model.backup().taken())));
        reason.textProperty().bindBidirectional(model.reason());
        pin.disableProperty().bind(model.ready().not());
        pin.setOnAction(event -> {
            close();
            model.pin();
        });
        cancel.setOnAction(event -> close());
    }

    @Override
    protected Node first() {
        return reason;
    }
}
