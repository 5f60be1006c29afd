package dev.handrail.backup.rescue;

import dev.handrail.operation.Plan.Check;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What is said of rows that are to come back, whatever server they are in. */
final class TransferChecks {
    private TransferChecks() {}

    static List<Check> chosen(Rescue.Table table, Choice choice, ToLongFunction<RowKind> count) {
        List<Check> checks = new ArrayList<>();
        for (RowKind kind : choice.ordered()) {
            String word = switch (kind) {
                case MISSING -> "rescue.check.missing";
                case CHANGED -> "rescue.check.changed";
                case EXTRA -> "rescue.check.extra";
            };
            checks.add(Check.ok(Words.of(word, table.full(), count.applyAsLong(kind))));
        }
        return checks;
    }

    static Check nothing() {
        return Check.blocker(Words.of("rescue.check.nothing"), Words.of("rescue.check.nothing.next"));
    }

    /**
     * A table that rows go into.
     *
     * @param along how many of them were not chosen themselves
     */
    static List<Check> filled(Pair pair, long along) {
        List<Check> checks = new ArrayList<>();
        if (along > 0) {
            checks.add(
                    Check.ok(Words.of("rescue.check.parents", along, pair.live().full())));
        }
        if (!pair.wanting().isEmpty()) {
            checks.add(Check.blocker(
                    Words.of("rescue.check.wanting", pair.live().full(), String.join(", ", pair.wanting())),
                    Words.of("rescue.check.wanting.next")));
        }
        return checks;
    }

    static List<Check> ties(Map<String, Long> orphans, Map<String, Long> takenAlong, Map<String, Long> altered) {
        List<Check> checks = new ArrayList<>();
        orphans.forEach((other, rows) -> checks.add(
                Check.blocker(Words.of("rescue.check.orphans", rows, other), Words.of("rescue.check.orphans.next"))));
        takenAlong.forEach((other, rows) -> checks.add(
                Check.blocker(Words.of("rescue.check.along", rows, other), Words.of("rescue.check.along.next"))));
        altered.forEach((other, rows) -> checks.add(
                Check.blocker(Words.of("rescue.check.altered", rows, other), Words.of("rescue.check.along.next"))));
        return checks;
    }

    /** What is only missing in what there is of a dump is taken for extra. */
    static List<Check> cut(SideSchema schema, Rescue.Table table, Choice choice) {
        return schema.rescue().cut() && choice.kinds().contains(RowKind.EXTRA)
                ? List.of(Check.warning(Words.of("rescue.remark.cut", table.full()), Words.of("rescue.check.cut.next")))
                : List.of();
    }

    static List<Check> lostObjects(Map<String, Long> lost) {
        List<Check> checks = new ArrayList<>();
        lost.forEach((table, objects) -> checks.add(Check.warning(
                Words.of("rescue.check.largeobjects", table, objects), Words.of("rescue.check.largeobjects.next"))));
        return checks;
    }

    static List<Check> lostViews(Rescue.Table table, List<Rescue.View> lost) {
        return lost.isEmpty()
                ? List.of()
                : List.of(Check.warning(
                        Words.of(
                                "rescue.check.views",
                                table.full(),
                                lost.stream().map(Rescue.View::full).collect(Collectors.joining(", "))),
                        Words.of(
                                "rescue.check.views.next",
                                lost.stream().map(Rescue.View::statements).collect(Collectors.joining("; ")))));
    }

    static List<Check> columns(Pair pair) {
        List<Check> checks = new ArrayList<>();
        if (!pair.onlyInBackup().isEmpty()) {
            checks.add(Check.warning(
                    Words.of("rescue.remark.dropped", String.join(", ", pair.onlyInBackup())),
                    Words.of("rescue.check.dropped.next")));
        }
        if (!pair.onlyLive().isEmpty()) {
            checks.add(Check.warning(
                    Words.of("rescue.remark.added", String.join(", ", pair.onlyLive())),
                    Words.of("rescue.check.added.next")));
        }
        if (!pair.ofOtherType().isEmpty()) {
            checks.add(Check.warning(
                    Words.of("rescue.remark.type", String.join(", ", pair.ofOtherType())),
                    Words.of("rescue.check.type.next")));
        }
        return checks;
    }
}
