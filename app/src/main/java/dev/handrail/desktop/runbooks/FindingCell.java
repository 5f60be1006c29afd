package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.runbook.Finding;
import dev.handrail.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Something that is wrong with a runbook: how bad, in which line, what. */
final class FindingCell extends ListCell<Finding> {
    FindingCell() {
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Finding finding, boolean empty) {
        super.updateItem(finding, empty);
        if (finding == null || empty) {
            setGraphic(null);
            return;
        }
        Label badge = Pieces.badge(
                Words.of(finding.severity().key()),
                switch (finding.severity()) {
                    case ERROR -> "bad";
                    case WARNING -> "warn";
                    case NOTE -> "neutral";
                });
        Label line = Pieces.label(Words.of("runbooks.line", finding.line()), "meta");
        line.setMinWidth(USE_PREF_SIZE);
        Label text = Pieces.label(finding.text());
        Pieces.wholeOnHover(text);
        setGraphic(new HBox(8, badge, line, text));
    }
}
