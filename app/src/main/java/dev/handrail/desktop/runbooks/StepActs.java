package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Keyed;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.runbook.walk.Progress;
import dev.handrail.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** What a person does with the step that is shown: run it, write and sign what was seen, go on or leave it out. */
final class StepActs extends Screen {
    private final WalkModel model;
    private final Keyed keys;

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

    /** @param keys does what also has a key */
    StepActs(WalkModel model, Keyed keys) {
        super("step-acts.fxml");
        this.model = model;
        this.keys = keys;
    }

    @Override
    protected void built() {
        note.textProperty().bindBidirectional(model.note());
        Pieces.leftByTab(note);
        keep.disableProperty().bind(model.note().isEmpty());
        busy.visibleProperty().bind(model.busy());
        key.setText(Key.DONE.words());
        primary.setOnAction(event -> model.goOn());
        again.setOnAction(event -> model.run(true));
        rest.setOnAction(event -> model.runRest());
        cancel.setOnAction(event -> model.cancel());
        keep.setOnAction(event -> model.keepNote());
        attach.setOnAction(event -> attach());
        skip.setOnAction(event -> keys.pressed(Key.SKIP));
        failed.setOnAction(event -> keys.pressed(Key.FAILED));
        sign.setOnAction(event -> sign());
        name.setOnAction(event -> sign());
        dropping();
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

    /** Has the keyboard write a note. */
    void write() {
        note.requestFocus();
    }

    void tell(StepShown shown) {
        Pieces.shown(signing, shown.step().signatures() > 0);
        signed.setText(Words.of(
                "walk.signed",
                shown.signed().size(),
                shown.step().signatures(),
                String.join(", ", shown.signed().stream().sorted().toList())));
        allow();
    }

    /** Lets be done what can be done now. */
    void allow() {
        StepShown shown = model.shown().get();
        model.primary().ifPresent(one -> primary.setText(Words.of(one.key())));
        primary.setDisable(!model.canGoOn());
        boolean running = model.activity().get() != null;
        Pieces.shown(cancel, running);
        Pieces.shown(again, !running && wasInterrupted(shown));
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

    private static boolean wasInterrupted(@Nullable StepShown shown) {
        return shown != null && shown.canRun() && shown.state() == Progress.State.INTERRUPTED;
    }
}
