package dev.handrail.backup.restore;

import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.SqlFailure;
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

/**
 * The subscriptions by which a database pulls rows from another server. PostgreSQL drops no database that has one; and what the
 * other server keeps for one, its slot, may be what the live database goes on with: nothing here ever touches that.
 */
record Subscriptions(Databases databases, Server server, Database beside, String name) {
    private static final String THERE = """
            SELECT s.subname, s.subenabled, s.subslotname IS NULL
              FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = ? ORDER BY 1""";

    /**
     * One of them.
     *
     * @param runs whether it pulls whenever somebody can connect to the database
     * @param slotless whether the other server keeps nothing for it
     */
    private record One(String name, boolean runs, boolean slotless) {
        String told() {
            return slotless ? Words.of("restore.subscription.slotless", name) : name;
        }
    }

    /** @param any a connection to whichever database of the server */
    static List<String> of(Connection any, String database) throws SQLException {
        return all(any, database).stream().map(One::name).toList();
    }

    /** Those that pull whenever somebody can connect to it. */
    static List<String> running(Connection any, String database) throws SQLException {
        return all(any, database).stream().filter(One::runs).map(One::name).toList();
    }

    /** The others, each with a word where it has no slot. */
    static List<String> resting(Connection any, String database) throws SQLException {
        return all(any, database).stream()
                .filter(one -> !one.runs())
                .map(One::told)
                .toList();
    }

    private static List<One> all(Connection any, String database) throws SQLException {
        if (any.getMetaData().getDatabaseMajorVersion() < PostgresVersions.LEAST) {
            return List.of();
        }
        List<One> found = new ArrayList<>();
        try (PreparedStatement statement = any.prepareStatement(THERE)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new One(row.getString(1), row.getBoolean(2), row.getBoolean(3)));
                }
            }
        }
        return found;
    }

    /** All that is said to the server to be rid of them, of which those in the middle are said in the database itself. */
    List<String> statements(Connection any) throws SQLException {
        List<String> names = of(any, name);
        List<String> statements = new ArrayList<>();
        if (!names.isEmpty()) {
            statements.add(connections(true));
            statements.addAll(dropping(names));
            statements.add(connections(false));
        }
        return statements;
    }

    private String connections(boolean allowed) {
        return "ALTER DATABASE " + SqlNames.quoted(name) + " WITH ALLOW_CONNECTIONS " + allowed;
    }

    /** None pulls any more before the first is dropped. */
    private static List<String> dropping(List<String> subscriptions) {
        List<String> statements = new ArrayList<>();
        subscriptions.forEach(each -> statements.add("ALTER SUBSCRIPTION " + SqlNames.quoted(each) + " DISABLE"));
        for (String each : subscriptions) {
            statements.add(withoutSlot(each));
            statements.add("DROP SUBSCRIPTION " + SqlNames.quoted(each));
        }
        return statements;
    }

    private static String withoutSlot(String subscription) {
        return "ALTER SUBSCRIPTION " + SqlNames.quoted(subscription) + " SET (slot_name = NONE)";
    }

    /**
     * Is rid of them. Nobody may connect to the database afterwards, as it is about to be dropped.
     *
     * @param elsewhere of a connection to another database of the same server
     */
    void drop(Statement elsewhere) throws SQLException, OperationFailed {
        List<String> names = of(elsewhere.getConnection(), name);
        if (names.isEmpty()) {
            return;
        }
        elsewhere.execute(connections(true));
        try {
            dropInside(names);
        } catch (SQLException | OperationFailed e) {
            closeAgain(elsewhere, e);
            throw e;
        }
        elsewhere.execute(connections(false));
    }

    /** In one message, which the server does as a whole or not at all: a line that is cut leaves none of them half dropped. */
    private void dropInside(List<String> names) throws SQLException, OperationFailed {
        try (Connection inside = databases.open(server, beside, name);
                Statement statement = inside.createStatement()) {
            statement.execute(String.join(";\n", dropping(names)));
        }
    }

    private void closeAgain(Statement elsewhere, Exception because) {
        try {
            elsewhere.execute(connections(false));
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /**
     * Takes their slots from them: those of a copy name the ones that the original goes on with, and whoever drops a subscription
     * drops its slot too.
     */
    void leaveSlots(Work work) throws OperationFailed {
        try (Connection inside = databases.open(server, beside, name);
                Statement statement = inside.createStatement()) {
            for (String each : of(inside, name)) {
                work.command(server.name(), withoutSlot(each));
                statement.execute(withoutSlot(each));
            }
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.slots", name), server.name(), e);
        }
    }
}
