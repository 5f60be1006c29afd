package dev.handrail.backup.restore;

import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.Sessions;
import dev.handrail.sql.SqlFailure;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts a database in the place of another in one transaction. Who is connected is sent away; who connects in the moment
 * between is held by PostgreSQL and would be turned away when it is over: then all is taken back, which lets them in, and
 * tried again.
 */
final class Swap {
    private static final int TRIES = 6;
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration UNTIL_GONE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** Somebody is in it still, somebody holds it, somebody changed it at the same moment: another time it goes through. */
    private static final Set<String> IN_THE_WAY = Set.of("55006", "55P03", "XX000", "40001", "40P01");

    private final Databases databases;
    private final Server server;
    private final Database beside;
    private final Trade trade;
    /** Who was sent away, each once, however often it was tried. */
    private final Set<String> gone = new HashSet<>();

    Swap(Databases databases, Server server, Database beside, Trade trade) {
        this.databases = databases;
        this.server = server;
        this.beside = beside;
        this.trade = trade;
    }

    /**
     * How it went.
     *
     * @param ended how many sessions were sent away
     * @param turnedAway how many were seen waiting and were turned away, where the answer that says so came
     * @param millis for how long nobody could come in
     */
    record Done(int ended, OptionalInt turnedAway, long millis) {}

    /** Nothing is done unless this returns, or fails with an outcome that is not known, which it says. */
    Done perform(Work work) throws OperationFailed {
        work.step(Words.of("swap.step", trade.coming(), trade.live()));
        trade.statements().forEach(statement -> work.command(server.name(), statement));
        for (int attempt = 1; ; attempt++) {
            work.stopIfCancelled();
            boolean last = attempt == TRIES;
            try (Connection connection = databases.maintenance(server, beside)) {
                Attempt tried = attempt(connection, last, work);
                if (tried.done()) {
                    return new Done(gone.size(), tried.waiting(), tried.millis());
                }
                work.say(Words.of("swap.waiting", tried.waiting().orElseThrow()));
            } catch (SQLException e) {
                if (last || !IN_THE_WAY.contains(String.valueOf(e.getSQLState()))) {
                    throw failed(e);
                }
                work.say(Words.of("swap.again", String.valueOf(e.getMessage())));
            }
            LockSupport.parkNanos(PAUSE.multipliedBy(attempt).toNanos());
        }
    }

    /** How one time went. */
    private record Attempt(boolean done, OptionalInt waiting, long millis) {}

    private Attempt attempt(Connection connection, boolean last, Work work) throws SQLException, OperationFailed {
        try (Statement statement = connection.createStatement();
                Work.Handle cancel = work.onCancel(() -> RestoredRows.end(connection))) {
            connection.setAutoCommit(false);
            Sessions.endsWhenSilent(connection, Sessions.SILENCE);
            trade.refuseOthers(connection, server);
            prepare(statement);
            long began = System.nanoTime();
            trade.rename(statement, gone);
            OptionalInt waiting = OptionalInt.of(trade.waiting(statement));
            boolean done = waiting.getAsInt() == 0 || last;
            if (done) {
                waiting = commit(connection, work);
            } else {
                connection.rollback();
            }
            return new Attempt(
                    done, waiting, Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
    }

    /** All that can be done while others still come and go. */
    private void prepare(Statement statement) throws SQLException {
        statement.execute("SET LOCAL lock_timeout = '5s'");
        for (String one : trade.before()) {
            statement.execute(one);
        }
        long deadline = System.nanoTime() + UNTIL_GONE.toNanos();
        while (trade.sendAway(statement, gone) > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /**
     * Says how many were turned away: counted by the server in the same message, since others come while the answer is on
     * its way. An answer that got lost says nothing, nor how many: so the server is asked again what became of it.
     */
    private OptionalInt commit(Connection connection, Work work) throws OperationFailed, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(trade.counting() + "; COMMIT");
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return OptionalInt.of(row.getInt(1));
            }
        } catch (SQLException e) {
            work.say(Words.of("swap.asked", trade.live()));
            if (!happened(e)) {
                throw e;
            }
            return OptionalInt.empty();
        }
    }

    /** Found out also where somebody has cancelled meanwhile: what was done must be known all the same. */
    private boolean happened(SQLException lost) throws OperationFailed {
        return new Stop().apart(() -> {
            try (Connection again = databases.maintenance(server, beside)) {
                return trade.happened(again, server);
            } catch (SQLException | OperationFailed e) {
                throw OperationFailed.failed(Words.of("swap.failed", trade.live()))
                        .on(server.name())
                        .cameBack(Words.of("swap.unknown", String.valueOf(lost.getMessage())))
                        .next(Words.of("swap.unknown.next"))
                        .because(lost);
            }
        });
    }

    private OperationFailed failed(SQLException e) {
        if (IN_THE_WAY.contains(String.valueOf(e.getSQLState()))) {
            return OperationFailed.failed(Words.of("swap.failed", trade.live()))
                    .on(server.name())
                    .next(Words.of("swap.failed.next"))
                    .because(e);
        }
        return SqlFailure.of(Words.of("swap.failed", trade.live()), server.name(), e);
    }
}
