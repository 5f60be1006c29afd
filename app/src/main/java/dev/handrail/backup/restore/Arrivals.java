package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.MySqlState;
import dev.handrail.backup.source.TableContents;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What changed in a database since it took the place of another: what nobody would see any more if that came back. */
record Arrivals(KeptDatabase kept, Now now) {
    /** Reads what stands in it now. */
    interface Now {
        /** @param hashed also how the content of the tables hashes */
        List<TableRows> tables(boolean hashed) throws OperationFailed;
    }

    static Arrivals ofPostgres(Databases databases, Server server, Database beside, KeptDatabase kept) {
        return new Arrivals(kept, hashed -> {
            try (Connection connection = databases.open(server, beside, kept.live())) {
                return TableContents.of(connection, hashed);
            } catch (SQLException e) {
                throw SqlFailure.of(Words.of("restore.failed.count", kept.live()), server.name(), e);
            }
        });
    }

    static Arrivals ofMySql(MySqlClient client, KeptDatabase kept) {
        return new Arrivals(kept, hashed -> MySqlState.tables(client.to(kept.live()), hashed));
    }

    List<Check> checks() throws OperationFailed {
        if (kept.contents().isEmpty()) {
            return List.of(Check.warning(
                    Words.of("restore.arrivals.unknown", kept.live()), Words.of("restore.arrivals.next")));
        }
        List<String> lines = lines();
        return lines.isEmpty()
                ? List.of(Check.ok(Words.of("restore.arrivals.none", kept.live())))
                : lines.stream()
                        .map(line -> Check.warning(line, Words.of("restore.arrivals.next")))
                        .toList();
    }

    /** Table by table; nothing where nothing is known to have changed. */
    List<String> lines() throws OperationFailed {
        if (kept.contents().isEmpty()) {
            return List.of();
        }
        boolean hashed = kept.contents().stream().anyMatch(table -> table.hash() != null);
        Map<String, TableRows> there = new TreeMap<>();
        for (TableRows table : now.tables(hashed)) {
            there.put(table.name(), table);
        }
        List<String> lines = new ArrayList<>();
        for (TableRows then : kept.contents()) {
            TableRows table = there.remove(then.name());
            if (table == null) {
                lines.add(Words.of("restore.arrivals.dropped", then.name(), then.rows()));
            } else if (table.rows() > then.rows()) {
                lines.add(Words.of("restore.arrivals.more", then.name(), table.rows() - then.rows()));
            } else if (table.rows() < then.rows()) {
                lines.add(Words.of("restore.arrivals.fewer", then.name(), then.rows() - table.rows()));
            } else if (then.hash() != null
                    && table.hash() != null
                    && !then.hash().equals(table.hash())) {
                lines.add(Words.of("restore.arrivals.other", then.name(), table.rows()));
            }
        }
        there.values().forEach(table -> lines.add(Words.of("restore.arrivals.table", table.name(), table.rows())));
        return lines;
    }
}
