package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.SourceWords;
import dev.handrail.desktop.shared.Times;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * What is to come back, one line each, with a button that brings it.
 *
 * @param onBring begins to bring one back
 * @param onCommands shows how users are put back, who go into no database
 * @param onByHand notes that somebody did that
 * @param onTakeBack notes that nobody did, after all
 */
record LostRows(
        Times times,
        Consumer<Backup> onBring,
        Consumer<Backup> onCommands,
        Consumer<Backup> onByHand,
        Consumer<Backup> onTakeBack) {
    static final double GAP = 10;

    List<Node> of(List<Lost> lost) {
        List<Node> rows = new ArrayList<>();
        for (Lost one : lost) {
            rows.add(row(one, rows.size()));
        }
        return rows;
    }

    private Node row(Lost lost, int at) {
        Backup backup = lost.backup();
        VBox words = new VBox(
                2,
                Pieces.label(lost.subject().name(), "strong"),
                Pieces.text(
                        Words.of(
                                "recover.what",
                                SourceWords.kind(backup.manifest().source()),
                                times.when(backup.taken()),
                                BackupWords.size(backup),
                                BackupWords.copies(backup)),
                        "meta"));
        HBox row = new HBox(
                GAP,
                icon(lost.state()),
                words,
                Pieces.gap(),
                Pieces.badge(Words.of(lost.state().key()), style(lost.state())));
        if (backup.holdsUsers()) {
            words.getChildren().add(Pieces.text(Words.of("recover.users"), "meta"));
            row.getChildren().addAll(commands(lost, at), noted(lost, at));
        } else {
            row.getChildren().add(bring(lost, at));
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("lost-row");
        return row;
    }

    private Button bring(Lost lost, int at) {
        String words = Words.of(lost.state() == Lost.State.BACK ? "recover.again" : "recover.bring");
        return button("bring-" + at, words, "recover.bring.what", lost, onBring);
    }

    private Button commands(Lost lost, int at) {
        return button("commands-" + at, Words.of("recover.commands"), "recover.commands.what", lost, onCommands);
    }

    private Button noted(Lost lost, int at) {
        return lost.state().isBack()
                ? button("takeback-" + at, Words.of("recover.takeback"), "recover.takeback.what", lost, onTakeBack)
                : button("byhand-" + at, Words.of("recover.byhand"), "recover.byhand.what", lost, onByHand);
    }

    /** @param what the key of what it says to who cannot see beside what it stands */
    private static Button button(String id, String words, String what, Lost lost, Consumer<Backup> action) {
        Button button = new Button(words);
        button.setId(id);
        button.setAccessibleText(Words.of(what, lost.subject().name()));
        button.setDisable(lost.state() == Lost.State.GONE);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> action.accept(lost.backup()));
        return button;
    }

    private static String style(Lost.State state) {
        return switch (state) {
            case BACK, BY_HAND -> "good";
            case FAILED, GONE -> "bad";
            case LOCKED -> "warn";
            case TO_COME -> "neutral";
        };
    }

    private static Node icon(Lost.State state) {
        return switch (state) {
            case BACK, BY_HAND -> Pieces.icon("fth-check-circle", "good-icon");
            case FAILED, GONE -> Pieces.icon("fth-x-circle", "bad-icon");
            case LOCKED -> Pieces.icon("fth-lock", "warn-icon");
            case TO_COME -> Pieces.icon("fth-circle", "quiet-icon");
        };
    }
}
