package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.journal.PartsForm;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.desktop.shared.Times;
import dev.handrail.words.Words;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The end of a walkthrough: the entry of the maintenance log to be put right, and the names under it. */
public final class FinishSheet extends Sheet {
    private final FinishModel model;
    private final Times times;
    private final PartsForm parts;

    @FXML
    private Label title;

    @FXML
    private Label facts;

    @FXML
    private Label help;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox signing;

    @FXML
    private FlowPane names;

    @FXML
    private Label problem;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Button cancel;

    @FXML
    private Button action;

    public FinishSheet(FinishModel model, Times times) {
        super("finish.fxml");
        this.model = model;
        this.times = times;
        this.parts = new PartsForm(model::text);
    }

    @Override
    protected void built() {
        title.setText(model.title());
        facts.setText(Words.of(
                "logbook.shown.entry.when",
                times.when(model.entry().began()),
                times.when(model.entry().ended()),
                String.join(", ", model.entry().people())));
        help.setText(model.help());
        scroll.setContent(parts.node());
        Pieces.asTallAsItsContent(scroll);
        for (StringProperty name : model.names()) {
            names.getChildren().add(field(name));
        }
        Pieces.shown(signing, model.signs());
        problem.textProperty().bind(model.problem());
        Pieces.shownWhen(problem, model.problem().isNotEmpty());
        busy.visibleProperty().bind(model.busy());
        action.setText(model.action());
        action.disableProperty().bind(model.ready().not());
        action.setOnAction(event -> model.keep(this::close));
        cancel.setOnAction(event -> close());
    }

    private Node field(StringProperty name) {
        int number = names.getChildren().size() + 1;
        TextField field = new TextField();
        field.setId("signer-" + number);
        field.setPrefColumnCount(16);
        field.setPromptText(Words.of("walk.sign.name"));
        field.setAccessibleText(Words.of("finish.name", number));
        field.textProperty().bindBidirectional(name);
        return field;
    }

    @Override
    protected Node first() {
        return parts.activities();
    }
}
