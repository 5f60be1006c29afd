package dev.handrail.desktop.rows;

import dev.handrail.backup.rescue.Compared;
import dev.handrail.backup.rescue.RowKind;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** The rows that a person has chosen, by their keys, and what is to become of them; where none is chosen, of all that are shown. */
final class ChosenRows {
    private final ObservableMap<String, RowKind> rows = FXCollections.observableMap(new LinkedHashMap<>());

    ObservableMap<String, RowKind> rows() {
        return rows;
    }

    /** A row as it is shown, chosen or not; another kind under the same key is another row. */
    RowLine line(Compared.Row row) {
        RowLine line = new RowLine(row, rows.get(row.key()) == row.kind());
        line.chosen().subscribe(now -> {
            if (now) {
                rows.put(row.key(), row.kind());
            } else {
                rows.remove(row.key(), row.kind());
            }
        });
        return line;
    }

    /** How many rows of each kind are meant: those that are chosen, or all that are shown. */
    Map<RowKind, Long> counts(Set<RowKind> shown, @Nullable Compared table) {
        Map<RowKind, Long> counts = new LinkedHashMap<>();
        for (RowKind kind : RowKind.values()) {
            long count = rows.isEmpty()
                    ? shown.contains(kind) && table != null ? table.count(kind) : 0
                    : rows.values().stream().filter(kind::equals).count();
            if (count > 0) {
                counts.put(kind, count);
            }
        }
        return counts;
    }

    /** What becomes of how many rows. */
    String action(Map<RowKind, Long> counts) {
        List<String> parts = new ArrayList<>();
        counts.forEach((kind, count) -> parts.add(Words.of(action(kind), Amounts.count(count))));
        return parts.isEmpty() ? Words.of("rows.act.nothing") : String.join(", ", parts);
    }

    private static String action(RowKind kind) {
        return switch (kind) {
            case MISSING -> "rows.act.missing";
            case CHANGED -> "rows.act.changed";
            case EXTRA -> "rows.act.extra";
        };
    }

    /** The same as arguments of the offer that brings them back. */
    Map<String, List<String>> given(Map<RowKind, Long> counts) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        EnumSet.copyOf(counts.keySet()).forEach(kind -> given.put("--" + kind.word(), List.of("true")));
        if (!rows.isEmpty()) {
            given.put("--key", List.copyOf(rows.keySet()));
        }
        return given;
    }
}
