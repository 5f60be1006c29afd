package dev.handrail.backup.rescue;

import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a comparison says, in words. */
public final class RescueWords {
    private RescueWords() {}

    /** Of one table, in a line. */
    public static String summary(Compared compared) {
        String table = compared.table().full();
        if (!compared.there()) {
            return Words.of(compared.away() ? "rescue.compared.away" : "rescue.compared.gone", table);
        }
        return Words.of(
                compared.key().isEmpty() ? "rescue.compared.nokey" : "rescue.compared",
                table,
                compared.count(RowKind.MISSING),
                compared.count(RowKind.CHANGED),
                compared.count(RowKind.EXTRA),
                compared.same());
    }

    /** What must be known of it besides. */
    public static List<String> remarks(Compared compared, String schema) {
        List<String> remarks = new ArrayList<>();
        String table = compared.table().full();
        if (!compared.there()) {
            remarks.add(Words.of(notBoth(compared), table, schema));
            views(remarks, compared);
            return remarks;
        }
        if (compared.cut()) {
            remarks.add(Words.of("rescue.remark.cut", table));
        }
        if (compared.key().isEmpty()) {
            remarks.add(Words.of("rescue.remark.nokey", table, schema));
        }
        if (compared.lostObjects() > 0) {
            remarks.add(Words.of("rescue.remark.largeobjects", table, compared.lostObjects()));
        }
        remark(remarks, "rescue.remark.dropped", compared.onlyInBackup());
        remark(remarks, "rescue.remark.added", compared.onlyLive());
        remark(remarks, "rescue.remark.type", compared.otherType());
        views(remarks, compared);
        return remarks;
    }

    private static void views(List<String> remarks, Compared compared) {
        List<Compared.View> lost = compared.lostViews();
        if (!lost.isEmpty()) {
            remarks.add(Words.of(
                    "rescue.remark.views",
                    compared.table().full(),
                    lost.stream().map(Compared.View::name).collect(Collectors.joining(", ")),
                    lost.stream().map(Compared.View::statements).collect(Collectors.joining("; "))));
        }
    }

    private static String notBoth(Compared compared) {
        if (compared.away()) {
            return "rescue.remark.away";
        }
        return compared.cut() ? "rescue.remark.gone.cut" : "rescue.remark.gone";
    }

    private static void remark(List<String> remarks, String key, List<String> columns) {
        if (!columns.isEmpty()) {
            remarks.add(Words.of(key, String.join(", ", columns)));
        }
    }
}
