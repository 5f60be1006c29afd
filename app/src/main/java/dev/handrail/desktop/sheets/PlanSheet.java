package dev.handrail.desktop.sheets;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.operation.Plan;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Shows the plan of an operation: the checks already made, the steps to come, what cannot be undone. */
public final class PlanSheet extends Sheet {
    private final PlanModel model;
    private final Runnable onStart;

    @FXML
    private Label title;

    @FXML
    private Label effect;

    @FXML
    private Label environment;

    @FXML
    private Label verdict;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox checks;

    @FXML
    private VBox steps;

    @FXML
    private VBox undo;

    @FXML
    private VBox typing;

    @FXML
    private Label typeWhat;

    @FXML
    private TextField typed;

    @FXML
    private Button cancel;

    @FXML
    private Button action;

    public PlanSheet(PlanModel model, Runnable onStart) {
        super("plan.fxml");
        this.model = model;
        this.onStart = onStart;
    }

    @Override
    protected void built() {
        Pieces.asTallAsItsContent(scroll);
        Plan plan = model.plan();
        title.setText(plan.title());
        effect.setText(Words.of(plan.effect().key()));
        effect.getStyleClass().add(PlanParts.style(plan.effect()));
        Pieces.shown(environment, model.operation().mostCritical().isProduction());
        environment.setText(
                Words.of(model.operation().mostCritical().environment().key()));
        environment.getStyleClass().add("bad");
        verdict.setText(model.verdict());
        checks.getChildren().setAll(PlanParts.checks(plan));
        steps.getChildren().setAll(PlanParts.steps(plan));
        plan.cannotUndo().forEach(text -> undo.getChildren().add(Pieces.text(text)));
        Pieces.shown(undo, !plan.cannotUndo().isEmpty());
        Pieces.shown(typing, model.mustType());
        typeWhat.setText(Words.of("plan.type", model.name()));
        typed.textProperty().bindBidirectional(model.typed());
        action.setText(model.action());
        action.getStyleClass().add(model.destroys() ? "danger" : "accent");
        action.disableProperty().bind(model.ready().not());
        action.setDefaultButton(!model.destroys() && !plan.blocked());
        action.setOnAction(event -> start());
        cancel.setOnAction(event -> close());
    }

    private void start() {
        close();
        onStart.run();
    }

    @Override
    protected Node first() {
        if (model.mustType()) {
            return typed;
        }
        return model.destroys() || model.plan().blocked() ? cancel : action;
    }
}
