package dev.handrail.desktop.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.restore.RowsCompared;
import dev.handrail.backup.restore.RowsCompared.Table;
import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.running.Console;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.desktop.sheets.PlanParts;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The walkthrough that brings a backup back. */
public final class RestoreScreen extends Screen {
    private static final double GAP = 10;

    private final RestoreModel model;
    private final Times times;
    private final Runnable onLeave;

    @FXML
    private Label title;

    @FXML
    private Label what;

    @FXML
    private Button leave;

    @FXML
    private VBox stages;

    @FXML
    private Label number;

    @FXML
    private Label heading;

    @FXML
    private Label why;

    @FXML
    private ListView<String> tables;

    @FXML
    private VBox target;

    @FXML
    private TextField into;

    @FXML
    private ChoiceBox<String> on;

    @FXML
    private ScrollPane planScroll;

    @FXML
    private VBox plan;

    @FXML
    private VBox run;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label detail;

    @FXML
    private Console lines;

    @FXML
    private VBox proof;

    @FXML
    private TableView<Table> proofTable;

    @FXML
    private TableColumn<Table, String> name;

    @FXML
    private TableColumn<Table, String> inBackup;

    @FXML
    private TableColumn<Table, String> now;

    @FXML
    private TableColumn<Table, Table> verdict;

    @FXML
    private Button copyProof;

    @FXML
    private Label failure;

    @FXML
    private Button onward;

    @FXML
    private Button back;

    @FXML
    private ProgressIndicator planning;

    @FXML
    private Button done;

    public RestoreScreen(RestoreModel model, Times times, Runnable onLeave) {
        super("restore.fxml");
        this.model = model;
        this.times = times;
        this.onLeave = onLeave;
    }

    @Override
    protected void built() {
        lines.in(times.zone());
        Backup backup = model.backup();
        title.setText(Words.of("restore.heading", backup.source()));
        what.setText(times.when(backup.taken()));
        backup.manifest()
                .tables()
                .forEach(table ->
                        tables.getItems().add(Words.of("restore.table", table.name(), Amounts.count(table.rows()))));
        into.textProperty().bindBidirectional(model.into());
        on.getItems().setAll(model.servers());
        on.valueProperty().bindBidirectional(model.on());
        failure.textProperty().bind(model.failure());
        Pieces.shownWhen(failure, model.failure().isNotEmpty());
        planning.visibleProperty().bind(model.planning());
        ProofTable proven = new ProofTable(proofTable, name, inBackup, now, verdict);
        model.stage().subscribe(stage -> {
            RowsCompared compared = model.proof();
            if (compared != null) {
                proven.show(compared);
            }
        });
        copyProof.setOnAction(event -> proven.copy());
        onward.setOnAction(event -> model.goOn());
        back.setOnAction(event -> model.goBack());
        leave.setOnAction(event -> onLeave.run());
        done.setOnAction(event -> onLeave.run());
    }

    @Override
    protected Subscription observe() {
        return Subscription.combine(
                model.stage().subscribe(stage -> arrange()),
                model.into().subscribe(name -> allow()),
                model.planning().subscribe(busy -> allow()),
                model.failure().subscribe(words -> arrange()),
                model.plan().subscribe(this::tellPlan),
                model.activity().subscribe(activity -> follow(activity)));
    }

    private void arrange() {
        Stage stage = model.stage().get();
        stages.getChildren().setAll(rows());
        number.setText(Words.of("restore.number", stage.ordinal() + 1, Stage.values().length));
        heading.setText(Words.of(stage.key()));
        why.setText(why());
        Pieces.shown(tables, stage == Stage.CONTENT);
        Pieces.shown(target, stage == Stage.TARGET);
        Pieces.shown(planScroll, stage == Stage.PLAN);
        Pieces.shown(run, stage == Stage.RUN);
        Pieces.shown(proof, stage == Stage.PROOF);
        allow();
        Node first = stage == Stage.TARGET ? into : stage == Stage.PROOF ? done : onward;
        first.requestFocus();
    }

    private String why() {
        return switch (model.stage().get()) {
            case CONTENT -> Words.of("restore.why.content");
            case TARGET -> Words.of("restore.why.target");
            case PLAN -> Words.of("restore.why.plan");
            case RUN -> Words.of("restore.why.run");
            case PROOF -> model.proven() ? Words.of("restore.why.proof") : Words.of("restore.why.disproof");
        };
    }

    private void allow() {
        onward.setText(model.onward());
        onward.setDisable(!model.canGoOn());
        Pieces.shown(onward, !model.onward().isEmpty());
        Pieces.shown(back, model.canGoBack());
        Pieces.shown(done, model.stage().get() == Stage.PROOF);
    }

    private void tellPlan(@Nullable PlanModel planned) {
        if (planned != null) {
            plan.getChildren().setAll(PlanParts.checks(planned.plan()));
            plan.getChildren().addAll(PlanParts.steps(planned.plan()));
        }
    }

    private void follow(@Nullable Activity activity) {
        if (activity != null) {
            lines.follow(activity.lines());
            progress.progressProperty().bind(activity.fraction());
            detail.textProperty().bind(activity.detail());
        }
    }

    private List<Node> rows() {
        Stage now = model.stage().get();
        List<Node> rows = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            HBox row = new HBox(
                    GAP, icon(stage, now), Pieces.label(Words.of(stage.key()), stage == now ? "strong" : "plain"));
            row.getStyleClass().addAll("stage-row", stage == now ? "now" : "other");
            rows.add(row);
        }
        return rows;
    }

    private Node icon(Stage stage, Stage now) {
        if (stage == now && !model.failure().get().isEmpty()) {
            return Pieces.icon("fth-x-circle", "bad-icon");
        }
        if (stage.ordinal() < now.ordinal() || now == Stage.PROOF) {
            return Pieces.icon("fth-check-circle", "good-icon");
        }
        return stage == now ? Pieces.icon("fth-disc", "accent-icon") : Pieces.icon("fth-circle", "quiet-icon");
    }
}
