package dev.handrail.desktop.running;

import dev.handrail.desktop.shared.Pieces;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.util.Subscription;

/** Makes a list a console: lines of one height, followed while one is at its end, copied as text. */
public final class Console {
    private static final double LINE = 18;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ListView<Line> list;
    private final ZoneId zone;

    public Console(ListView<Line> list, ZoneId zone) {
        this.list = list;
        this.zone = zone;
        list.setFixedCellSize(LINE);
        list.setCellFactory(view -> new LineCell(zone));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
    }

    /** Shows lines, and follows them while the last one is in sight. */
    public Subscription follow(ObservableList<Line> lines) {
        list.setItems(lines);
        list.scrollTo(lines.size() - 1);
        return lines.subscribe(() -> {
            if (list.getSelectionModel().isEmpty()) {
                list.scrollTo(lines.size() - 1);
            }
        });
    }

    /** Copies the chosen lines, or all of them. */
    public void copy() {
        List<Line> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
        List<Line> copied = chosen.isEmpty() ? List.copyOf(list.getItems()) : chosen;
        Pieces.copy(copied.stream().map(line -> line.copied(zone)).collect(Collectors.joining("\n", "", "\n")));
    }
}
