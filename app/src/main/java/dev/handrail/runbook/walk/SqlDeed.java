package dev.handrail.runbook.walk;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Work;
import dev.handrail.runbook.Fence;
import dev.handrail.runbook.landing.SqlStatements;
import dev.handrail.runbook.landing.SqlStatements.Leaving;
import dev.handrail.runbook.landing.SqlText;
import dev.handrail.runbook.landing.SqlText.Dialect;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;

/** Statements for one of the server's databases; within a transaction that may only read, unless they are a change. */
record SqlDeed(WalkMeans means, Fence fence, Server server, Database database, Values values) implements Deed {
    static SqlDeed of(WalkMeans means, Fence fence, Server server, Database database, Values values)
            throws OperationFailed {
        SqlDeed deed = new SqlDeed(means, fence, server, database, values);
        refuseLeaving(fence, deed.dialect());
        return deed;
    }

    /** A block that only reads has no statement by which it would get out of that. */
    static void refuseLeaving(Fence fence, Dialect dialect) throws OperationFailed {
        Optional<Leaving> leaving = fence.isCheck() ? SqlStatements.leaving(fence.text(), dialect) : Optional.empty();
        if (leaving.isPresent()) {
            throw OperationFailed.refused(
                            Words.of("runbook.sql.leaves", leaving.get().word()))
                    .next(Words.of("runbook.sql.leaves.next"))
                    .build();
        }
    }

    @Override
    public List<Server> touched() {
        return List.of(server);
    }

    @Override
    public Effect effect() {
        return Deed.effect(fence);
    }

    @Override
    public Plan.Step shown() {
        String words = Words.of(
                fence.isCheck() ? "runbook.deed.ask-database" : "runbook.deed.change-database", database.name());
        return new Plan.Step(called(words), Deed.where(fence.on(), server), statements(), effect());
    }

    private String statements() {
        return SqlText.filled(fence.text(), dialect(), values::of);
    }

    private Dialect dialect() {
        return database.engine() == Engine.POSTGRESQL ? Dialect.POSTGRESQL : Dialect.MYSQL;
    }

    @Override
    public Verdict run(Work work) throws OperationFailed {
        String where = Deed.where(fence.on(), server);
        work.command(where + " " + database.name(), statements());
        SqlRows rows = new SqlRows(work);
        if (dialect() == Dialect.POSTGRESQL) {
            new PostgresDeed(means.databases(), fence, server, database, where).run(statements(), work, rows);
        } else {
            new MySqlDeed(means.shells(), means.databases(), fence, server, database).run(statements(), work, rows);
        }
        return Verdict.good(rows.text()).expected(fence, where);
    }
}
