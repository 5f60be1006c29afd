package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.desktop.frame.Actions;
import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Keyed;
import dev.handrail.desktop.running.PartsBox;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Tables;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.words.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The backups of a server. */
public final class BackupsScreen extends Screen implements Keyed {
    private final BackupsModel model;
    private final ObservableValue<?> changed;
    private final Actions actions;
    private final Walkthroughs walkthroughs;
    private final ChosenPane chosen;
    private final Live live;

    private @Nullable Screen walking;

    @FXML
    private StackPane layers;

    @FXML
    private HBox catalogue;

    @FXML
    private StackPane strips;

    @FXML
    private Label day;

    @FXML
    private VBox running;

    @FXML
    private Label runningTitle;

    @FXML
    private TableView<Backup> table;

    @FXML
    private TableColumn<Backup, String> when;

    @FXML
    private TableColumn<Backup, String> what;

    @FXML
    private TableColumn<Backup, String> size;

    @FXML
    private TableColumn<Backup, String> where;

    @FXML
    private TableColumn<Backup, Backup> proof;

    @FXML
    private TableColumn<Backup, String> drilled;

    @FXML
    private TableColumn<Backup, String> kept;

    @FXML
    private StackPane side;

    @FXML
    private Button copy;

    @FXML
    private Button adopt;

    @FXML
    private Button keep;

    @FXML
    private Button compareRows;

    @FXML
    private MenuItem verifyAll;

    @FXML
    private MenuItem clean;

    @FXML
    private VBox nothing;

    @FXML
    private Button begin;

    @FXML
    private Button adoptFirst;

    @FXML
    private Button recoverFirst;

    @FXML
    private MenuItem recover;

    @FXML
    private ProgressIndicator reading;

    /**
     * @param changed says when there may be something new
     * @param walkthroughs bring a backup back or try it out, step by step, and say when they are left
     */
    public BackupsScreen(
            BackupsModel model, ObservableValue<?> changed, Deeds deeds, Actions actions, Walkthroughs walkthroughs) {
        super("backups.fxml");
        this.model = model;
        this.changed = changed;
        this.actions = actions;
        this.walkthroughs = walkthroughs;
        this.chosen = new ChosenPane(
                model,
                deeds,
                actions,
                backup -> walk(this.walkthroughs.restore(backup, this::leave, this::walk)),
                backup -> walk(this.walkthroughs.drill(backup, this::leave)));
        this.live = new Live(deeds.activities(), model.server().name());
    }

    @Override
    protected void built() {
        fillTable();
        side.getChildren().setAll(chosen.node());
        strips.getChildren().setAll(new StripsBox(model, this::tellDay));
        model.strips().subscribe(() -> tellDay(""));
        tellDay("");
        Pieces.wholeOnHover(day);
        model.chosen().subscribe(this::mark);
        BooleanBinding some = Bindings.isNotEmpty(model.backups());
        Pieces.shownWhen(catalogue, some.asObject());
        Pieces.shownWhen(nothing, some.not().and(model.looked()).asObject());
        Pieces.shownWhen(reading, model.looked().not().asObject());
        running.getChildren().add(new PartsBox(live.parts()));
        Pieces.shownWhen(running, Bindings.isNotEmpty(live.parts()).asObject());
        runningTitle
                .textProperty()
                .bind(live.activity().map(activity -> activity.title()).orElse(""));
        begin.setOnAction(event -> actions.backUp(model.server()));
        adopt.setOnAction(event -> actions.adopt(model.server()));
        adoptFirst.setOnAction(event -> actions.adopt(model.server()));
        recoverFirst.setOnAction(event -> recover());
        recover.setOnAction(event -> recover());
        keep.setOnAction(event -> actions.keepRules(model.server()));
        compareRows.setOnAction(event -> walk(walkthroughs.rows(model.server(), comparable(), this::leave)));
        Pieces.shown(compareRows, !comparable().isEmpty());
        verifyAll.setOnAction(event -> actions.verifyAll(model.server()));
        clean.setOnAction(event -> actions.cleanDestination(model.server()));
        clean.setVisible(!model.server().destinations().isEmpty());
        copy.setOnAction(event -> model.copy(text -> {
            Pieces.copy(text);
            copy.setText(Words.of("backups.copied"));
        }));
    }

    @Override
    protected Subscription observe() {
        if (walkthroughs.wantsRecovery(model.server())) {
            recover();
        } else if (walking != null) {
            walking.show();
        }
        return Subscription.combine(changed.subscribe(revision -> model.refresh()), live.follow(), this::fallSilent);
    }

    @Override
    public void pressed(Key key) {
        if (walking == null && model.chosen().get() != null) {
            chosen.pressed(key);
        }
    }

    private void fallSilent() {
        if (walking != null) {
            walking.hide();
        }
    }

    /** The walkthrough takes the place of the catalogue until it is left. */
    private void walk(Screen walk) {
        if (walking != null) {
            walking.hide();
        }
        walking = walk;
        layers.getChildren().setAll(walk.node());
        walk.show();
    }

    private void recover() {
        walk(walkthroughs.recover(model.server(), this::leave, this::walk));
    }

    private void leave() {
        if (walking != null) {
            walking.hide();
            walking = null;
        }
        layers.getChildren().setAll(catalogue, nothing, reading);
        chosen.focus();
    }

    private void fillTable() {
        table.setItems(model.backups());
        Tables.words(when, model::when);
        Tables.words(what, Backup::source);
        Tables.words(size, BackupsModel::size, "figure-cell");
        Tables.words(where, BackupsModel::copies, "meta");
        Tables.nodes(proof, backup -> backup, BackupsScreen::badge, BackupsModel::proof);
        Tables.words(drilled, model::drilled, "meta");
        Tables.words(kept, model::kept, "meta");
        Tables.copyable(table);
        Tables.alike(table);
        table.getSelectionModel().selectedItemProperty().subscribe(backup -> {
            if (backup != null) {
                model.chosen().set(backup);
            }
        });
    }

    private void mark(@Nullable Backup backup) {
        Pieces.shown(side, backup != null);
        if (backup != null && backup != table.getSelectionModel().getSelectedItem()) {
            int at = model.backups().indexOf(backup);
            table.getSelectionModel().clearAndSelect(at);
            table.scrollTo(at);
        }
    }

    private List<String> comparable() {
        return ComparableDatabases.in(model.server(), model.backups());
    }

    /** The day that one is at; where one is at none, the days that lack something. */
    private void tellDay(String words) {
        day.setText(words.isEmpty() ? model.holes() : words);
    }

    private static Node badge(Backup backup) {
        Light light = BackupsModel.light(backup);
        return Pieces.badge(BackupsModel.proof(backup), light == Light.UNKNOWN ? "neutral" : light.style());
    }
}
