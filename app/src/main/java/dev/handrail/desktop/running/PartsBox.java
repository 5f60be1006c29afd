package dev.handrail.desktop.running;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.operation.Part;
import dev.handrail.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** How far each of several things is that go on at once, a row each. */
public final class PartsBox extends VBox {
    private static final double GAP = 10;
    private static final double NAME = 110;
    private static final double BAR = 160;
    private static final double ICON = 18;

    private final ObservableList<Part> parts;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    public PartsBox(ObservableList<Part> parts) {
        super(4);
        this.parts = parts;
        getStyleClass().add("parts");
        parts.subscribe(this::fill);
        fill();
    }

    /** The rows stay for as long as their parts do: a bar that moves is not another bar. */
    private void fill() {
        List<String> names = parts.stream().map(Part::name).toList();
        if (!names.equals(List.copyOf(rows.keySet()))) {
            rows.clear();
            names.forEach(name -> rows.put(name, new Row(name)));
            getChildren().setAll(rows.values());
        }
        parts.forEach(part -> {
            Row row = rows.get(part.name());
            if (row != null) {
                row.show(part);
            }
        });
    }

    private static final class Row extends HBox {
        private final ProgressBar bar = new ProgressBar();
        private final Label told = Pieces.label("", "meta");
        private final StackPane icon = new StackPane();

        Row(String name) {
            super(GAP);
            getStyleClass().add("part");
            Label words = Pieces.label(name, "medium");
            words.setPrefWidth(NAME);
            words.setMaxWidth(NAME);
            words.setMinWidth(BAR / 4);
            Pieces.wholeOnHover(words);
            Pieces.wholeOnHover(told);
            icon.setMinWidth(ICON);
            bar.setMinWidth(BAR / 4);
            bar.setPrefWidth(BAR);
            HBox.setHgrow(told, Priority.ALWAYS);
            getChildren().setAll(icon, words, bar, told);
        }

        void show(Part part) {
            bar.setProgress(PartWords.fraction(part));
            bar.setAccessibleText(Words.of("part.progress", part.name(), PartWords.told(part)));
            told.setText(PartWords.told(part));
            icon.getChildren().setAll(icon(part.state()));
        }

        private static Node icon(Part.State state) {
            Node icon = switch (state) {
                case RUNS -> Pieces.icon("fth-upload", "quiet-icon");
                case DONE -> Pieces.icon("fth-check-circle", "good-icon");
                case LOST -> Pieces.icon("fth-alert-triangle", "bad-icon");
            };
            icon.setAccessibleText(Words.of(state.key()));
            return icon;
        }
    }
}
