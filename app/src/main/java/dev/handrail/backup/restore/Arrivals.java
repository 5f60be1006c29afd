package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.MySqlState;
import dev.handrail.backup.source.TableContents;
import dev.handrail.backup.source.TablesRead;
import dev.handrail.backup.source.TablesRead.Unread;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What changed in a database since it took the place of another: what nobody would see any more if that came back. */
record Arrivals(KeptDatabase kept, Now now) {
    /** Reads what stands in it now. */
    interface Now {
        /** @param hashed also how the content of the tables hashes */
        TablesRead tables(boolean hashed) throws OperationFailed;
    }

    static Arrivals ofPostgres(Databases databases, Server server, Database beside, KeptDatabase kept) {
        return new Arrivals(kept, hashed -> {
            try (Connection connection = databases.open(server, beside, kept.live())) {
                return TablesRead.all(TableContents.of(connection, hashed));
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
        Found found = found();
        return found.none()
                ? List.of(Check.ok(Words.of("restore.arrivals.none", kept.live())))
                : found.lines().stream()
                        .map(line -> Check.warning(line, Words.of("restore.arrivals.next")))
                        .toList();
    }

    /**
     * What became of the tables.
     *
     * @param changes one by one, in words
     * @param unknown those with as many rows as then, of which nobody knows whether they are the same
     */
    record Found(List<String> changes, List<String> unknown) {
        private static final int NAMED = 20;

        Found {
            changes = List.copyOf(changes);
            unknown = List.copyOf(unknown);
        }

        boolean none() {
            return changes.isEmpty() && unknown.isEmpty();
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>(changes);
            if (!unknown.isEmpty()) {
                String named = String.join(", ", unknown.subList(0, Math.min(NAMED, unknown.size())));
                lines.add(
                        unknown.size() > NAMED
                                ? Words.of("restore.arrivals.maybe.more", named, unknown.size() - NAMED)
                                : Words.of("restore.arrivals.maybe", named));
            }
            return lines;
        }
    }

    /** In words; nothing where nothing is known at all. */
    List<String> lines() throws OperationFailed {
        return found().lines();
    }

    Found found() throws OperationFailed {
        if (kept.contents().isEmpty()) {
            return new Found(List.of(), List.of());
        }
        boolean hashed = kept.contents().stream().anyMatch(table -> table.hash() != null);
        Map<String, TableRows> there = new TreeMap<>();
        TablesRead read = now.tables(hashed);
        for (TableRows table : read.tables()) {
            there.put(table.name(), table);
        }
        Set<String> unread = read.unread().stream().map(Unread::name).collect(Collectors.toSet());
        List<String> lines = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (TableRows then : kept.contents()) {
            if (unread.contains(then.name())) {
                continue;
            }
            TableRows table = there.remove(then.name());
            if (table == null) {
                lines.add(Words.of("restore.arrivals.dropped", then.name(), then.rows()));
            } else if (table.rows() > then.rows()) {
                lines.add(Words.of("restore.arrivals.more", then.name(), table.rows() - then.rows()));
            } else if (table.rows() < then.rows()) {
                lines.add(Words.of("restore.arrivals.fewer", then.name(), then.rows() - table.rows()));
            } else if (!then.comparable(table)) {
                unknown.add(then.name());
            } else if (!Objects.equals(then.hash(), table.hash())) {
                lines.add(Words.of("restore.arrivals.other", then.name(), table.rows()));
            }
        }
        there.values().forEach(table -> lines.add(Words.of("restore.arrivals.table", table.name(), table.rows())));
        read.unread().forEach(table -> lines.add(Words.of("restore.arrivals.unread", table.name(), table.why())));
        return new Found(lines, unknown);
    }
}
