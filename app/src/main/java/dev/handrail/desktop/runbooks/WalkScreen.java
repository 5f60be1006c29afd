package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Keyed;
import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.running.Console;
import dev.handrail.desktop.running.Line;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.shared.Ticker;
import dev.handrail.runbook.walk.Progress;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Walkthrough;
import dev.handrail.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A walkthrough: one step large, the whole list beside it. */
public final class WalkScreen extends Screen implements Keyed {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final WalkModel model;
    private final ObservableValue<?> news;
    private final Executor window;
    private final Runnable onLeave;
    private final WalkSheets sheets;
    private Subscription following = Subscription.EMPTY;
    private boolean marking;

    @FXML
    private Label title;

    @FXML
    private Label what;

    @FXML
    private Label windowEnd;

    @FXML
    private Button windowEnds;

    @FXML
    private Button handOver;

    @FXML
    private Button stop;

    @FXML
    private Button entry;

    @FXML
    private Button reopen;

    @FXML
    private Button export;

    @FXML
    private Button leave;

    @FXML
    private Label changed;

    @FXML
    private ListView<Row> list;

    @FXML
    private Label number;

    @FXML
    private Label heading;

    @FXML
    private ServersTable servers;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox body;

    @FXML
    private Console lines;

    @FXML
    private HBox signing;

    @FXML
    private Label signed;

    @FXML
    private TextField name;

    @FXML
    private Button sign;

    @FXML
    private TextArea note;

    @FXML
    private Button keep;

    @FXML
    private Button attach;

    @FXML
    private Button primary;

    @FXML
    private Label key;

    @FXML
    private Button cancel;

    @FXML
    private Button again;

    @FXML
    private Button rest;

    @FXML
    private Button skip;

    @FXML
    private Button failed;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Label next;

    /** @param news says when there may be something new */
    public WalkScreen(WalkModel model, ObservableValue<?> news, WalkSheets sheets, Executor window, Runnable onLeave) {
        super("walk.fxml");
        this.model = model;
        this.news = news;
        this.sheets = sheets;
        this.window = window;
        this.onLeave = onLeave;
    }

