package dev.handrail.backup.rescue;

import dev.handrail.backup.Means;
import dev.handrail.backup.restore.BesideName;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows of a backup back into the live table, with the rows they refer to: all in one transaction, and only if they
 * are still what was seen.
 */
public final class RestoreRows implements Operation {
    public static final String WORDS = "restore rows";

    private final Means means;
    private final Rescues place;
    private final String schema;
    private final String table;
    private final Choice choice;
    private final String before;
    private volatile @Nullable String planned;

    /**
     * @param schema the side schema
     * @param table one of its tables
     */
    public RestoreRows(Means means, Rescues place, String schema, String table, Choice choice) {
        this.means = means;
        this.place = place;
        this.schema = schema;
        this.table = table;
        this.choice = choice;
        this.before = SideSchema.BEFORE + BesideName.stamp(means.clock().instant());
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("rescue.rows.title", table, place.live());
    }

    @Override
    public Server server() {
        return place.server();
    }

    /** To bring back what is not there takes nothing from anybody. */
    @Override
    public Effect effect() {
        return choice.kinds().equals(Set.of(RowKind.MISSING)) ? Effect.CHANGES : Effect.DESTROYS;
    }

    @Override
    public Plan plan() throws OperationFailed {
        try (Connection connection = open()) {
            SideSchema side = SideSchema.require(connection, schema, server().name());
            Transfer transfer = transfer(connection, side);
            Pair pair = transfer.pair();
            List<Check> checks = new ArrayList<>();
            List<Step> steps = new ArrayList<>();
            Gathering gathering = transfer.gather(pair);
            checks.addAll(transfer.checks(pair, gathering));
            planned = gathering.fingerprint();
            steps.add(step(transfer.locking(pair), Effect.READS));
            for (String statement : transfer.statements(gathering).keySet()) {
                steps.add(step(statement, effect()));
            }
            connection.rollback();
            List<String> cannot = effect() == Effect.CHANGES
                    ? List.of()
                    : List.of(Words.of("rescue.rows.cannotundo", schema + "." + before));
            return new Plan(title(), effect(), checks, steps, cannot);
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("rescue.failed.rows.look", table), server().name(), e);
        }
    }

    private Step step(String statement, Effect effect) {
        String word = statement.startsWith("INSERT")
                ? "rescue.step.insert"
                : statement.startsWith("UPDATE")
                        ? "rescue.step.update"
                        : statement.startsWith("DELETE")
                                ? "rescue.step.delete"
                                : statement.startsWith("CREATE") ? "rescue.step.before" : "rescue.step.around";
        return new Step(Words.of(word), server().name(), statement, effect);
    }

    private Connection open() throws OperationFailed, SQLException {
        Connection connection = means.databases().open(place.server(), place.beside(), place.live());
        connection.setAutoCommit(false);
        return connection;
    }

    private Transfer transfer(Connection connection, SideSchema side) throws OperationFailed {
        return new Transfer(connection, side, side.table(table), choice, before);
    }

    @Override
    public void run(Work work) throws OperationFailed {
        long rows;
        try (Connection connection = open();
                Work.Handle cancel = work.onCancel(() -> Ending.end(connection))) {
            rows = all(connection, work);
        } catch (SQLException e) {
            work.stopIfCancelled();
            throw SqlFailure.of(Words.of("rescue.failed.rows", table), server().name(), e);
        }
        work.say(Words.of("rescue.rows.done", rows));
        work.made("rows", String.valueOf(rows));
    }

    private long all(Connection connection, Work work) throws SQLException, OperationFailed {
        SideSchema side = SideSchema.require(connection, schema, server().name());
        Transfer transfer = transfer(connection, side);
        Pair pair = transfer.pair();
        work.step(Words.of("rescue.step.lock"));
        try (Statement statement = connection.createStatement()) {
            perform(statement, transfer.locking(pair), work);
            work.step(Words.of("rescue.step.gather"));
            Gathering gathering = transfer.gather(pair);
            if (planned != null && !planned.equals(gathering.fingerprint())) {
                throw Transfer.changed();
            }
            work.step(Words.of("rescue.step.bringback"));
            long rows = 0;
            for (Map.Entry<String, Long> one : transfer.statements(gathering).entrySet()) {
                work.stopIfCancelled();
                long did = perform(statement, one.getKey(), work);
                if (!one.getKey().startsWith("CREATE")) {
                    asMany(did, one.getValue());
                    rows += did;
                }
            }
            transfer.prove(gathering);
            transfer.moveSequences(gathering).forEach(work::say);
            work.stopIfCancelled();
            commit(connection);
            return rows;
        }
    }

    /** A rule on the table, say, could have it do something else. */
    private static void asMany(long did, long expected) throws OperationFailed {
        if (did != expected) {
            throw OperationFailed.failed(Words.of("rescue.rows.notsame", Math.abs(expected - did)))
                    .next(Words.of("rescue.rows.notsame.next"))
                    .build();
        }
    }

    private long perform(Statement statement, String sql, Work work) throws SQLException {
        work.command(server().name(), sql);
        long rows = statement.executeLargeUpdate(sql);
        return Math.max(0, rows);
    }

    /** An answer that got lost says nothing; the comparison does. */
    private void commit(Connection connection) throws OperationFailed {
        try {
            connection.commit();
        } catch (SQLException e) {
            boolean lost = String.valueOf(e.getSQLState()).startsWith("08");
            throw OperationFailed.failed(Words.of("rescue.failed.rows", table))
                    .on(server().name())
                    .next(Words.of(lost ? "rescue.rows.unknown.next" : "rescue.rows.notsame.next"))
                    .because(e);
        }
    }
}
