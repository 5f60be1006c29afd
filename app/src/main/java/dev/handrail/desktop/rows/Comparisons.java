package dev.handrail.desktop.rows;

import dev.handrail.backup.rescue.Compared;
import dev.handrail.backup.rescue.Rescue;
import dev.handrail.backup.rescue.RowKind;
import dev.handrail.operation.Answer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what `restore compare` answers. */
final class Comparisons {
    private Comparisons() {}

    static List<Compared> of(Answer answer) {
        return maps(answer.document()).stream().map(Comparisons::one).toList();
    }

    /** The one to begin with: the first that lacks something, or else the first. */
    static @Nullable Compared first(List<Compared> tables) {
        return tables.stream()
                .filter(one -> one.count(RowKind.MISSING) + one.count(RowKind.CHANGED) > 0)
                .findFirst()
                .orElse(tables.isEmpty() ? null : tables.getFirst());
    }

    private static Compared one(Map<?, ?> document) {
        Map<RowKind, Long> counts = new EnumMap<>(RowKind.class);
        for (RowKind kind : RowKind.values()) {
            counts.put(kind, number(document, kind.word()));
        }
        return new Compared(
                new Rescue.Table(text(document, "schema"), text(document, "table"), flag(document, "parent")),
                flag(document, "there"),
                texts(document, "key"),
                counts,
                number(document, "same"),
                text(document, "seen"),
                texts(document, "onlyInBackup"),
                texts(document, "onlyLive"),
                texts(document, "otherType"),
                number(document, "lostLargeObjects"),
                maps(document.get("rows")).stream().map(Comparisons::row).toList(),
                flag(document, "more"),
                flag(document, "away"),
                flag(document, "cut"),
                maps(document.get("lostViews")).stream()
                        .map(view -> new Compared.View(text(view, "name"), text(view, "statements")))
                        .toList());
    }

    private static Compared.Row row(Map<?, ?> document) {
        Map<?, ?> backup = document.get("backup") instanceof Map<?, ?> then ? then : Map.of();
        Map<?, ?> live = document.get("live") instanceof Map<?, ?> now ? now : Map.of();
        Set<Object> columns = new LinkedHashSet<>(backup.keySet());
        columns.addAll(live.keySet());
        List<Compared.Cell> cells = new ArrayList<>();
        for (Object column : columns) {
            cells.add(new Compared.Cell(String.valueOf(column), value(backup.get(column)), value(live.get(column))));
        }
        return new Compared.Row(kind(text(document, "kind")), text(document, "key"), cells);
    }

    private static RowKind kind(String word) {
        for (RowKind kind : RowKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(word);
    }

    private static @Nullable String value(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String text(Map<?, ?> document, String key) {
        return String.valueOf(document.get(key));
    }

    private static long number(Map<?, ?> document, String key) {
        return document.get(key) instanceof Number number ? number.longValue() : 0;
    }

    private static boolean flag(Map<?, ?> document, String key) {
        return Boolean.TRUE.equals(document.get(key));
    }

    private static List<String> texts(Map<?, ?> document, String key) {
        return document.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static List<Map<?, ?>> maps(@Nullable Object list) {
        List<Map<?, ?>> all = new ArrayList<>();
        if (list instanceof List<?> some) {
            for (Object one : some) {
                if (one instanceof Map<?, ?> map) {
                    all.add(map);
                }
            }
        }
        return all;
    }
}
