package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.MySqlCatalogue;
import dev.handrail.backup.source.MySqlState;
import dev.handrail.backup.source.TablesRead;
import dev.handrail.backup.source.TablesRead.Unread;
import dev.handrail.operation.Work;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts what a restored database of MariaDB or MySQL holds beside what its manifest says. */
final class MySqlCompared {
    private final Manifest manifest;
    private final MySqlClient client;

    MySqlCompared(Manifest manifest, MySqlClient client) {
        this.manifest = manifest;
        this.client = client;
    }

    /**
     * Compares, or fails with all that differs.
     *
     * @param there what stands in it
     */
    RowsCompared compare(MySqlCatalogue there, Work work) throws OperationFailed {
        work.step(Staged.comparing(manifest));
        boolean hashed = manifest.tables().stream().anyMatch(table -> table.hash() != null);
        TablesRead read = MySqlState.tables(client, hashed, MySqlNewDatabase.MARK, work);
        requireRead(read.unread());
        List<TableRows> tables = read.tables();
        Map<String, TableRows> restored = new HashMap<>();
        tables.forEach(table -> restored.put(table.table(), table));
        RowsCompared compared = new RowsCompared(manifest.tables().stream()
                .map(table -> RestoredRows.compare(table, restored.get(table.table())))
                .toList());
        work.shows(compared);
        List<String> differences = RestoredRows.told(compared, work);
        if (manifest.foreign() && tables.isEmpty()) {
            differences.add(Words.of("restore.foreign.nothing", client.name()));
        }
        differences.addAll(missing(there));
        if (!differences.isEmpty()) {
            throw OperationFailed.refused(Words.of("restore.failed.rows", client.name()))
                    .on(client.shell().where())
                    .cameBack(String.join("; ", differences))
                    .next(Words.of("restore.failed.load.next"))
                    .showing(compared)
                    .build();
        }
        return compared;
    }

    /** A table that gave no answer may be whole: that says nothing of the backup. What a foreign dump holds nobody knows. */
    private void requireRead(List<Unread> unread) throws OperationFailed {
        Set<String> wanted = manifest.tables().stream().map(TableRows::table).collect(Collectors.toSet());
        List<Unread> lacking = unread.stream()
                .filter(table -> manifest.foreign() || wanted.contains(table.table()))
                .toList();
        requireAll(lacking, client);
    }

    /** Fails with those that gave no answer. */
    static void requireAll(List<Unread> unread, MySqlClient client) throws OperationFailed {
        if (!unread.isEmpty()) {
            throw OperationFailed.failed(Words.of("restore.failed.count", client.name()))
                    .on(client.shell().where())
                    .cameBack(unread.stream()
                            .map(table -> table.table() + ": " + table.why())
                            .collect(Collectors.joining("; ")))
                    .next(Words.of("restore.unread.next"))
                    .build();
        }
    }

    /** Kinds of objects of which there are not as many as there should be. */
    private List<String> missing(MySqlCatalogue there) {
        Map<String, Long> counts = new HashMap<>();
        there.objects().forEach(some -> counts.put(some.kind(), some.count()));
        List<String> missing = new ArrayList<>();
        for (Manifest.Objects some : manifest.objects()) {
            long count = counts.getOrDefault(some.kind(), 0L);
            if (count != some.count()) {
                missing.add(Words.of("backup.fault.objects", some.kind(), count, some.count()));
            }
        }
        return missing;
    }
}
