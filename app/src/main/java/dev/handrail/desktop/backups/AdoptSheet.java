package dev.handrail.desktop.backups;

import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.desktop.sheets.PlanParts;
import dev.handrail.operation.Plan;
import dev.handrail.words.Words;
import java.io.File;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;

/** Enters backups that lie in a folder or a destination into the catalogue, once it is seen what they are. */
public final class AdoptSheet extends Sheet {
    private final AdoptModel model;

    @FXML
    private Label title;

    @FXML
    private ChoiceBox<AdoptModel.Place> place;

    @FXML
    private HBox inFolder;

    @FXML
    private TextField folder;

    @FXML
    private Button browse;

    @FXML
    private Label problem;

    @FXML
    private Button look;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox found;

    @FXML
    private Button cancel;

    @FXML
    private Button enter;

    public AdoptSheet(AdoptModel model) {
        super("adopt.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        Pieces.asTallAsItsContent(scroll);
        title.setText(Words.of("adopt.title", model.server().name()));
        Choices.bind(place, model.place(), model.places(), AdoptModel.Place::words);
        folder.textProperty().bindBidirectional(model.folder());
        browse.setOnAction(event -> browse());
        Pieces.shownWhen(inFolder, model.place().map(chosen -> model.inFolder()));
        problem.textProperty().bind(model.folder().map(text -> model.problem()));
        Pieces.shownWhen(
                problem,
                problem.textProperty()
                        .isNotEmpty()
                        .and(inFolder.visibleProperty())
                        .asObject());
        look.disableProperty().bind(model.canLook().not());
        look.setOnAction(event -> model.look());
        Pieces.shownWhen(busy, model.busy().asObject());
        model.found().subscribe(this::tell);
        enter.disableProperty().bind(model.canEnter().not());
        enter.setOnAction(event -> {
            close();
            model.enter();
        });
        cancel.setOnAction(event -> close());
    }

    private void tell(@Nullable PlanModel plan) {
        found.getChildren().clear();
        Pieces.shown(scroll, plan != null);
        enter.setText(model.action());
        if (plan != null) {
            Plan told = plan.plan();
            told.steps().stream().map(step -> PlanParts.line(step.text())).forEach(found.getChildren()::add);
            found.getChildren().addAll(PlanParts.checks(told));
            if (!told.steps().isEmpty()) {
                enter.requestFocus();
            }
        }
    }

    private void browse() {
        File chosen = new DirectoryChooser()
                .showDialog(browse.getScene() == null ? null : browse.getScene().getWindow());
        if (chosen != null) {
            folder.setText(chosen.getPath());
        }
    }

    @Override
    protected Node first() {
        return place;
    }
}
