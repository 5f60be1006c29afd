package dev.handrail.desktop.journal;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/** Writes an entry of the maintenance log by hand. */
public final class WriteSheet extends Sheet {
    private final WriteModel model;
    private final PartsForm parts;

    @FXML
    private Label title;

    @FXML
    private TextField what;

    @FXML
    private DatePicker day;

    @FXML
    private TextField from;

    @FXML
    private TextField to;

    @FXML
    private TextArea people;

    @FXML
    private Label hint;

    @FXML
    private Label problem;

    @FXML
    private ScrollPane scroll;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Button cancel;

    @FXML
    private Button action;

    public WriteSheet(WriteModel model) {
        super("write.fxml");
        this.model = model;
        this.parts = new PartsForm(model::text);
    }

    @Override
    protected void built() {
        title.setText(Words.of("write.title", model.server()));
        what.textProperty().bindBidirectional(model.title());
        day.valueProperty().bindBidirectional(model.day());
        from.textProperty().bindBidirectional(model.from());
        to.textProperty().bindBidirectional(model.to());
        people.textProperty().bindBidirectional(model.people());
        Pieces.leftByTab(people);
        hint.textProperty().bind(model.hint());
        Pieces.shownWhen(hint, model.hint().isNotEmpty());
        problem.textProperty().bind(model.problem());
        Pieces.shownWhen(problem, model.problem().isNotEmpty());
        scroll.setContent(parts.node());
        Pieces.asTallAsItsContent(scroll);
        busy.visibleProperty().bind(model.busy());
        action.disableProperty().bind(model.ready().not());
        action.setOnAction(event -> model.keep(this::close));
        cancel.setOnAction(event -> close());
    }

    @Override
    protected Node first() {
        return what;
    }
}
