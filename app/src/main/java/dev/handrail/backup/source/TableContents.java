package dev.handrail.backup.source;

import dev.handrail.backup.Manifest.TableRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands in the tables that a dump holds: how many rows, and a hash of their content whatever their order, which is
 * the same wherever the same rows stand.
 */
public final class TableContents {
    /** Stands before a hash, so that a later way to hash can be told from it. */
    private static final String METHOD = "hashtextextended:";
    /** The first version that has the function. */
    private static final int HASHES = 110_000;

    /** What else would change how a value is written, or which rows one may see, from one session to the next. */
    public static final String SAME_TEXT =
            "SET extra_float_digits = 3; SET DateStyle = 'ISO, YMD'; SET TimeZone = 'UTC';"
                    + " SET bytea_output = 'hex'; SET IntervalStyle = 'postgres'; SET lc_monetary = 'C'; SET search_path = '';"
                    + " SET row_security = off";

    /** Ordinary tables and the leaves of partitioned ones, without those that belong to an extension. */
    private static final String TABLES = """
            SELECT c.oid, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname)
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind = 'r' AND c.relpersistence <> 't'
               AND n.nspname NOT IN ('pg_catalog', 'information_schema')
               AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
                                  AND d.deptype = 'e')
             ORDER BY 2, 3""";

    /** By one statement: a round trip for each of ten thousand would take longer than reading them. */
    private static final int AT_ONCE = 50;

    /** How many rows a table has that one cannot read. */
    public static final long UNCOUNTED = -1;

    private static final int SECONDS = 10;

    /** What a server answers that has waited for a lock for as long as it was to. */
    private static final String LOCKED = "55P03";
    /** How long the next is waited for once one was waited for in vain. */
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private final Connection connection;
    private final boolean hashed;

    private TableContents(Connection connection, boolean hashed) {
        this.connection = connection;
        this.hashed = hashed;
    }

    /** Of all tables. */
    public static List<TableRows> of(Connection connection, boolean hashed) throws SQLException {
        return of(connection, hashed, oid -> true);
    }

    /**
     * Changes settings of the session.
     *
     * @param hashed also how their content hashes, which only versions do that can
     * @param chosen which tables, by their oid
     */
    public static List<TableRows> of(Connection connection, boolean hashed, LongPredicate chosen) throws SQLException {
        return new TableContents(connection, hashed && hashes(connection)).read(chosen);
    }

    /**
     * Of the tables that hold rows and are not among some. Changes settings of the session.
     *
     * @param held whether a table is among them, by its name
     * @param enough how many rows of each are counted at most
     * @param patience with whoever has locked a table, before it is left uncounted
     */
    public static List<TableRows> besides(Connection connection, Predicate<String> held, long enough, Duration patience)
            throws SQLException {
        waitForLocks(connection, patience);
        List<TableRows> besides = new ArrayList<>();
        for (Found table : new TableContents(connection, false).tables(oid -> true)) {
            TableRows rows = new TableRows(table.schema(), table.name(), UNCOUNTED);
            if (!held.test(rows.name())) {
                besides.add(new TableRows(table.schema(), table.name(), upTo(connection, table, enough)));
            }
        }
        return besides.stream().filter(table -> table.rows() != 0).toList();
    }

    private static void waitForLocks(Connection connection, Duration patience) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = " + patience.toMillis());
        }
    }

    private static long upTo(Connection connection, Found table, long enough) throws SQLException {
        String query = "SELECT count(*) FROM (SELECT 1 FROM ONLY " + table.quoted() + " LIMIT " + enough + ") counted";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            if (connection.isValid(SECONDS)) {
                if (LOCKED.equals(e.getSQLState())) {
                    waitForLocks(connection, A_MOMENT);
                }
                return UNCOUNTED; // it is broken or locked, or one may not read it, which may be why it is left out
            }
            throw e;
        }
    }

    private static boolean hashes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('server_version_num')::int")) {
            row.next();
            return row.getInt(1) >= HASHES;
        }
    }

    /** A table that is to be read. */
    private record Found(String schema, String name, String quoted) {}

    private List<TableRows> read(LongPredicate chosen) throws SQLException {
        List<TableRows> contents = new ArrayList<>();
        List<Found> tables = tables(chosen);
        for (int from = 0; from < tables.size(); from += AT_ONCE) {
            contents.addAll(some(tables.subList(from, Math.min(tables.size(), from + AT_ONCE))));
        }
        return contents;
    }

    private List<Found> tables(LongPredicate chosen) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (Statement list = connection.createStatement()) {
            list.execute(SAME_TEXT);
            try (ResultSet tables = list.executeQuery(TABLES)) {
                while (tables.next()) {
                    if (chosen.test(tables.getLong(1))) {
                        found.add(new Found(tables.getString(2), tables.getString(3), tables.getString(4)));
                    }
                }
            }
        }
        return found;
    }

    /**
     * In a snapshot, what was read is let go of at once: the locks of a server are numbered, and pg_dump holds as many as
     * there are tables.
     */
    private List<TableRows> some(List<Found> tables) throws SQLException {
        if (connection.getAutoCommit()) {
            return counted(tables);
        }
        Savepoint before = connection.setSavepoint();
        List<TableRows> counted = counted(tables);
        connection.rollback(before);
        connection.releaseSavepoint(before);
        return counted;
    }

    private List<TableRows> counted(List<Found> tables) throws SQLException {
        String hash = hashed ? "coalesce(sum(hashtextextended((t.*)::text, 0)), 0)" : "NULL";
        String query = IntStream.range(0, tables.size())
                .mapToObj(i -> "SELECT " + i + ", count(*), " + hash + "::text FROM ONLY "
                        + tables.get(i).quoted() + " t")
                .collect(Collectors.joining(" UNION ALL "));
        TableRows[] rows = new TableRows[tables.size()];
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                Found table = tables.get(row.getInt(1));
                String sum = row.getString(3);
                rows[row.getInt(1)] =
                        new TableRows(table.schema(), table.name(), row.getLong(2), sum == null ? null : METHOD + sum);
            }
        }
        return List.of(rows);
    }
}
