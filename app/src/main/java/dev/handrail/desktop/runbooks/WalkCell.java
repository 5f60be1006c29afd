package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.runbook.walk.Progress;
import dev.handrail.words.Words;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A phase or a step in the list beside the step that is shown. */
final class WalkCell extends ListCell<Row> {
    private static final double GAP = 10;
    private static final double STEP_IN = 16;

    private final Label head = Pieces.label("", "walk-head");
    private final Label title = Pieces.label("", "walk-title");
    private final Label detail = Pieces.label("", "walk-detail");
    private final Label place = Pieces.label("", "walk-place");
    private final FontIcon icon = new FontIcon("fth-check");
    private final StackPane mark = new StackPane(place, icon);
    private final VBox words = new VBox(title, detail);
    private final HBox row = new HBox(GAP, mark, words);

    WalkCell() {
        mark.getStyleClass().add("walk-mark");
        row.getStyleClass().add("walk-row");
        row.setAlignment(Pos.TOP_LEFT);
        words.setMinWidth(0);
        setPrefWidth(0);
        Pieces.wholeOnHover(title);
        Pieces.wholeOnHover(detail);
    }

    @Override
    protected void updateItem(@Nullable Row item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        switch (item) {
            case null -> {
                setGraphic(null);
                setAccessibleText(null);
            }
            case Row.Head phase -> {
                head.setText(phase.detail().isEmpty() ? phase.title() : phase.title() + " · " + phase.detail());
                setAccessibleText(head.getText());
                setGraphic(head);
            }
            case Row.Item step -> {
                show(step);
                setGraphic(row);
            }
        }
        setMouseTransparent(item instanceof Row.Head);
    }

    private void show(Row.Item step) {
        title.setText(step.title());
        detail.setText(step.detail());
        Pieces.shown(detail, !step.detail().isEmpty());
        row.setPadding(new Insets(5, 8, 5, 8 + Math.max(0, step.depth()) * STEP_IN));
        mark.getStyleClass().setAll("walk-mark", style(step.state()));
        String drawn = icon(step.state());
        Pieces.shown(icon, !drawn.isEmpty());
        if (!drawn.isEmpty()) {
            icon.setIconLiteral(drawn);
        }
        place.setText(drawn.isEmpty() && step.place() > 0 ? String.valueOf(step.place()) : "");
        setAccessibleText(
                Words.of("walk.row.read", step.title(), Words.of(step.state().key()), step.detail()));
    }

    private static String style(Progress.State state) {
        return switch (state) {
            case DONE -> "done";
            case SKIPPED -> "skipped";
            case FAILED -> "failed";
            case RUNNING -> "running";
            case INTERRUPTED, READY -> "wants";
            case WAITING, UNDONE -> "waiting";
        };
    }

    private static String icon(Progress.State state) {
        return switch (state) {
            case DONE -> "fth-check";
            case SKIPPED -> "fth-skip-forward";
            case FAILED -> "fth-x";
            case INTERRUPTED -> "fth-alert-triangle";
            case RUNNING, READY, WAITING, UNDONE -> "";
        };
    }
}
