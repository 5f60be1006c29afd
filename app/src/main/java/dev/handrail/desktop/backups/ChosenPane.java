package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.desktop.frame.Actions;
import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Arguments;
import dev.handrail.words.Words;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chosen backup in full: what it is, where it lies, how far it is proven, and what one can do with it. */
final class ChosenPane extends Screen {
    private static final String ID = "ID";
    private static final double GAP = 10;

    private final BackupsModel model;
    private final Deeds deeds;
    private final Actions actions;
    private final Consumer<Backup> onRestore;
    private final Consumer<Backup> onDrill;

    @FXML
    private Label source;

    @FXML
    private Label facts;

    @FXML
    private VBox copies;

    @FXML
    private VBox ladder;

    @FXML
    private Button restore;

    @FXML
    private Button verify;

    @FXML
    private Button drill;

    @FXML
    private Button complete;

    @FXML
    private Button pin;

    @FXML
    private Button unpin;

    @FXML
    private Button copyCommands;

    @FXML
    private Button commands;

    @FXML
    private Button delete;

    ChosenPane(BackupsModel model, Deeds deeds, Actions actions, Consumer<Backup> onRestore, Consumer<Backup> onDrill) {
        super("chosen.fxml");
        this.model = model;
        this.deeds = deeds;
        this.actions = actions;
        this.onRestore = onRestore;
        this.onDrill = onDrill;
    }

    @Override
    protected void built() {
        model.chosen().subscribe(this::tell);
        restore.setOnAction(event -> with(onRestore));
        verify.setOnAction(event -> act("backup verify"));
        drill.setOnAction(event -> with(onDrill));
        complete.setOnAction(event -> act("backup complete"));
        pin.setOnAction(event -> with(actions::pin));
        unpin.setOnAction(event -> act("backup unpin"));
        commands.setOnAction(event -> act("backup commands"));
        copyCommands.setOnAction(event -> with(this::copyCommands));
        delete.setOnAction(event -> act("backup delete"));
    }

    void pressed(Key key) {
        switch (key) {
            case RESTORE -> restore.fire();
            case VERIFY -> verify.fire();
            case DRILL -> drill.fire();
            case COMMANDS -> commands.fire();
            case DELETE -> delete.fire();
            default -> {}
        }
    }

    void focus() {
        restore.requestFocus();
    }

    private void act(String words) {
        with(backup -> deeds.act(words, Arguments.of(ID, backup.id())));
    }

    private void copyCommands(Backup backup) {
        deeds.ask("backup commands", Arguments.of(ID, backup.id()), answer -> {
            Pieces.copy(String.join("\n", answer.lines()) + "\n");
            copyCommands.setText(Words.of("backups.copied"));
        });
    }

    private void with(Consumer<Backup> action) {
        Backup backup = model.chosen().get();
        if (backup != null) {
            action.accept(backup);
        }
    }

    private void tell(@Nullable Backup backup) {
        if (backup == null) {
            return;
        }
        source.setText(backup.source());
        facts.setText(model.facts(backup));
        copies.getChildren()
                .setAll(backup.copies().stream().map(ChosenPane::copy).toList());
        ladder.getChildren()
                .setAll(model.ladder(backup).stream().map(ChosenPane::rung).toList());
        restore.setDisable(backup.goodCopy().isEmpty());
        drill.setDisable(backup.goodCopy().isEmpty());
        Pieces.shown(drill, model.canBeDrilled(backup));
        copyCommands.setText(Words.of("backups.commands.copy"));
        Pieces.shown(complete, backup.goodCopy().isPresent() && BackupWords.incomplete(backup));
        Pieces.shown(pin, !backup.pinned());
        Pieces.shown(unpin, backup.pinned());
    }

    private static Node copy(Copy copy) {
        boolean good = copy.state() == Copy.State.GOOD;
        Node icon = good ? Pieces.icon("fth-check", "good-icon") : Pieces.icon("fth-alert-triangle", "bad-icon");
        String state = Words.of(copy.state().key());
        icon.setAccessibleText(state);
        Label name = Pieces.text(good ? copy.destination() : Words.of("backups.copy.state", copy.destination(), state));
        Label located = Pieces.label(copy.located(), "meta", "small");
        located.setTooltip(Pieces.hint(copy.located()));
        return row(icon, new VBox(name, located));
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
        return row(icon, new VBox(Pieces.text(rung.title()), Pieces.text(rung.told(), "meta", "small")));
    }

    private static Node row(Node icon, VBox words) {
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        return new HBox(GAP, icon, words);
    }
}
