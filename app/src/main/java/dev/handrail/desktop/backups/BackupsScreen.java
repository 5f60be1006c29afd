package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.desktop.frame.Actions;
import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Keyed;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Tables;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Arguments;
import dev.handrail.words.Words;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The backups of a server. */
public final class BackupsScreen extends Screen implements Keyed {
    private static final String ID = "ID";
    private static final double GAP = 10;

    private final BackupsModel model;
    private final ObservableValue<?> changed;
    private final Deeds deeds;
    private final Actions actions;
    private final BiFunction<Backup, Runnable, Screen> walkthrough;

    private @Nullable Screen walking;

    @FXML
    private StackPane layers;

    @FXML
    private HBox catalogue;

    @FXML
    private HBox strip;

    @FXML
    private TableView<Backup> table;

    @FXML
    private TableColumn<Backup, String> when;

    @FXML
    private TableColumn<Backup, String> what;

    @FXML
    private TableColumn<Backup, String> size;

    @FXML
    private TableColumn<Backup, String> copies;

    @FXML
    private TableColumn<Backup, Backup> proof;

    @FXML
    private TableColumn<Backup, String> kept;

    @FXML
    private ScrollPane side;

    @FXML
    private Label source;

    @FXML
    private Label facts;

    @FXML
    private VBox ladder;

    @FXML
    private Button restore;

    @FXML
    private Button verify;

    @FXML
    private Button commands;

    @FXML
    private Button delete;

    @FXML
    private VBox nothing;

    @FXML
    private Button begin;

    /**
     * @param changed says when there may be something new
     * @param walkthrough brings a backup back, step by step, and says when it is left
     */
    public BackupsScreen(
            BackupsModel model,
            ObservableValue<?> changed,
            Deeds deeds,
            Actions actions,
            BiFunction<Backup, Runnable, Screen> walkthrough) {
        super("backups.fxml");
        this.model = model;
        this.changed = changed;
        this.deeds = deeds;
        this.actions = actions;
        this.walkthrough = walkthrough;
    }

    @Override
    protected void built() {
        fillTable();
        model.days().subscribe(this::fillStrip);
        model.chosen().subscribe(this::tell);
        Pieces.shownWhen(catalogue, Bindings.isNotEmpty(model.backups()).asObject());
        Pieces.shownWhen(nothing, Bindings.isEmpty(model.backups()).asObject());
        begin.setOnAction(event -> actions.backUp(model.server()));
        restore.setOnAction(event -> with(this::walk));
        verify.setOnAction(event -> with(backup -> act("backup verify", backup)));
        commands.setOnAction(event -> with(backup -> act("backup commands", backup)));
        delete.setOnAction(event -> with(backup -> act("backup delete", backup)));
    }

    @Override
    protected Subscription observe() {
        if (walking != null) {
            walking.show();
        }
        return Subscription.combine(changed.subscribe(revision -> model.refresh()), this::fallSilent);
    }

    @Override
    public void pressed(Key key) {
        if (walking != null) {
            return;
        }
        switch (key) {
            case RESTORE -> restore.fire();
            case VERIFY -> verify.fire();
            case COMMANDS -> commands.fire();
            case DELETE -> delete.fire();
            default -> {}
        }
    }

    private void act(String words, Backup backup) {
        deeds.act(words, Arguments.of(ID, backup.id()));
    }

    private void with(Consumer<Backup> action) {
        Backup backup = model.chosen().get();
        if (backup != null) {
            action.accept(backup);
        }
    }

    private void fallSilent() {
        if (walking != null) {
            walking.hide();
        }
    }

    /** The walkthrough takes the place of the catalogue until it is left. */
    private void walk(Backup backup) {
        Screen walk = walkthrough.apply(backup, this::leave);
        walking = walk;
        layers.getChildren().setAll(walk.node());
        walk.show();
    }

    private void leave() {
        if (walking != null) {
            walking.hide();
            walking = null;
        }
        layers.getChildren().setAll(catalogue, nothing);
        restore.requestFocus();
    }

    private void fillTable() {
        table.setItems(model.backups());
        Tables.words(when, model::when);
        Tables.words(what, Backup::source);
        Tables.words(size, BackupsModel::size, "figure-cell");
        Tables.words(copies, BackupsModel::copies, "meta");
        Tables.nodes(proof, backup -> backup, BackupsScreen::badge, BackupsModel::proof);
        Tables.words(kept, model::kept, "meta");
        Tables.copyable(table);
        Tables.alike(table);
        table.getSelectionModel().selectedItemProperty().subscribe(backup -> {
            if (backup != null) {
                model.chosen().set(backup);
            }
        });
    }

    private void tell(@Nullable Backup backup) {
        Pieces.shown(side, backup != null);
        if (backup == null) {
            return;
        }
        table.getSelectionModel().select(backup);
        source.setText(backup.source());
        facts.setText(model.facts(backup));
        ladder.getChildren()
                .setAll(model.ladder(backup).stream().map(BackupsScreen::rung).toList());
        restore.setDisable(!backup.good());
    }

    private void fillStrip() {
        strip.getChildren().setAll(model.days().stream().map(this::day).toList());
        strip.setAccessibleText(model.holes());
    }

    private Node day(Day day) {
        Region box = new Region();
        box.getStyleClass().addAll("day", day.state().style());
        HBox.setHgrow(box, Priority.ALWAYS);
        Tooltip.install(box, new Tooltip(day.words(model.times())));
        return box;
    }

    private static Node badge(Backup backup) {
        Light light = BackupsModel.light(backup);
        return Pieces.badge(BackupsModel.proof(backup), light == Light.UNKNOWN ? "neutral" : light.style());
    }

    private static Node rung(Rung rung) {
        Node icon = switch (rung.state()) {
            case PASSED -> Pieces.icon("fth-check-circle", "good-icon");
            case FAILED -> Pieces.icon("fth-x-circle", "bad-icon");
            case NOT_YET -> Pieces.icon("fth-circle", "quiet-icon");
        };
        icon.setAccessibleText(Words.of(
                switch (rung.state()) {
                    case PASSED -> "rung.passed";
                    case FAILED -> "rung.failed";
                    case NOT_YET -> "rung.notyet";
                }));
        return new HBox(GAP, icon, new VBox(Pieces.label(rung.title()), Pieces.label(rung.detail(), "meta", "small")));
    }
}
