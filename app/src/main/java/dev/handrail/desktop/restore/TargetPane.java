package dev.handrail.desktop.restore;

import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final ChecksPane checksPane;

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
    private VBox copies;

    @FXML
    private ChoiceBox<String> from;

    @FXML
    private VBox first;

    @FXML
    private CheckBox backedUpFirst;

    @FXML
    private VBox held;

    @FXML
    private CheckBox behind;

    @FXML
    private VBox checks;

    TargetPane(RestoreModel model) {
        super("target.fxml");
        this.model = model;
        this.checksPane = new ChecksPane(model.wish());
    }

    @Override
    protected void built() {
        Wish wish = model.wish();
        ways.getChildren().setAll(new WayChoice(model).all());
        single.getChildren().setAll(new TablesPane(model).node());
        checks.getChildren().setAll(checksPane.node());
        intoWhat.setText(Words.of(wish.way().get() == Way.FOLDER ? "restore.into.folder" : "restore.into"));
        into.setAccessibleText(intoWhat.getText());
        into.textProperty().bindBidirectional(wish.into());
        on.getItems().setAll(model.servers());
        on.valueProperty().bindBidirectional(wish.on());
        on.valueProperty().subscribe(server -> arrange());
        List<String> ofWhich =
                Stream.concat(Stream.of(Wish.ANY), wish.copies().stream()).toList();
        Choices.bind(from, wish.from(), ofWhich, one -> one.equals(Wish.ANY) ? Words.of("restore.from.any") : one);
        backedUpFirst.selectedProperty().bindBidirectional(wish.backedUpFirst());
        behind.selectedProperty().bindBidirectional(wish.behind());
    }

    /** Shows what goes with the way that is chosen. */
    void arrange() {
        Way way = model.way().get();
        Pieces.shown(named, way.isNamed());
        Pieces.shown(first, model.wish().replaces());
        Pieces.shown(held, model.canHold());
        Pieces.shown(single, way == Way.TABLES);
        Pieces.shown(copies, !model.wish().copies().isEmpty());
        Pieces.shown(checks, way.isAsked() || way.isDrill());
        checksPane.arrange();
    }

    /** Where the keyboard is at first, if here. */
    Optional<Node> first() {
        return model.way().get().isNamed() ? Optional.of(into) : Optional.empty();
    }
}
