package dev.handrail.backup.rescue;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.Listed;
import dev.handrail.operation.Plan.Check;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Tables that were named, beside those that the manifest of a backup does. */
record WantedTables(Backup backup) {
    /** Whether there may be one that the manifest does not name. */
    interface Unnamed {
        boolean maybe(String name) throws OperationFailed;
    }

    /** There is no such table in what was restored. */
    static OperationFailed absent(String name, List<String> there, boolean cut) {
        return cut
                ? OperationFailed.refused(Words.of("rescue.notinit.cut", name))
                        .next(Words.of("rescue.notinit.cut.next", Listed.of(there)))
                        .build()
                : OperationFailed.refused(Words.of("rescue.notinit", name))
                        .next(Words.of("rescue.notinit.there", Listed.of(there)))
                        .build();
    }

    static OperationFailed ambiguous(String name, List<String> called) {
        return OperationFailed.refused(Words.of("rescue.ambiguous", name))
                .next(Words.of("rescue.ambiguous.next", String.join(", ", called)))
                .build();
    }

    List<Check> checks(List<String> wanted, Unnamed unnamed) throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        for (String name : wanted) {
            List<TableRows> called = backup.manifest().tables().stream()
                    .filter(table -> table.name().equals(name))
                    .toList();
            if (called.isEmpty()) {
                called = backup.manifest().tables().stream()
                        .filter(table -> table.table().equals(name))
                        .toList();
            }
            checks.add(check(name, called, unnamed));
        }
        return checks;
    }

    /** What a table is called without its schema. */
    String bare(String name) {
        return backup.manifest().tables().stream()
                .filter(table -> table.name().equals(name) || table.table().equals(name))
                .map(TableRows::table)
                .findFirst()
                .orElseGet(() -> name.substring(name.indexOf('.') + 1));
    }

    private Check check(String name, List<TableRows> called, Unnamed unnamed) throws OperationFailed {
        if (called.size() == 1) {
            TableRows table = called.getFirst();
            return Check.ok(Words.of("rescue.check.table", table.name(), table.rows()));
        }
        if (called.size() > 1) {
            return Check.blocker(
                    Words.of("rescue.ambiguous", name),
                    Words.of(
                            "rescue.ambiguous.next",
                            String.join(
                                    ", ", called.stream().map(TableRows::name).toList())));
        }
        return backup.manifest().tables().isEmpty() || unnamed.maybe(name)
                ? Check.warning(Words.of("rescue.check.unknown", name), Words.of("rescue.check.unknown.next"))
                : Check.blocker(Words.of("rescue.notinit", name), Words.of("rescue.notinit.next"));
    }
}
