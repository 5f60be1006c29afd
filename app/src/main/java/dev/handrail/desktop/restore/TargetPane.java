package dev.handrail.desktop.restore;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.words.Words;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Where a backup is brought back to, and by which way. */
final class TargetPane extends Screen {
    private final RestoreModel model;

    @FXML
    private VBox ways;

    @FXML
    private VBox named;

    @FXML
    private Label intoWhat;

    @FXML
    private TextField into;

    @FXML
    private VBox single;

    @FXML
    private ChoiceBox<String> on;

    @FXML
    private VBox held;

    @FXML
    private CheckBox behind;

    @FXML
    private VBox checks;

    TargetPane(RestoreModel model) {
        super("target.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        Wish wish = model.wish();
        ways.getChildren().setAll(new WayChoice(model).all());
        single.getChildren().setAll(new TablesPane(model).node());
        if (wish.way().get().isDrill()) {
            checks.getChildren().setAll(new ChecksPane(wish).node());
        }
        intoWhat.setText(Words.of(wish.way().get() == Way.FOLDER ? "restore.into.folder" : "restore.into"));
        into.setAccessibleText(intoWhat.getText());
        into.textProperty().bindBidirectional(wish.into());
        on.getItems().setAll(model.servers());
        on.valueProperty().bindBidirectional(wish.on());
        on.valueProperty().subscribe(server -> arrange());
        behind.selectedProperty().bindBidirectional(wish.behind());
    }

    /** Shows what goes with the way that is chosen. */
    void arrange() {
        Way way = model.way().get();
        Pieces.shown(named, way.isNamed());
        Pieces.shown(held, model.canHold());
        Pieces.shown(single, way == Way.TABLES);
        Pieces.shown(checks, way.isDrill());
    }

    /** Where the keyboard is at first, if here. */
    Optional<Node> first() {
        return model.way().get().isNamed() ? Optional.of(into) : Optional.empty();
    }
}
