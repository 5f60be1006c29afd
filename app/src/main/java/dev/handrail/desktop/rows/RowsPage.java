package dev.handrail.desktop.rows;

import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rows that are shown, as they were read last: what could not be read puts nothing else in their place. */
final class RowsPage {
    static final int LENGTH = 100;

    private final ObservableList<RowLine> lines = FXCollections.observableArrayList();
    /** How many rows come before those that are shown. */
    private long first;
    /** Among how many they are. */
    private long of;
    /** Whether the rows of this table and these kinds were not read yet, or could not be. */
    private boolean unread;

    ObservableList<RowLine> lines() {
        return lines;
    }

    /** Other rows are wanted than those that are shown. */
    void isStale() {
        unread = true;
    }

    boolean unread() {
        return unread;
    }

    void clear() {
        first = 0;
        lines.clear();
    }

    void keep(Predicate<RowLine> wanted) {
        lines.removeIf(wanted.negate());
    }

    void show(List<RowLine> rows, long skip, long all) {
        first = skip;
        of = all;
        unread = false;
        lines.setAll(rows);
    }

    boolean hasPrevious() {
        return first > 0;
    }

    /** How many rows come before the next page; the first page comes before any other. */
    long next() {
        return unread ? 0 : first + LENGTH;
    }

    long previous() {
        return unread ? 0 : Math.max(0, first - LENGTH);
    }

    /** Which rows of how many they are. */
    String shown(boolean reading, boolean lost) {
        if (lines.isEmpty()) {
            return Words.of(reading ? "rows.reading" : lost ? "rows.lost" : "rows.none");
        }
        String shown = Words.of("rows.shown", first + 1, first + lines.size(), Amounts.count(of));
        return lost ? Words.of("rows.lost.other", shown) : shown;
    }
}
