package dev.handrail.backup.restore;

import dev.handrail.backup.Entries;
import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Means;
import dev.handrail.backup.source.MySqlCatalogue;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts the tables of MariaDB or MySQL back that a restore put aside. What was restored, and what came since, is kept in its
 * turn.
 */
public final class MySqlUndo implements Operation {
    private final Means means;
    private final Server server;
    private final Database beside;
    private final KeptDatabase kept;
    private final String aside;

    public MySqlUndo(Means means, Server server, KeptDatabase kept) throws OperationFailed {
        this.means = means;
        this.server = server;
        this.kept = kept;
        this.beside = KeptThere.beside(server, kept);
        this.aside = BesideName.of(kept.live(), "undone", means.clock().instant());
    }

    @Override
    public String name() {
        return RestoreUndo.WORDS;
    }

    @Override
    public String title() {
        return Words.of("restore.undo.title", kept.kept(), kept.live());
    }

    @Override
    public Server server() {
        return server;
    }

    /** What came since is out of sight of those who use it. */
    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    @Override
    public Set<String> exclusions() {
        return Entries.held(server, kept.source());
    }

    private MySqlClient client() throws OperationFailed {
        return MySqlClient.open(means.shells(), means.databases(), server, beside, kept.kept());
    }

    @Override
    public boolean tellsOfExchange() {
        return true;
    }

    @Override
    public Plan plan() throws OperationFailed {
        try (MySqlClient client = client()) {
            List<Check> checks = new ArrayList<>(thereChecks(new MySqlKeptSchema(client)));
            List<Step> steps = new ArrayList<>();
            if (checks.stream().noneMatch(check -> check.state() == Plan.State.BLOCKER)) {
                MySqlClient live = client.to(kept.live());
                List<MySqlCatalogue> both = MySqlCatalogue.of(live, client);
                MySqlCatalogue there = both.getFirst();
                List<String> arriving = MySqlExchange.tables(both.getLast());
                checks.addAll(new MySqlLiveChecks(live, there, aside).of(List.of(), Set.copyOf(arriving)));
                checks.addAll(Arrivals.ofMySql(client, kept).checks());
                steps.add(new Step(
                        Words.of("swap.step", kept.kept(), kept.live()),
                        server.name(),
                        MySqlExchange.trade(undone(""), kept.kept(), there, arriving)
                                .shown(),
                        Effect.DESTROYS));
                steps.add(new Step(Words.of("swap.mysql.after", kept.live()), server.name(), null, Effect.CHANGES));
            }
            return new Plan(title(), effect(), checks, steps, List.of(Words.of("restore.undo.cannotundo", aside)));
        }
    }

    private List<Check> thereChecks(MySqlKeptSchema schema) throws OperationFailed {
        if (!schema.isOf(kept.run())) {
            return List.of(Check.blocker(
                    Words.of("restore.undo.check.gone", kept.kept()),
                    Words.of("restore.undo.check.gone.next", kept.run())));
        }
        String when = Amounts.moment(kept.at(), means.clock().getZone());
        Check there = Check.ok(Words.of("restore.undo.check.there", kept.kept(), kept.live(), when));
        return schema.isOfWhatIsInPlace(kept.live())
                ? List.of(there)
                : List.of(
                        there,
                        Check.blocker(
                                Words.of("restore.undo.check.other", kept.live()), Words.of("swap.mysql.later.next")));
    }

    private KeptDatabase undone(String run) {
        return new KeptDatabase(
                run,
                server.name(),
                beside.name(),
                kept.source(),
                kept.live(),
                0,
                aside,
                0,
                means.clock().instant(),
                kept.run(),
                null,
                List.of(),
                false);
    }

    /** Somebody else may have restored since the plan was made. */
    private void requireThere(MySqlKeptSchema schema) throws OperationFailed {
        for (Check check : thereChecks(schema)) {
            if (check.state() == Plan.State.BLOCKER) {
                throw OperationFailed.refused(check.text())
                        .on(server.name())
                        .next(String.valueOf(check.advice()))
                        .build();
            }
        }
    }

    @Override
    public void run(Work work) throws OperationFailed {
        try (MySqlClient client = client()) {
            MySqlKeptSchema schema = new MySqlKeptSchema(client);
            requireThere(schema);
            work.step(Words.of("restore.undo.step.count"));
            Arrivals.ofMySql(client, kept).lines().forEach(work::say);
            work.say(Words.of("restore.undo.uncounted"));
            work.exchanges();
            String was = schema.was();
            MySqlDefinitions old = schema.old();
            new MySqlExchange(means, server, beside, client, undone(work.run()), kept.kept())
                    .perform(was, old, schema.rights(), kept.run(), work);
            schema.dropEmpty();
        }
    }
}
