package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.Sequence;
import dev.handrail.backup.source.SequenceValues;
import dev.handrail.backup.source.TableContents;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.Sessions;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a restored database beside those of the manifest. */
final class RestoredRows {
    private final Databases databases;
    private final Server server;
    private final Database beside;
    private final String name;

    RestoredRows(Databases databases, Server server, Database beside, String name) {
        this.databases = databases;
        this.server = server;
        this.beside = beside;
        this.name = name;
    }

    /** Compares, or fails with every table that differs. */
    RowsCompared compare(Manifest manifest, Work work) throws OperationFailed {
        work.step(Staged.comparing(manifest));
        boolean hashed = manifest.tables().stream().anyMatch(t -> t.hash() != null);
        Read read = read(hashed, !manifest.sequences().isEmpty(), work);
        Map<String, TableRows> restored = new TreeMap<>();
        read.tables().forEach(table -> restored.put(table.name(), table));
        RowsCompared compared = new RowsCompared(manifest.tables().stream()
                .map(table -> compare(table, restored.get(table.name())))
                .toList());
        work.shows(compared);
        List<String> differences = told(compared, work);
        if (manifest.foreign() && restored.isEmpty()) {
            differences.add(Words.of("restore.foreign.nothing", name));
        }
        differences.addAll(sequences(manifest, read.sequences(), work));
        if (!differences.isEmpty()) {
            throw OperationFailed.refused(Words.of("restore.failed.rows", name))
                    .on(server.name())
                    .cameBack(String.join("; ", differences))
                    .next(Words.of("restore.failed.load.next"))
                    .showing(compared)
                    .build();
        }
        return compared;
    }

    /** What stands in it now. */
    List<TableRows> contents(Work work) throws OperationFailed {
        return read(false, false, work).tables();
    }

    /** Says each table that is as it should be; answers what is to be said of the others. */
    static List<String> told(RowsCompared compared, Work work) {
        List<String> differences = new ArrayList<>();
        for (RowsCompared.Table table : compared.tables()) {
            if (table.isEqual()) {
                work.say(Words.of(
                        table.content() == null ? "restore.rows.equal" : "restore.rows.same",
                        table.name(),
                        table.now()));
            } else {
                differences.add(difference(table));
            }
        }
        return differences;
    }

    private static String difference(RowsCompared.Table table) {
        if (table.isMissing()) {
            return Words.of("restore.rows.missing", table.name(), table.backup());
        }
        return table.isOther()
                ? Words.of("restore.rows.other", table.name(), table.now())
                : Words.of("restore.rows.differ", table.name(), table.now(), table.backup());
    }

    /** @param now the same table as it is now, if it is there */
    static RowsCompared.Table compare(TableRows table, @Nullable TableRows now) {
        if (now == null) {
            return RowsCompared.Table.missing(table.name(), table.rows());
        }
        boolean hashed = table.comparable(now);
        return new RowsCompared.Table(
                table.name(), table.rows(), now.rows(), hashed ? Objects.equals(table.hash(), now.hash()) : null);
    }

    /** Those that would give out what was given out before: inserts would fail, or worse, would not. */
    private static List<String> sequences(Manifest manifest, List<Sequence> now, Work work) {
        if (manifest.sequences().isEmpty()) {
            return List.of();
        }
        List<String> behind = SequenceValues.behind(manifest.sequences(), now);
        if (behind.isEmpty()) {
            work.say(Words.of("restore.sequences", manifest.sequences().size()));
        }
        return behind;
    }

    private record Read(List<TableRows> tables, List<Sequence> sequences) {}

    private Read read(boolean hashed, boolean sequences, Work work) throws OperationFailed {
        try (Connection connection = databases.open(server, beside, name);
                Work.Handle cancel = work.onCancel(() -> end(connection))) {
            return new Read(
                    TableContents.of(connection, hashed), sequences ? SequenceValues.of(connection) : List.of());
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.count", name), server.name(), e);
        }
    }

    /** Ends what waits in it for an answer, because somebody cancelled. */
    static void end(Connection connection) {
        try {
            Sessions.end(connection);
        } catch (SQLException e) {
            // It has come to its end already, or the line has: who waits in it is told so.
        }
    }
}
