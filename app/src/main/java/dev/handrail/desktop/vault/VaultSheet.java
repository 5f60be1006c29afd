package dev.handrail.desktop.vault;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Sheet;
import dev.handrail.desktop.vault.VaultModel.Task;
import dev.handrail.vault.Protection;
import dev.handrail.words.Words;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Makes the vault, opens it, or changes what opens it. */
public final class VaultSheet extends Sheet {
    private final VaultModel model;
    private final Runnable onDone;

    @FXML
    private Label title;

    @FXML
    private VBox choice;

    @FXML
    private RadioButton byPassphrase;

    @FXML
    private Label passphraseMeaning;

    @FXML
    private RadioButton byKeyFile;

    @FXML
    private Label keyFileMeaning;

    @FXML
    private VBox currentBox;

    @FXML
    private Label currentLabel;

    @FXML
    private PasswordField current;

    @FXML
    private HBox freshBox;

    @FXML
    private PasswordField fresh;

    @FXML
    private PasswordField again;

    @FXML
    private Label ahead;

    @FXML
    private Label problem;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Label progress;

    @FXML
    private Button cancel;

    @FXML
    private Button action;

    public VaultSheet(VaultModel model, Runnable onDone) {
        super("vault.fxml");
        this.model = model;
        this.onDone = onDone;
    }

    @Override
    protected void built() {
        title.setText(model.task().title());
        action.setText(model.task().action());
        byPassphrase.setText(Words.of(Protection.PASSPHRASE.key()));
        passphraseMeaning.setText(Protection.PASSPHRASE.meaning());
        byKeyFile.setText(Words.of(Protection.KEY_FILE.key()));
        keyFileMeaning.setText(Protection.KEY_FILE.meaning());
        (model.protection().get() == Protection.PASSPHRASE ? byPassphrase : byKeyFile).setSelected(true);
        byPassphrase
                .selectedProperty()
                .subscribe(on -> model.protection().set(on ? Protection.PASSPHRASE : Protection.KEY_FILE));
        Pieces.shown(choice, model.task() != Task.UNLOCK);
        Pieces.shown(currentBox, model.needsCurrent());
        if (model.task() == Task.CHANGE) {
            currentLabel.setText(Words.of("vault.sheet.current.change"));
        }
        model.protection().subscribe(way -> {
            Pieces.shown(freshBox, model.needsFresh());
            model.lookAhead();
        });
        ahead.textProperty().bind(model.ahead());
        Pieces.shownWhen(ahead, model.ahead().isNotEmpty());
        problem.textProperty().bind(model.problem());
        Pieces.shownWhen(problem, model.problem().isNotEmpty());
        busy.visibleProperty().bind(model.busy());
        progress.textProperty().bind(model.progress());
        action.disableProperty().bind(model.ready().not());
        action.setOnAction(event -> go());
        cancel.setOnAction(event -> close());
    }

    /** Who has given up meanwhile does not want what would have come next. */
    private void go() {
        model.go(taken(current), taken(fresh), taken(again), () -> {
            if (shown()) {
                close();
                onDone.run();
            }
        });
    }

    private static char[] taken(PasswordField field) {
        char[] text = field.getText().toCharArray();
        field.clear();
        return text;
    }

    @Override
    protected Node first() {
        if (model.needsCurrent()) {
            return current;
        }
        return model.needsFresh() ? fresh : action;
    }
}
