package dev.handrail.desktop.restore;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** The stages of the walkthrough in a list: which are done, at which one is. */
record StageRows(RestoreModel model) {
    private static final double GAP = 10;

    List<Node> all() {
        Stage now = model.stage().get();
        List<Node> rows = new ArrayList<>();
        for (Stage stage : model.stages()) {
            HBox row = new HBox(
                    GAP, icon(stage, now), Pieces.label(Words.of(stage.key()), stage == now ? "strong" : "plain"));
            row.getStyleClass().addAll("stage-row", stage == now ? "now" : "other");
            rows.add(row);
        }
        return rows;
    }

    private Node icon(Stage stage, Stage now) {
        if (stage == now && !model.failure().get().isEmpty()) {
            return Pieces.icon("fth-x-circle", "bad-icon");
        }
        if (stage.ordinal() < now.ordinal() || now == Stage.PROOF) {
            return Pieces.icon("fth-check-circle", "good-icon");
        }
        return stage == now ? Pieces.icon("fth-disc", "accent-icon") : Pieces.icon("fth-circle", "quiet-icon");
    }
}
