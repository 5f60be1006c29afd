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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
        List<Check> checks = new ArrayList<>(List.of(Check.ok(Words.of("rescue.check.from", schema, from))));
        overwritten(clearing.overwritten()).ifPresent(checks::add);
        return new Plan(title(), effect(), checks, steps, List.of(Words.of("rescue.clear.cannotundo", schema)));
    }

    /** What was overwritten can be taken back only from there. */
    private Optional<Check> overwritten(Map<String, Long> rows) {
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        String tables = rows.entrySet().stream()
                .filter(table -> table.getValue() > 0)
                .map(table -> Words.of("rescue.check.before.table", table.getKey(), table.getValue()))
                .collect(Collectors.joining(", "));
        return all == 0
                ? Optional.empty()
                : Optional.of(Check.warning(
                        Words.of("rescue.check.before", all, schema, tables), Words.of("rescue.check.before.next")));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(Words.of("rescue.step.drop"));
        place.clear(schema, work);
    }
}
