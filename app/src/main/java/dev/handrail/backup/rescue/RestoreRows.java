package dev.handrail.backup.rescue;

import dev.handrail.backup.restore.BesideName;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows of a backup back into the live table, with the rows they refer to: all in one transaction, and only if they
 * are still what was seen.
 */
public final class RestoreRows implements Operation {
    public static final String WORDS = "restore rows";

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
    public RestoreRows(Clock clock, Rescues place, String schema, String table, Choice choice) {
        this.place = place;
        this.schema = schema;
        this.table = table;
        this.choice = choice;
        this.before = SideSchema.BEFORE + BesideName.stamp(clock.instant());
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
        RowsBack.Prospect prospect = rows().prospect();
        planned = prospect.gathered();
        List<Step> steps = new ArrayList<>();
        steps.add(step(prospect.holding(), Effect.READS));
        prospect.statements().forEach(statement -> steps.add(step(statement, effect())));
        List<String> cannot = effect() == Effect.CHANGES
                ? List.of()
                : List.of(Words.of("rescue.rows.cannotundo", schema + "." + before));
        return new Plan(title(), effect(), prospect.checks(), steps, cannot);
    }

    private RowsBack rows() {
        return place.rows(schema, table, choice, before);
    }

    private Step step(String statement, Effect effect) {
        return new Step(Words.of(word(statement)), server().name(), statement, effect);
    }

    private static String word(String statement) {
        if (statement.contains(MySqlWitness.DONE)) {
            return "rescue.step.witness";
        }
        return switch (statement.replaceFirst("(?s)\\W.*", "")) {
            case "INSERT" -> "rescue.step.insert";
            case "UPDATE" -> "rescue.step.update";
            case "DELETE" -> "rescue.step.delete";
            case "CREATE" -> "rescue.step.before";
            default -> "rescue.step.around";
        };
    }

    @Override
    public void run(Work work) throws OperationFailed {
        long rows = rows().bring(planned, work);
        work.say(Words.of("rescue.rows.done", rows));
        work.made("rows", String.valueOf(rows));
    }
}
