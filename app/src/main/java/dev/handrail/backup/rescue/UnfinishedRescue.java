package dev.handrail.backup.rescue;

import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.sql.Databases;
import dev.handrail.sql.SqlFailure;
import dev.handrail.sql.SqlNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Drops the side schema of a rescue that did not come to its end. */
public final class UnfinishedRescue implements Cleaner {
    private static final String KIND = "unfinished rescue";
    private static final String THERE_ALREADY = "42P06";
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final Databases databases;
    private final Servers servers;

    public UnfinishedRescue(Databases databases, Servers servers) {
        this.databases = databases;
        this.servers = servers;
    }

    static Leftover leftover(Server server, Database beside, String live, String side, String run) {
        return new Leftover(
                KIND,
                server.name(),
                Map.of("beside", beside.name(), "database", live, "schema", side, "run", run),
                Words.of("rescue.leftover", side, live));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void clean(Leftover leftover) throws OperationFailed {
        String side = leftover.details().getOrDefault("schema", "");
        Server server = servers.named(leftover.server())
                .orElseThrow(() -> OperationFailed.refused(Words.of("rescue.failed.drop", side))
                        .cameBack(Words.of("backup.removed", leftover.server()))
                        .next(Words.of("restore.removed.next"))
                        .build());
        String entry = leftover.details().getOrDefault("beside", "");
        Database beside = server.database(entry)
                .orElseThrow(() -> OperationFailed.refused(Words.of("backup.nodatabase", server.name(), entry))
                        .next(Words.of("backup.nodatabase.next"))
                        .build());
        String live = leftover.details().getOrDefault("database", "");
        try (Connection connection = databases.open(server, beside, live);
                Connection other = databases.open(server, beside, live)) {
            settled(connection, other, side);
            Optional<SideSchema> left = SideSchema.find(connection, side)
                    .filter(one -> one.rescue().run().equals(leftover.details().get("run")))
                    .filter(one -> !one.rescue().finished());
            if (left.isPresent()) {
                left.get().drop(connection);
            }
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("rescue.failed.drop", side), server.name(), e);
        }
    }

    /**
     * Ends the transaction of a pg_restore that may still run there: nobody sees what it makes before it commits, but who
     * makes the same has to wait for it, and so it is known which one it is.
     */
    private static void settled(Connection connection, Connection other, String side) throws SQLException {
        connection.setAutoCommit(false);
        AtomicBoolean over = new AtomicBoolean();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '60s'");
            int ours;
            try (ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
                row.next();
                ours = row.getInt(1);
            }
            Thread.ofVirtual().name("who makes " + side).start(() -> endThose(other, ours, over));
            statement.execute("CREATE SCHEMA " + SqlNames.quoted(side));
        } catch (SQLException e) {
            if (!THERE_ALREADY.equals(e.getSQLState())) {
                throw e;
            }
        } finally {
            over.set(true);
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Who keeps ours waiting, as long as it waits. */
    private static void endThose(Connection other, int ours, AtomicBoolean over) {
        String end = "SELECT pg_terminate_backend(holds) FROM unnest(pg_blocking_pids(" + ours + ")) holds";
        while (!over.get()) {
            LockSupport.parkNanos(A_MOMENT.toNanos());
            try (Statement statement = other.createStatement()) {
                if (!over.get()) {
                    statement.execute(end);
                }
            } catch (SQLException e) {
                return; // Then ours waits for as long as it may, and says so.
            }
        }
    }
}
