package dev.handrail.backup.restore;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.source.Listed;
import dev.handrail.backup.source.MySqlCatalogue;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.backup.source.TableContents;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a live database has that a backup does not bring back: once that has taken its place, it stands nowhere but in the
 * one that was put aside.
 *
 * @param aside what the live one is called then
 */
record LeftOutTables(Manifest manifest, String live, String aside) {
    /** How many rows of a table are counted. */
    private static final long ENOUGH = 1_000_000;

    /** A table that somebody has locked keeps no plan waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Looks into the live one, which may be what is broken. */
    interface Looking {
        List<TableRows> look() throws OperationFailed;
    }

    /** What the plan says; of a dump of another program nobody knows before it is loaded. */
    List<Check> checks(Looking looking) throws OperationFailed {
        List<String> told = new ArrayList<>();
        manifest.leftOut().forEach(what -> told.add(Words.of("restore.leftout", what)));
        told.addAll(told(looking));
        return told.stream()
                .map(text -> Check.warning(text, Words.of("restore.leftout.next", aside)))
                .toList();
    }

    /** Says so in the record of what was done. */
    void tell(Looking looking, Work work) throws OperationFailed {
        List<String> told = told(looking);
        if (!told.isEmpty()) {
            told.forEach(work::say);
            work.say(Words.of("restore.leftout.next", aside));
        }
    }

    private List<String> told(Looking looking) throws OperationFailed {
        try {
            List<TableRows> besides = looking.look();
            return besides.isEmpty() ? List.of() : told(besides);
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return List.of(Words.of("restore.leftout.unseen", live, Verdict.said(e)));
        }
    }

    private List<String> told(List<TableRows> besides) {
        List<TableRows> looked = besides.stream()
                .filter(table -> table.rows() != MySqlRowCounts.UNTRIED)
                .toList();
        int untried = besides.size() - looked.size();
        return untried == 0
                ? List.of(tables(looked))
                : List.of(tables(looked), Words.of("restore.leftout.untried", live, untried, MySqlRowCounts.IN_VAIN));
    }

    private String tables(List<TableRows> besides) {
        boolean schemas = besides.stream().anyMatch(table -> !table.schema().equals(live));
        List<String> named = besides.stream()
                .map(table -> named(schemas ? table.name() : table.table(), table.rows()))
                .toList();
        return Words.of("restore.leftout.tables", live, besides.size(), Listed.of(named));
    }

    private static String named(String name, long rows) {
        if (rows == TableContents.UNCOUNTED) {
            return Words.of("restore.leftout.uncounted", name);
        }
        return Words.of(rows < ENOUGH ? "restore.leftout.rows" : "restore.leftout.many", name, rows);
    }

    /** Of what is brought back, as far as is known beforehand. */
    private boolean known() {
        return !manifest.foreign() || !manifest.tables().isEmpty();
    }

    /** Where nobody wrote down whose rows it has, a table that came back empty may have been left out. */
    private Set<String> held(List<TableRows> brought, Function<TableRows, String> name) {
        return brought.stream()
                .filter(table -> !manifest.tables().isEmpty() || table.rows() > 0)
                .map(name)
                .collect(Collectors.toSet());
    }

    List<TableRows> onPostgres(Databases databases, Server server, Database beside) throws OperationFailed {
        return known() ? onPostgres(databases, server, beside, manifest.tables()) : List.of();
    }

    /** @param brought what stands in the restored one */
    List<TableRows> onPostgres(Databases databases, Server server, Database beside, List<TableRows> brought)
            throws OperationFailed {
        try (Connection connection = databases.open(server, beside, live)) {
            return TableContents.besides(connection, held(brought, TableRows::name)::contains, ENOUGH, PATIENCE);
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("swap.failed.look", live), server.name(), e);
        }
    }

    List<TableRows> onMySql(MySqlClient client, MySqlCatalogue there) throws OperationFailed {
        return known() ? onMySql(client, there, manifest.tables()) : List.of();
    }

    /** @param brought what stands in the restored one */
    List<TableRows> onMySql(MySqlClient client, MySqlCatalogue there, List<TableRows> brought) throws OperationFailed {
        Set<String> held = held(brought, TableRows::table);
        List<String> names = there.names(Kind.TABLE).stream()
                .filter(name -> !held.contains(name))
                .sorted()
                .toList();
        return new MySqlRowCounts(client.to(live), ENOUGH)
                .of(names).stream().filter(table -> table.rows() != 0).toList();
    }
}
