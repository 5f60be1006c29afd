package dev.handrail.backup.rescue;

import dev.handrail.sql.SqlNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the chosen tables of a restored database into a schema of their own there, with all whose rows they refer to. It is
 * PostgreSQL that moves them: what belongs to a table goes along by itself, whatever it is called. What would tie them to
 * tables outside is cut first, since in the live database it would tie them to live ones.
 */
final class SideTables {
    private static final String TABLES = """
            SELECT c.oid, n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname <> 'information_schema'
               AND n.nspname !~ '^pg_'
               AND NOT EXISTS (SELECT 1 FROM pg_depend d
                                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')""";

    private static final String CALLED = TABLES + " AND (c.relname = ? OR n.nspname || '.' || c.relname = ?)"
            + " ORDER BY n.nspname || '.' || c.relname = ? DESC, 2, 3";

    private static final String THERE = TABLES + " ORDER BY 2, 3";

    /** They and their partitions. */
    private static final String TREE = "tree(oid) AS (SELECT o FROM unnest(?::oid[]) o"
            + " UNION SELECT t.relid::oid FROM unnest(?::oid[]) o, pg_partition_tree(o) t)";

    private static final String PARENTS = "WITH " + TREE + """
             SELECT DISTINCT p.oid, n.nspname, p.relname
              FROM pg_constraint c JOIN tree ON tree.oid = c.conrelid JOIN pg_class p ON p.oid = c.confrelid
              JOIN pg_namespace n ON n.oid = p.relnamespace
             WHERE c.contype = 'f' AND p.oid NOT IN (SELECT oid FROM tree)
               AND NOT EXISTS (SELECT 1 FROM pg_constraint o WHERE o.oid = c.conparentid AND o.conrelid = c.conrelid)""";

    /** Partitions of others that are chosen too. */
    private static final String WITHIN = "SELECT o, t.relid::oid FROM unnest(?::oid[]) o, pg_partition_tree(o) t"
            + " WHERE t.relid <> o AND t.relid = ANY (?::oid[])";

    private static final String TIES = "WITH " + TREE + """
             SELECT 1, format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname)
              FROM pg_constraint c WHERE c.contype = 'f' AND c.conparentid = 0 AND c.confrelid NOT IN (SELECT oid FROM tree)
               AND c.confrelid IN (SELECT a.relid FROM tree, pg_partition_ancestors(tree.oid) a)
            UNION ALL
            SELECT 2, CASE WHEN c.relispartition
                           THEN format('ALTER TABLE %s DETACH PARTITION %s', i.inhparent::regclass, i.inhrelid::regclass)
                           ELSE format('ALTER TABLE %s NO INHERIT %s', i.inhrelid::regclass, i.inhparent::regclass) END
              FROM pg_inherits i JOIN tree ON tree.oid = i.inhrelid JOIN pg_class c ON c.oid = i.inhrelid AND c.relkind IN ('r', 'p')
             WHERE i.inhparent NOT IN (SELECT oid FROM tree) ORDER BY 1""";

    private static final String MOVES =
            "WITH " + TREE + " SELECT 1, format('ALTER TABLE %s SET SCHEMA ', oid::regclass)" + " FROM tree";

    /** What would tie a table in the side schema to one outside of it, if anything were left that does. */
    private static final String LEFT_TIED = """
            SELECT count(*) FROM (
              SELECT 1 FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
               WHERE c.relkind IN ('r', 'p') AND c.relnamespace = ?::regnamespace AND p.relnamespace <> c.relnamespace
              UNION ALL
              SELECT 1 FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
               WHERE k.contype = 'f' AND c.relnamespace = ?::regnamespace AND p.relnamespace <> c.relnamespace) tied""";

    private static final String SAME_NAME = "42P07";

    private final Connection staged;
    private final String side;
    private final boolean cut;

    /** @param cut whether what was restored is from a dump that was cut */
    SideTables(Connection staged, String side, boolean cut) {
        this.staged = staged;
        this.side = side;
        this.cut = cut;
    }

    /** @param views that read them where they were */
    record Moved(List<Rescue.Table> tables, List<Rescue.View> views) {}

