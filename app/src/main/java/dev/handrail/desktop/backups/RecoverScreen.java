package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.desktop.shared.Choices;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.sheets.PlanModel;
import dev.handrail.desktop.sheets.PlanParts;
import dev.handrail.words.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The walkthrough for when all is gone but the copies: where they lie, what was found, and one thing after the other back. */
public final class RecoverScreen extends Screen {
    private final RecoverModel model;
    private final LostRows rows;
    private final Runnable onLeave;
    private final Runnable onEdit;

    @FXML
    private Label title;

    @FXML
    private Button leave;

    @FXML
    private VBox stages;

    @FXML
    private Label heading;

    @FXML
    private Label why;

    @FXML
    private VBox looking;

    @FXML
    private Label lacking;

    @FXML
    private ChoiceBox<AdoptModel.Place> place;

    @FXML
    private HBox inFolder;

    @FXML
    private TextField folder;

    @FXML
    private Button look;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Label problem;

    @FXML
    private Button edit;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox found;

    @FXML
    private ScrollPane bringing;

    @FXML
    private VBox lost;

    @FXML
    private Label told;

    @FXML
    private Button enter;

    @FXML
    private Button onward;

    @FXML
    private Button back;

    @FXML
    private Button done;

    /** Makes the walkthrough that brings one thing back. */
    public interface Bringing {
        Screen of(Backup backup, Runnable onLeave);
    }

    /**
     * @param onward takes what comes after it in its place, and this again after that
     * @param onEdit opens the profile, which says where the copies lie and how they are opened
     */
    public RecoverScreen(
            RecoverModel model,
            Times times,
            Runnable onLeave,
            Consumer<Screen> onward,
            Bringing bringing,
            Runnable onEdit) {
        super("recover.fxml");
        this.model = model;
        this.onLeave = onLeave;
        this.onEdit = onEdit;
        this.rows = new LostRows(
                times,
                backup -> onward.accept(bringing.of(backup, () -> onward.accept(RecoverScreen.this))),
                model::showCommands,
                model::noteByHand,
                model::takeBack);
    }

    @Override
    protected void built() {
        AdoptModel adopt = model.adopt();
        title.setText(Words.of("recover.title", model.server().name()));
        lacking.setText(model.lacking());
        Pieces.shown(lacking, !model.lacking().isEmpty());
        Choices.bind(place, adopt.place(), adopt.places(), AdoptModel.Place::words);
        folder.textProperty().bindBidirectional(adopt.folder());
        Pieces.shownWhen(inFolder, adopt.place().map(chosen -> adopt.inFolder()));
        problem.textProperty().bind(adopt.folder().map(text -> adopt.problem()));
        Pieces.shownWhen(
                problem,
                problem.textProperty()
                        .isNotEmpty()
                        .and(inFolder.visibleProperty())
                        .asObject());
        look.disableProperty().bind(adopt.canLook().not());
        look.setOnAction(event -> adopt.look());
        Pieces.shownWhen(busy, adopt.busy().or(model.entering()).asObject());
        edit.setOnAction(event -> onEdit.run());
        enter.setOnAction(event -> model.enter());
        enter.disableProperty().bind(model.canEnter().not());
        onward.setOnAction(event -> model.goOn());
        back.setOnAction(event -> model.goBack());
        leave.setOnAction(event -> onLeave.run());
        done.setOnAction(event -> onLeave.run());
    }

    /** What was brought back meanwhile is seen when one comes back here. */
    @Override
    protected Subscription observe() {
        model.refresh();
        return Subscription.combine(
                model.stage().subscribe(stage -> arrange()),
                model.adopt().found().subscribe(this::tell),
                model.lost().subscribe(this::arrange));
    }

    private void arrange() {
        RecoverModel.Stage now = model.stage().get();
        boolean placing = now == RecoverModel.Stage.PLACE;
        stages.getChildren()
                .setAll(Stream.of(RecoverModel.Stage.values())
                        .map(stage -> row(stage, now))
                        .toList());
        heading.setText(Words.of(now.key()));
        why.setText(Words.of(now.why()));
        Pieces.shown(looking, placing);
        Pieces.shown(bringing, !placing);
        Pieces.shown(told, !placing);
        Pieces.shown(enter, placing);
        Pieces.shown(onward, placing && model.canGoOn().get());
        Pieces.shown(back, !placing);
        Pieces.shown(done, !placing);
        told.setText(model.told());
        lost.getChildren().setAll(rows.of(model.lost()));
    }

    private static Node row(RecoverModel.Stage stage, RecoverModel.Stage now) {
        boolean over = stage.compareTo(now) < 0;
        Node icon = over
                ? Pieces.icon("fth-check-circle", "good-icon")
                : stage == now ? Pieces.icon("fth-disc", "accent-icon") : Pieces.icon("fth-circle", "quiet-icon");
        HBox row = new HBox(LostRows.GAP, icon, Pieces.label(Words.of(stage.key()), stage == now ? "strong" : "plain"));
        row.getStyleClass().addAll("stage-row", stage == now ? "now" : "other");
        return row;
    }

    private void tell(@Nullable PlanModel plan) {
        found.getChildren().clear();
        Pieces.shown(scroll, plan != null);
        enter.setText(model.adopt().action());
        if (plan != null) {
            List<Node> lines = plan.plan().steps().stream()
                    .<Node>map(step -> PlanParts.line(step.text()))
                    .toList();
            found.getChildren().addAll(lines);
            found.getChildren().addAll(PlanParts.checks(plan.plan()));
        }
    }
}
