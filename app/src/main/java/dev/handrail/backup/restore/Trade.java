package dev.handrail.backup.restore;

import dev.handrail.server.Server;
import dev.handrail.sql.SqlNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which database takes whose place, and what the other is called then.
 *
 * @param live the name that both want
 * @param liveOid who has it
 * @param coming what the other is called that gets it
 * @param comingOid who that is
 * @param aside what the one that has it is called afterwards
 * @param carried what is done to the one that comes, before it gets the name
 * @param remark what the one that goes says of itself from then on
 */
record Trade(
        String live, long liveOid, String coming, long comingOid, String aside, List<String> carried, String remark) {
    private static final String OIDS = "SELECT (SELECT oid FROM pg_database WHERE datname = ?) = ?"
            + " AND (SELECT oid FROM pg_database WHERE datname = ?) = ?";

    Trade {
        carried = List.copyOf(carried);
    }

    /** What is done while others still come and go. */
    List<String> before() {
        List<String> before = new ArrayList<>(carried);
        before.add("ALTER DATABASE " + SqlNames.quoted(coming) + " WITH ALLOW_CONNECTIONS true");
        before.add("ALTER DATABASE " + SqlNames.quoted(live) + " WITH ALLOW_CONNECTIONS false");
        before.add("COMMENT ON DATABASE " + SqlNames.quoted(live) + " IS " + SqlNames.literal(remark));
        return before;
    }

    /** All of it, as one would type it. */
    List<String> statements() {
        List<String> all = new ArrayList<>(before());
        all.add(ending());
        all.addAll(renaming());
        return all;
    }

    /** As it is shown before, when nothing is there yet that could come. */
    String shown() {
        List<String> shown = new ArrayList<>(List.of("BEGIN"));
        shown.addAll(statements());
        shown.add("COMMIT");
        return String.join(";\n", shown);
    }

    /** What must not take long, in one message to the server. */
    private String atOnce() {
        return new SwapEnd(aside).holding() + "; SELECT pg_stat_clear_snapshot(); " + ending() + "; "
                + String.join("; ", renaming());
    }

    private List<String> renaming() {
        return List.of(
                "ALTER DATABASE " + SqlNames.quoted(live) + " RENAME TO " + SqlNames.quoted(aside),
                "ALTER DATABASE " + SqlNames.quoted(coming) + " RENAME TO " + SqlNames.quoted(live));
    }

    /** What clears up by itself ends by itself when the name changes. */
    private String ending() {
        return "SELECT pid || ' ' || backend_start, pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN ("
                + SqlNames.literal(live)
                + ", " + SqlNames.literal(coming)
                + ") AND pid <> pg_backend_pid() AND backend_type <> 'autovacuum worker'";
    }

    /**
     * Says how many there were.
     *
     * @param gone all that were sent away so far, each once
     */
    int sendAway(Statement statement, Set<String> gone) throws SQLException {
        statement.execute("SELECT pg_stat_clear_snapshot()");
        try (ResultSet row = statement.executeQuery(ending())) {
            return ended(row, gone);
        }
    }

    /** Does what must not take long; who came in the moment before has to go with the others. */
    void rename(Statement statement, Set<String> gone) throws SQLException {
        statement.execute(atOnce());
        statement.getMoreResults();
        statement.getMoreResults();
        try (ResultSet row = statement.getResultSet()) {
            ended(row, gone);
        }
    }

    private static int ended(ResultSet row, Set<String> gone) throws SQLException {
        int there = 0;
        while (row.next()) {
            gone.add(row.getString(1));
            there++;
        }
        return there;
    }

    /** Asks how many wait to be let in, and would be turned away. */
    String counting() {
        return "SELECT count(*) FROM pg_locks WHERE locktype = 'object' AND NOT granted"
                + " AND classid = 'pg_database'::regclass AND objid IN (" + liveOid + ", " + comingOid + ")";
    }

    int waiting(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(counting())) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Under these names there must be the databases that were looked at, whatever happened meanwhile. */
    void refuseOthers(Connection connection, Server server) throws SQLException, OperationFailed {
        if (!are(connection, live, liveOid, coming, comingOid)) {
            throw OperationFailed.refused(Words.of("swap.failed", live))
                    .on(server.name())
                    .cameBack(Words.of("swap.others", live, coming))
                    .next(Words.of("swap.others.next"))
                    .build();
        }
    }

    /** Whether it was done, once there is nobody any more who might do it yet. */
    boolean happened(Connection connection, Server server) throws SQLException, OperationFailed {
        new SwapEnd(aside).await(connection, live, server.name());
        return are(connection, live, comingOid, aside, liveOid);
    }

    private static boolean are(Connection connection, String one, long oneOid, String other, long otherOid)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OIDS)) {
            statement.setString(1, one);
            statement.setLong(2, oneOid);
            statement.setString(3, other);
            statement.setLong(4, otherOid);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
