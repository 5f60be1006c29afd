package dev.handrail.desktop.rows;

import dev.handrail.backup.rescue.Compared;
import dev.handrail.backup.rescue.RowKind;
import dev.handrail.desktop.shared.Pieces;
import dev.handrail.desktop.shared.Tables;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The rows that differ, with a column for each of the table's that says something of them. */
final class RowsTable {
    private static final double TICK = 44;
    private static final double KIND = 104;
    private static final double KEY = 140;
    private static final double VALUE = 180;

    private final TableView<RowLine> view;
    private List<String> shown = List.of();

    RowsTable(TableView<RowLine> view) {
        this.view = view;
        Tables.copyable(view);
        Tables.alike(view);
    }

    /** @param words what is told of rows where none are shown */
    void empty(String words) {
        view.setPlaceholder(Pieces.label(words, "meta"));
    }

    /** Columns that are there already stay as somebody has laid them out. */
    void arrange(List<RowLine> lines, List<String> key, boolean choosable) {
        Set<String> columns = new LinkedHashSet<>();
        lines.forEach(line -> line.row().cells().stream()
                .map(Compared.Cell::column)
                .filter(column -> !key.contains(column))
                .forEach(columns::add));
        List<String> wanted = new ArrayList<>(columns);
        wanted.addFirst(String.join(", ", key));
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        view.getColumns().clear();
        if (choosable) {
            TableColumn<RowLine, RowLine> tick = sized("", TICK);
            tick.setMinWidth(TICK);
            Tables.nodes(
                    tick, line -> line, RowsTable::tick, line -> line.chosen().get() ? "x" : "");
            view.getColumns().add(tick);
        }
        TableColumn<RowLine, RowKind> kind = sized(Words.of("rescue.head.kind"), KIND);
        Tables.nodes(kind, RowLine::kind, RowsTable::badge, one -> Words.of(one.key()));
        view.getColumns().add(kind);
        TableColumn<RowLine, String> name = sized(wanted.getFirst(), KEY);
        Tables.words(name, RowLine::key, "mono");
        view.getColumns().add(name);
        columns.forEach(column -> view.getColumns().add(value(column)));
    }

    private static <T> TableColumn<RowLine, T> sized(String head, double width) {
        TableColumn<RowLine, T> column = new TableColumn<>(head);
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    private static TableColumn<RowLine, RowLine> value(String name) {
        TableColumn<RowLine, RowLine> column = sized(name, VALUE);
        Tables.nodes(column, line -> line, line -> cell(line, name), line -> line.told(name));
        return column;
    }

    private static Node cell(RowLine line, String column) {
        Label label = Pieces.label(line.told(column), "mono", line.kind() == RowKind.CHANGED ? "warn" : "plain");
        Pieces.wholeOnHover(label);
        return label;
    }

    private static Node tick(RowLine line) {
        CheckBox box = new CheckBox();
        box.setAccessibleText(Words.of("rows.choose", line.key()));
        box.selectedProperty().bindBidirectional(line.chosen());
        return box;
    }

    static Node badge(RowKind kind) {
        return Pieces.badge(
                Words.of(kind.key()),
                switch (kind) {
                    case MISSING -> "bad";
                    case CHANGED -> "warn";
                    case EXTRA -> "accent";
                });
    }
}
