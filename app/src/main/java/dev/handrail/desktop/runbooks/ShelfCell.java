package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Pieces;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A runbook or a walkthrough in the list. */
final class ShelfCell extends ListCell<Shelf> {
    private final Label head = Pieces.label("", "walk-head");
    private final Label title = Pieces.label("", "walk-title");
    private final Label detail = Pieces.label("", "walk-detail");
    private final VBox words = new VBox(title, detail);

    ShelfCell() {
        words.getStyleClass().add("walk-row");
        setPrefWidth(0);
        Pieces.wholeOnHover(title);
        Pieces.wholeOnHover(detail);
    }

    @Override
    protected void updateItem(@Nullable Shelf item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        switch (item) {
            case null -> {
                setGraphic(null);
                setAccessibleText(null);
            }
            case Shelf.Head above -> {
                head.setText(above.words());
                setAccessibleText(above.words());
                setGraphic(head);
            }
            case Shelf.Offered offered -> show(offered.guide().runbook().title(), offered.detail());
            case Shelf.Walking walking -> show(walking.standing().walkthrough().title(), walking.detail());
        }
        setMouseTransparent(item instanceof Shelf.Head);
    }

    private void show(String name, String more) {
        title.setText(name);
        detail.setText(more);
        setAccessibleText(name + ", " + more);
        setGraphic(words);
    }
}
