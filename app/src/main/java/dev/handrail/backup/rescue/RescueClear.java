package dev.handrail.backup.rescue;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
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
        Rescues.Clearing clearing = place.clearing(schema);
        List<Step> steps = clearing.statements().stream()
                .map(statement -> new Step(Words.of("rescue.step.drop"), server().name(), statement, Effect.DESTROYS))
                .toList();
        String from = clearing.side().rescue().backup();
        Check known = Check.ok(Words.of("rescue.check.from", schema, from));
        return new Plan(title(), effect(), List.of(known), steps, List.of(Words.of("rescue.clear.cannotundo", schema)));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(Words.of("rescue.step.drop"));
        place.clear(schema, work);
    }
}
