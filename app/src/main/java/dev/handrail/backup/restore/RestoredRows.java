package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.TableCounts;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** Says what was found, or fails with every table that differs. */
    String compare(Manifest manifest, Work work) throws OperationFailed {
        work.step(Words.of("restore.step.compare", manifest.tables().size()));
        Map<String, Long> restored = new TreeMap<>();
        for (TableRows table : count()) {
            restored.put(table.name(), table.rows());
        }
        List<String> differences = new ArrayList<>();
        for (TableRows table : manifest.tables()) {
            long rows = restored.getOrDefault(table.name(), -1L);
            if (rows == table.rows()) {
                work.say(Words.of("restore.rows.equal", table.name(), rows));
            } else {
                differences.add(
                        rows < 0
                                ? Words.of("restore.rows.missing", table.name(), table.rows())
                                : Words.of("restore.rows.differ", table.name(), rows, table.rows()));
            }
        }
        if (!differences.isEmpty()) {
            throw OperationFailed.failed(Words.of("restore.failed.rows", name))
                    .on(server.name())
                    .cameBack(String.join("; ", differences))
                    .next(Words.of("restore.failed.load.next"))
                    .build();
        }
        return Words.of("restore.rows.all", manifest.tables().size(), manifest.rows());
    }

    /** Analyzed too: a database without statistics is a slow one. */
    private List<TableRows> count() throws OperationFailed {
        try (Connection connection = databases.open(server, beside, name);
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
            return TableCounts.of(connection);
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.count", name), server.name(), e);
        }
    }
}
