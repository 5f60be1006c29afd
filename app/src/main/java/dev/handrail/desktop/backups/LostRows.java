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
 */
record LostRows(Times times, Consumer<Backup> onBring) {
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
        Button bring = new Button(Words.of(lost.state() == Lost.State.BACK ? "recover.again" : "recover.bring"));
        bring.setId("bring-" + at);
        bring.setAccessibleText(Words.of("recover.bring.what", lost.subject().name()));
        bring.setDisable(lost.state() == Lost.State.GONE);
        bring.setMinWidth(Button.USE_PREF_SIZE);
        bring.setOnAction(event -> onBring.accept(backup));
        HBox row = new HBox(
                GAP,
                icon(lost.state()),
                words,
                Pieces.gap(),
                Pieces.badge(Words.of(lost.state().key()), style(lost.state())),
                bring);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("lost-row");
        return row;
    }

    private static String style(Lost.State state) {
        return switch (state) {
            case BACK -> "good";
            case FAILED, GONE -> "bad";
            case LOCKED -> "warn";
            case TO_COME -> "neutral";
        };
    }

    private static Node icon(Lost.State state) {
        return switch (state) {
            case BACK -> Pieces.icon("fth-check-circle", "good-icon");
            case FAILED, GONE -> Pieces.icon("fth-x-circle", "bad-icon");
            case LOCKED -> Pieces.icon("fth-lock", "warn-icon");
            case TO_COME -> Pieces.icon("fth-circle", "quiet-icon");
        };
    }
}
