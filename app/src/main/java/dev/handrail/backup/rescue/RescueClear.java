package dev.handrail.backup.rescue;

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
import java.util.List;

/** Drops a side schema that has served its purpose; the backup that its tables are from stays. */
public final class RescueClear implements Operation {
    public static final String WORDS = "restore clear";

    private final Rescues place;
    private final String schema;

    public RescueClear(Rescues place, String schema) {
        this.place = place;
        this.schema = schema;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("rescue.clear.title", schema, place.live());
    }

    @Override
    public Server server() {
        return place.server();
    }

    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    @Override
    public Plan plan() throws OperationFailed {
        try (Connection connection = place.databases().open(place.server(), place.beside(), place.live())) {
            SideSchema side = SideSchema.require(connection, schema, server().name());
            List<Step> steps = side.dropping(connection).stream()
                    .map(statement ->
                            new Step(Words.of("rescue.step.drop"), server().name(), statement, Effect.DESTROYS))
                    .toList();
            Check from =
                    Check.ok(Words.of("rescue.check.from", schema, side.rescue().backup()));
            return new Plan(
                    title(), effect(), List.of(from), steps, List.of(Words.of("rescue.clear.cannotundo", schema)));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(Words.of("rescue.step.drop"));
        try (Connection connection = place.databases().open(place.server(), place.beside(), place.live());
                Work.Handle cancel = work.onCancel(() -> Ending.end(connection))) {
            SideSchema side = SideSchema.require(connection, schema, server().name());
            for (String statement : side.dropping(connection)) {
                work.command(server().name(), statement);
            }
            side.drop(connection);
        } catch (SQLException e) {
            work.stopIfCancelled();
            throw failed(e);
        }
    }

    private OperationFailed failed(SQLException e) {
        return SqlFailure.of(Words.of("rescue.failed.drop", schema), server().name(), e);
    }
}
