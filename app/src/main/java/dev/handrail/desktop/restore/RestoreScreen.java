package dev.handrail.desktop.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.restore.RowsCompared;
import dev.handrail.backup.restore.RowsCompared.Table;
import dev.handrail.desktop.rows.RowsPlace;
import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.running.Console;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.desktop.sheets.PlanParts;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The walkthrough that brings a backup back. */
public final class RestoreScreen extends Screen {
    private final RestoreModel model;
    private final Times times;
    private final Runnable onLeave;
    private final Consumer<RowsPlace> onRows;
    private final @Nullable FilesPane filesPane;
    private final TargetPane targetPane;

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
    private StackPane files;

    @FXML
    private StackPane target;

    @FXML
    private ScrollPane planScroll;

    @FXML
    private VBox plan;

    @FXML
    private VBox typing;

    @FXML
    private Label typeWhat;

    @FXML
    private TextField typed;

    @FXML
    private VBox run;

    @FXML
    private VBox course;

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

    /** @param onRows told where tables lie that were brought, when somebody wants to compare them */
    public RestoreScreen(RestoreModel model, Times times, Runnable onLeave, Consumer<RowsPlace> onRows) {
        super("restore.fxml");
        this.model = model;
        this.times = times;
        this.onLeave = onLeave;
        this.onRows = onRows;
        FilesModel archive = model.files();
        this.targetPane = new TargetPane(model);
        this.filesPane = archive == null ? null : new FilesPane(archive, times);
    }

    @Override
    protected void built() {
        lines.in(times.zone());
        Backup backup = model.backup();
        title.setText(Words.of(model.way().get().isDrill() ? "drill.heading" : "restore.heading", backup.source()));
        what.setText(times.when(backup.taken()));
        backup.manifest()
                .tables()
                .forEach(table ->
                        tables.getItems().add(Words.of("restore.table", table.name(), Amounts.count(table.rows()))));
        target.getChildren().setAll(targetPane.node());
        target.disableProperty().bind(model.planning());
        if (filesPane != null) {
            files.getChildren().setAll(filesPane.node());
        }
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
        onward.setOnAction(event -> goOn());
        back.setOnAction(event -> model.goBack());
        leave.setOnAction(event -> onLeave.run());
        done.setOnAction(event -> onLeave.run());
    }

    private void goOn() {
        RowsPlace rows = model.rows();
        if (rows != null && model.stage().get() == Stage.PROOF) {
            onRows.accept(rows);
        } else {
            model.goOn();
        }
    }

    @Override
    protected Subscription observe() {
        if (filesPane != null && model.stage().get() == Stage.CONTENT) {
            filesPane.show();
        }
        return Subscription.combine(
                model.stage().subscribe(stage -> arrange()),
                model.wish().into().subscribe(name -> allow()),
                model.wish().tables().subscribe(this::allow),
                model.way().subscribe(way -> arrange()),
                model.planning().subscribe(busy -> allow()),
                model.failure().subscribe(words -> arrange()),
                model.plan().subscribe(this::tellPlan),
                model.activity().subscribe(activity -> follow(activity)));
    }

    private void arrange() {
        Stage stage = model.stage().get();
        stages.getChildren().setAll(new StageRows(model).all());
        number.setText(Words.of(
                "restore.number",
                model.stages().indexOf(stage) + 1,
                model.stages().size()));
        heading.setText(Words.of(stage.key()));
        why.setText(why());
        Pieces.shown(tables, stage == Stage.CONTENT && filesPane == null);
        Pieces.shown(files, stage == Stage.CONTENT && filesPane != null);
        Pieces.shown(target, stage == Stage.TARGET);
        targetPane.arrange();
        Pieces.shown(planScroll, stage == Stage.PLAN);
        Pieces.shown(typing, stage == Stage.PLAN && mustType());
        boolean told = stage == Stage.PROOF && model.proof() == null;
        Pieces.shown(run, stage == Stage.RUN || told);
        Pieces.shown(proof, stage == Stage.PROOF && !told);
        allow();
        first(stage).requestFocus();
    }

    private boolean mustType() {
        PlanModel planned = model.plan().get();
        return planned != null && planned.mustType();
    }

    /** Where the keyboard is at first; never on what destroys. */
    private Node first(Stage stage) {
        return switch (stage) {
            case CONTENT, RUN -> onward;
            case TARGET -> targetPane.first().orElse(onward);
            case PLAN -> mustType() ? typed : model.destroys() ? back : onward;
            case PROOF -> done;
        };
    }

    private String why() {
        return switch (model.stage().get()) {
            case CONTENT -> Words.of(filesPane == null ? "restore.why.content" : "restore.why.content.files");
            case TARGET -> Words.of(model.way().get().why());
            case PLAN -> Words.of("restore.why.plan");
            case RUN -> Words.of("restore.why.run");
            case PROOF ->
                Words.of(
                        model.proven() ? model.way().get().proof(model.backup()) : "restore.why.disproof",
                        model.wish().about());
        };
    }

    private void allow() {
        onward.setText(model.onward());
        onward.setDisable(!model.canGoOn());
        onward.setDefaultButton(!model.destroys());
        onward.getStyleClass().removeAll("accent", "danger");
        onward.getStyleClass().add(model.destroys() ? "danger" : "accent");
        Pieces.shown(onward, !model.onward().isEmpty());
        Pieces.shown(back, model.canGoBack());
        Pieces.shown(done, model.stage().get() == Stage.PROOF);
    }

    private void tellPlan(@Nullable PlanModel planned) {
        if (planned != null) {
            plan.getChildren().setAll(PlanParts.checks(planned.plan()));
            plan.getChildren().addAll(new HourChoice(model).all());
            plan.getChildren().addAll(PlanParts.steps(planned.plan()));
            planned.plan().cannotUndo().forEach(text -> plan.getChildren().add(Pieces.text(text, "callout")));
            typeWhat.setText(Words.of("plan.type", planned.name()));
            typed.textProperty().unbindBidirectional(planned.typed());
            typed.textProperty().bindBidirectional(planned.typed());
            planned.ready().addListener(ready -> allow());
            arrange();
        }
    }

    private void follow(@Nullable Activity activity) {
        if (activity != null) {
            lines.follow(activity.lines());
            progress.progressProperty().bind(activity.fraction());
            detail.textProperty().bind(activity.detail());
            tellCourse(activity);
            activity.lines().subscribe(() -> tellCourse(activity));
            activity.ended().subscribe(end -> tellCourse(activity));
        }
    }

    private void tellCourse(Activity activity) {
        PlanModel planned = model.plan().get();
        if (planned != null) {
            course.getChildren().setAll(new CourseRows(Course.of(planned.plan(), activity)).all());
        }
    }
}
