package dev.handrail.backup.rescue;

import dev.handrail.words.Evidence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of a backup beside the live one.
 *
 * @param there whether there is such a live table at all
 * @param key the columns by which rows are told apart; empty where there are none
 * @param counts how many rows there are of each kind
 * @param same how many are in both and alike
 * @param seen a mark for just these rows, by kind: whoever brings some back says by it what he has seen
 * @param onlyInBackup columns that the live table does not have any more
 * @param onlyLive columns that it did not have then
 * @param otherType columns that have another type now
 * @param lostObjects how many large objects its rows in the backup name that are not there any more
 * @param rows some of the rows that differ
 * @param more whether there are more of them behind those
 * @param away whether it does not lie in the side schema any more, so that there is nothing to compare
 * @param cut whether it is from a dump that was cut, so that it may lack what stood behind that
 * @param lostViews views of the backup that read it and are not live any more
 */
public record Compared(
        Rescue.Table table,
        boolean there,
        List<String> key,
        Map<RowKind, Long> counts,
        long same,
        String seen,
        List<String> onlyInBackup,
        List<String> onlyLive,
        List<String> otherType,
        long lostObjects,
        List<Row> rows,
        boolean more,
        boolean away,
        boolean cut,
        List<View> lostViews)
        implements Evidence {
    public Compared {
        key = List.copyOf(key);
        counts = Map.copyOf(counts);
        onlyInBackup = List.copyOf(onlyInBackup);
        onlyLive = List.copyOf(onlyLive);
        otherType = List.copyOf(otherType);
        rows = List.copyOf(rows);
        lostViews = List.copyOf(lostViews);
    }

    /** One that lies in both places, from a backup that is whole. */
    public Compared(
            Rescue.Table table,
            boolean there,
            List<String> key,
            Map<RowKind, Long> counts,
            long same,
            String seen,
            List<String> onlyInBackup,
            List<String> onlyLive,
            List<String> otherType,
            long lostObjects,
            List<Row> rows,
            boolean more) {
        this(
                table,
                there,
                key,
                counts,
                same,
                seen,
                onlyInBackup,
                onlyLive,
                otherType,
                lostObjects,
                rows,
                more,
                false,
                false,
                List.of());
    }

    /** One that does not: the live one is gone, or that of the backup was moved away. */
    static Compared notBoth(Rescue.Table table, boolean away) {
        return new Compared(
                table, false, List.of(), Map.of(), 0, "", List.of(), List.of(), List.of(), 0, List.of(), false, away,
                false, List.of());
    }

    /** The same, from what such a schema is from. */
    Compared of(Rescue rescue) {
        return with(rescue.cut(), lostViews);
    }

    /** The same, with what reads it and is lost. */
    Compared lacking(List<Rescue.View> views) {
        return with(
                cut,
                views.stream()
                        .map(view -> new View(view.full(), view.statements()))
                        .toList());
    }

    private Compared with(boolean isCut, List<View> lost) {
        return new Compared(
                table,
                there,
                key,
                counts,
                same,
                seen,
                onlyInBackup,
                onlyLive,
                otherType,
                lostObjects,
                rows,
                more,
                away,
                isCut,
                lost);
    }

    /**
     * One that is not there any more.
     *
     * @param statements what makes it again
     */
    public record View(String name, String statements) {}

    /**
     * A row that differs.
     *
     * @param key its key as one names it: the value, or a JSON array of them
     * @param cells its values; of a changed row only those that differ
     */
    public record Row(RowKind kind, String key, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** One value, then and now, cut where it is long; null where there is none. */
    public record Cell(
            String column,
            @Nullable String backup,
            @Nullable String live) {}

    public long count(RowKind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
