package dev.handrail.backup.restore;

import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Means;
import dev.handrail.backup.Subject;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.SqlFailure;
import dev.handrail.sql.SqlNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Drops a database that a restore put aside, once there is a newer backup that was proven. */
public final class RestoreForget implements Operation {
    public static final String WORDS = "restore forget";

    private final Means means;
    private final Server server;
    private final Database beside;
    private final KeptDatabase kept;

    public RestoreForget(Means means, Server server, KeptDatabase kept) throws OperationFailed {
        this.means = means;
        this.server = server;
        this.kept = kept;
        this.beside = KeptThere.beside(server, kept);
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("restore.forget.title", kept.kept());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        checks.add(rule().check());
        if (there()) {
            steps.add(new Step(title(), server.name(), statement(), Effect.DESTROYS));
        } else {
            checks.add(Check.warning(
                    Words.of("restore.undo.check.gone", kept.kept()), Words.of("restore.forget.gone.next")));
        }
        return new Plan(title(), effect(), checks, steps, List.of(Words.of("restore.forget.cannotundo")));
    }

    private String statement() {
        return "DROP DATABASE " + SqlNames.quoted(kept.kept());
    }

    private ForgetRule rule() {
        return new ForgetRule(means, server, Subject.database(kept.source()), kept.at());
    }

    private boolean there() throws OperationFailed {
        try (Connection connection = means.databases().maintenance(server, beside)) {
            return KeptThere.isThere(connection, kept);
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.drop", kept.kept()), server.name(), e);
        }
    }

    /** The rule must hold still; a database that is gone is only forgotten. */
    @Override
    public void run(Work work) throws OperationFailed {
        rule().require(kept.kept());
        work.step(title());
        try (Connection connection = means.databases().maintenance(server, beside);
                Statement statement = connection.createStatement()) {
            if (KeptThere.isThere(connection, kept)) {
                work.command(server.name(), statement());
                statement.execute(statement());
            }
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.drop", kept.kept()), server.name(), e);
        }
        means.kept().forget(kept.run());
    }
}