    /** All of it in one transaction; answers which tables they are. */
    Moved move(List<String> wanted) throws SQLException, OperationFailed {
        staged.setAutoCommit(false);
        try (Statement statement = staged.createStatement()) {
            statement.execute("SET LOCAL search_path = pg_catalog");
            Map<Long, Rescue.Table> chosen = chosen(wanted);
            withParents(chosen);
            withoutPartitionsOfOthers(chosen);
            List<Rescue.View> views = ReadingViews.of(staged, chosen);
            statement.execute("CREATE SCHEMA " + SqlNames.quoted(side));
            for (String cut : statements(TIES, chosen)) {
                statement.execute(cut);
            }
            for (String move : statements(MOVES, chosen)) {
                statement.execute(move + SqlNames.quoted(side));
            }
            untied();
            staged.commit();
            return new Moved(List.copyOf(chosen.values()), views);
        } catch (SQLException e) {
            if (SAME_NAME.equals(e.getSQLState())) {
                throw OperationFailed.refused(Words.of("rescue.samename"))
                        .next(Words.of("rescue.samename.next"))
                        .because(e);
            }
            throw e;
        } finally {
            staged.rollback();
            staged.setAutoCommit(true);
        }
    }

    private Map<Long, Rescue.Table> chosen(List<String> wanted) throws SQLException, OperationFailed {
        Map<Long, Rescue.Table> chosen = new LinkedHashMap<>();
        for (String name : wanted) {
            Map<Long, Rescue.Table> called = tables(CALLED, name, name, name);
            called.entrySet().stream()
                    .filter(one -> called.size() == 1 || one.getValue().full().equals(name))
                    .findFirst()
                    .ifPresent(one -> chosen.put(one.getKey(), one.getValue()));
            if (called.isEmpty()) {
                throw WantedTables.absent(name, names(tables(THERE)), cut);
            }
            if (called.values().stream().noneMatch(table -> chosen.containsValue(table))) {
                throw WantedTables.ambiguous(name, names(called));
            }
        }
        return chosen;
    }

    private Map<Long, Rescue.Table> tables(String query, String... given) throws SQLException {
        Map<Long, Rescue.Table> tables = new LinkedHashMap<>();
        try (PreparedStatement statement = staged.prepareStatement(query)) {
            for (int i = 0; i < given.length; i++) {
                statement.setString(i + 1, given[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tables.put(row.getLong(1), new Rescue.Table(row.getString(2), row.getString(3), false));
                }
            }
        }
        return tables;
    }

    private static List<String> names(Map<Long, Rescue.Table> tables) {
        return tables.values().stream().map(Rescue.Table::full).toList();
    }

    private void withParents(Map<Long, Rescue.Table> chosen) throws SQLException {
        Map<Long, Rescue.Table> found = new LinkedHashMap<>();
        do {
            found.clear();
            try (PreparedStatement statement = with(PARENTS, chosen);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getLong(1), new Rescue.Table(row.getString(2), row.getString(3), true));
                }
            }
            chosen.putAll(found);
        } while (!found.isEmpty());
    }

    /** Their rows come with those of the whole table. */
    private void withoutPartitionsOfOthers(Map<Long, Rescue.Table> chosen) throws SQLException {
        try (PreparedStatement statement = with(WITHIN, chosen);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Rescue.Table partition = chosen.remove(row.getLong(2));
                if (partition != null && !partition.parent()) {
                    chosen.computeIfPresent(
                            row.getLong(1), (oid, whole) -> new Rescue.Table(whole.schema(), whole.name(), false));
                }
            }
        }
    }

    private List<String> statements(String query, Map<Long, Rescue.Table> chosen) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (PreparedStatement statement = with(query, chosen);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                statements.add(row.getString(2));
            }
        }
        return statements;
    }

    private PreparedStatement with(String query, Map<Long, Rescue.Table> chosen) throws SQLException {
        PreparedStatement statement = staged.prepareStatement(query);
        Array oids = staged.createArrayOf("bigint", chosen.keySet().toArray());
        statement.setArray(1, oids);
        statement.setArray(2, oids);
        return statement;
    }

    private void untied() throws SQLException, OperationFailed {
        try (PreparedStatement statement = staged.prepareStatement(LEFT_TIED)) {
            statement.setString(1, SqlNames.quoted(side));
            statement.setString(2, SqlNames.quoted(side));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) > 0) {
                    throw OperationFailed.refused(Words.of("rescue.tied"))
                            .next(Words.of("rescue.tied.next"))
                            .build();
                }
            }
        }
    }
}
