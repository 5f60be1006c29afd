package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.runbook.Variable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks what must be known before a runbook is followed. */
public final class StartSheet extends Sheet {
    private final StartModel model;

    @FXML
    private Label title;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox fields;

    @FXML
    private VBox also;

    @FXML
    private FlowPane others;

    @FXML
    private TextField windowEnds;

    @FXML
    private CheckBox byHand;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Button cancel;

    @FXML
    private Button dryRun;

    @FXML
    private Button start;

    public StartSheet(StartModel model) {
        super("start.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        Pieces.asTallAsItsContent(scroll);
        title.setText(model.title());
        model.asked().subscribe(this::ask);
        ask();
        model.others().forEach(other -> others.getChildren().add(choice(other)));
        Pieces.shown(also, !model.others().isEmpty());
        windowEnds.textProperty().bindBidirectional(model.windowEnds());
        byHand.selectedProperty().bindBidirectional(model.byHand());
        busy.visibleProperty().bind(model.busy());
        start.disableProperty().bind(model.ready().not());
        dryRun.disableProperty().bind(model.ready().not());
        start.setOnAction(event -> model.start(this::close));
        dryRun.setOnAction(event -> model.dryRun(this::close));
        cancel.setOnAction(event -> close());
    }

    private void ask() {
        fields.getChildren()
                .setAll(model.asked().stream().map(StartSheet::field).toList());
        Pieces.shown(fields, !model.asked().isEmpty());
    }

    private static Node choice(StartModel.Also other) {
        CheckBox choice = new CheckBox(other.server().name());
        choice.setId("also-" + other.server().name());
        choice.setMnemonicParsing(false);
        choice.selectedProperty().bindBidirectional(other.chosen());
        return choice;
    }

    private static Node field(StartModel.Asked asked) {
        Label problem = Pieces.text("", "field-problem");
        problem.textProperty().bind(asked.problem());
        Pieces.shownWhen(problem, asked.problem().isNotEmpty());
        return new VBox(4, Pieces.text(asked.question(), "field-label"), input(asked), problem);
    }

    private static Node input(StartModel.Asked asked) {
        Variable variable = asked.variable();
        if (variable.choices().isEmpty()) {
            TextField text = new TextField();
            text.setId("set-" + asked.name());
            text.setAccessibleText(asked.question());
            text.textProperty().bindBidirectional(asked.answer());
            return text;
        }
        ChoiceBox<String> choice = new ChoiceBox<>();
        choice.setId("set-" + asked.name());
        choice.setAccessibleText(asked.question());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.getItems().setAll(variable.choices());
        choice.valueProperty().bindBidirectional(asked.answer());
        return choice;
    }

    @Override
    protected @Nullable Node first() {
        return model.asked().isEmpty() ? start : null;
    }
}
