package dev.handrail.backup.restore;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.Databases;
import dev.handrail.sql.SqlFailure;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Has the statistics of what was restored into PostgreSQL gathered: without them it is slow, and so is the comparison to come.
 *
 * @param what is restored: a database, or a schema in one
 * @param database the one, or that of the other
 */
public record PostgresStatistics(String what, String database, String statement) {
    /** Of all of a database. */
    static PostgresStatistics of(String database) {
        return new PostgresStatistics(database, database, "ANALYZE");
    }

    public Step step(String where) {
        return new Step(title(), where, statement, Effect.CHANGES);
    }

    private String title() {
        return Words.of("restore.step.analyze", what);
    }

    /** @param beside a database of the profile on the same database server */
    public void gather(Databases databases, Server server, Database beside, Work work) throws OperationFailed {
        work.step(title());
        work.command(server.name(), statement);
        try (Connection connection = databases.open(server, beside, database);
                Statement analyzing = connection.createStatement();
                Work.Handle cancel = work.onCancel(() -> RestoredRows.end(connection))) {
            analyzing.execute(statement);
        } catch (SQLException e) {
            work.stopIfCancelled();
            throw SqlFailure.of(Words.of("restore.failed.statistics", what), server.name(), e);
        }
    }
}
