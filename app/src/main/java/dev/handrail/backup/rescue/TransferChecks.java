package dev.handrail.backup.rescue;

import dev.handrail.operation.Plan.Check;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

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

    static List<Check> ties(Map<String, Long> orphans, Map<String, Long> takenAlong) {
        List<Check> checks = new ArrayList<>();
        orphans.forEach((other, rows) -> checks.add(
                Check.blocker(Words.of("rescue.check.orphans", rows, other), Words.of("rescue.check.orphans.next"))));
        takenAlong.forEach((other, rows) -> checks.add(
                Check.blocker(Words.of("rescue.check.along", rows, other), Words.of("rescue.check.along.next"))));
        return checks;
    }

    static List<Check> columns(Pair pair) {
        List<Check> checks = new ArrayList<>();
        warn(checks, "dropped", pair.onlyInBackup());
        warn(checks, "added", pair.onlyLive());
        warn(checks, "type", pair.ofOtherType());
        return checks;
    }

    private static void warn(List<Check> checks, String what, List<String> columns) {
        if (!columns.isEmpty()) {
            checks.add(Check.warning(
                    Words.of("rescue.remark." + what, String.join(", ", columns)),
                    Words.of("rescue.check." + what + ".next")));
        }
    }
}