    @Override
    protected void built() {
        lines.in(model.times().zone());
        list.setItems(model.rows());
        list.setCellFactory(view -> new WalkCell());
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!marking && row instanceof Row.Item item) {
                model.choose(item.number());
            }
        });
        servers.built(model.times(), model::chooseServer);
        Pieces.asTallAsItsContent(scroll);
        note.textProperty().bindBidirectional(model.note());
        Pieces.leftByTab(note);
        keep.disableProperty().bind(model.note().isEmpty());
        busy.visibleProperty().bind(model.busy());
        key.setText(Key.DONE.words());
        Pieces.wholeOnHover(next);
        Pieces.wholeOnHover(what);
        Pieces.wholeOnHover(title);
        press();
        dropping();
    }

    private void press() {
        primary.setOnAction(event -> model.goOn());
        again.setOnAction(event -> model.run(true));
        rest.setOnAction(event -> model.runRest());
        cancel.setOnAction(event -> model.cancel());
        keep.setOnAction(event -> model.keepNote());
        attach.setOnAction(event -> attach());
        skip.setOnAction(event -> pressed(Key.SKIP));
        failed.setOnAction(event -> pressed(Key.FAILED));
        handOver.setOnAction(event -> pressed(Key.HAND_OVER));
        windowEnds.setOnAction(event -> sheets.windowEnds(model));
        stop.setOnAction(event -> sheets.stop(model, onLeave));
        entry.setOnAction(event -> model.entry());
        reopen.setOnAction(event -> sheets.reopen(model));
        export.setOnAction(event -> sheets.export(model));
        leave.setOnAction(event -> onLeave.run());
        sign.setOnAction(event -> sign());
        name.setOnAction(event -> sign());
    }

    private void sign() {
        model.sign(name.getText());
        name.clear();
    }

    /** What is dropped on the note shows how the step came out. */
    private void dropping() {
        note.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        note.setOnDragDropped(this::dropped);
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            model.attach(
                    event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private void attach() {
        List<File> files =
                new FileChooser().showOpenMultipleDialog(note.getScene().getWindow());
        if (files != null) {
            List<Path> paths = files.stream().map(File::toPath).toList();
            model.attach(paths);
        }
    }

    @Override
    public void pressed(Key pressed) {
        switch (pressed) {
            case DONE -> model.goOn();
            case SKIP -> {
                if (model.canTurn()) {
                    sheets.skip(model);
                }
            }
            case FAILED -> sheets.failed(model, onLeave);
            case HAND_OVER -> sheets.handOver(model);
            case NOTE -> note.requestFocus();
            default -> {}
        }
    }

    @Override
    protected Subscription observe() {
        Ticker ticker = new Ticker(window);
        ticker.every(SECOND, () -> true, model::tick);
        model.refresh();
        return Subscription.combine(
                news.subscribe(revision -> model.refresh()),
                model.walk().subscribe(this::tellWalk),
                model.shown().subscribe(this::tellStep),
                model.busy().subscribe(now -> allow()),
                model.past().subscribe(this::tellPast),
                model.activity().subscribe(this::follow),
                ticker::close);
    }

    private void tellWalk(@Nullable Walk walk) {
        if (walk == null) {
            return;
        }
        Standing standing = walk.standing();
        Walkthrough one = standing.walkthrough();
        title.setText(one.title());
        String held = Words.of(
                one.byHand() ? "walk.what.by-hand" : "walk.what",
                standing.holder(),
                model.times().when(one.begun()),
                one.id());
        what.setText(one.several() ? one.named() + " · " + held : held);
        WindowWords words = WindowWords.of(walk.timing());
        windowEnd.setText(words.text());
        windowEnd.getStyleClass().setAll("label", "badge", words.style());
        Pieces.shown(windowEnd, !words.text().isEmpty());
        Pieces.shown(changed, walk.fileChanged());
        changed.setText(Words.of("walk.changed", one.file()));
        Pieces.shown(windowEnds, standing.isOpen());
        Pieces.shown(handOver, standing.isOpen());
        Pieces.shown(stop, standing.isOpen());
        Pieces.shown(entry, !standing.isOpen());
        Pieces.shown(reopen, !standing.isOpen());
        Pieces.shown(export, !standing.isOpen() && model.canExport());
    }

    private void tellStep(@Nullable StepShown shown) {
        Walk walk = model.walk().get();
        if (shown == null || walk == null) {
            return;
        }
        number.setText(StepBody.number(shown));
        servers.show(shown);
        heading.setText(shown.title());
        body.getChildren().setAll(new StepBody(model, walk.standing(), shown).all());
        Pieces.shown(signing, shown.step().signatures() > 0);
        signed.setText(Words.of(
                "walk.signed",
                shown.signed().size(),
                shown.step().signatures(),
                String.join(", ", shown.signed().stream().sorted().toList())));
        next.setText(shown.follows()
                .map(step -> Words.of("walk.next", walk.standing().filled(step.title())))
                .orElse(""));
        mark(shown);
        tellPast(model.past().get());
        allow();
    }

    /** Shows in the list which step it is, without taking that for a choice. */
    private void mark(StepShown shown) {
        marking = true;
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof Row.Item item && item.number().equals(shown.number())) {
                if (list.getSelectionModel().getSelectedIndex() != i) {
                    list.getSelectionModel().clearAndSelect(i);
                    list.scrollTo(Math.max(0, i - 4));
                }
            }
        }
        marking = false;
    }

    private void allow() {
        StepShown shown = model.shown().get();
        model.primary().ifPresent(one -> primary.setText(Words.of(one.key())));
        primary.setDisable(!model.canGoOn());
        boolean running = model.activity().get() != null;
        Pieces.shown(cancel, running);
        Pieces.shown(again, shown != null && !running && shown.canRun() && shown.state() == Progress.State.INTERRUPTED);
        Pieces.shown(rest, model.left() > 1);
        rest.setText(Words.of("walk.rest", model.left()));
        skip.setDisable(!model.canTurn());
        boolean back = shown != null && shown.state() == Progress.State.FAILED;
        failed.setText(Words.of(back ? "walk.what-now" : "walk.it-failed"));
        failed.setDisable(!model.canTurn() && !model.canUndo());
        boolean open = shown != null && !shown.over();
        note.setDisable(!open);
        attach.setDisable(!open);
        name.setDisable(!open);
        sign.setDisable(!open);
    }

    private void tellPast(List<Line> past) {
        StepShown shown = model.shown().get();
        boolean runs = shown != null && !shown.deeds().isEmpty();
        Pieces.shown(lines, runs || model.activity().get() != null);
        VBox.setVgrow(scroll, lines.isVisible() ? Priority.SOMETIMES : Priority.ALWAYS);
        if (model.activity().get() == null) {
            lines.show(past);
        }
    }

    private void follow(@Nullable Activity activity) {
        following.unsubscribe();
        following = activity == null ? Subscription.EMPTY : lines.follow(activity.lines());
        tellPast(model.past().get());
        allow();
    }
}
