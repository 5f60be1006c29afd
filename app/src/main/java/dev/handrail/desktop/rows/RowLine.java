package dev.handrail.desktop.rows;

import dev.handrail.backup.rescue.Compared;
import dev.handrail.backup.rescue.RowKind;
import dev.handrail.words.Words;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** A row that differs, which can be chosen. */
public final class RowLine {
    /** As a value is shown that there is none of. */
    private static final String NONE = "∅";

    private final Compared.Row row;
    private final BooleanProperty chosen;

    RowLine(Compared.Row row, boolean chosen) {
        this.row = row;
        this.chosen = new SimpleBooleanProperty(chosen);
    }

    public String key() {
        return row.key();
    }

    public RowKind kind() {
        return row.kind();
    }

    /** Whether it is one of those to bring back. */
    public BooleanProperty chosen() {
        return chosen;
    }

    Compared.Row row() {
        return row;
    }

    /** What a column has of it: the value, or both where they differ; nothing where it says nothing. */
    String told(String column) {
        for (Compared.Cell cell : row.cells()) {
            if (cell.column().equals(column)) {
                return told(cell);
            }
        }
        return "";
    }

    private String told(Compared.Cell cell) {
        String backup = Objects.requireNonNullElse(cell.backup(), NONE);
        String live = Objects.requireNonNullElse(cell.live(), NONE);
        return switch (row.kind()) {
            case MISSING -> backup;
            case EXTRA -> live;
            case CHANGED -> Words.of("rows.changed", backup, live);
        };
    }
}
