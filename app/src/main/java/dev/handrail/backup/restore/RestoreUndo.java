package dev.handrail.backup.restore;

import dev.handrail.backup.Entries;
import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Means;
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
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts the database back that a restore put aside. What was restored, and what came since, is kept in its turn. */
public final class RestoreUndo implements Operation {
    public static final String WORDS = "restore undo";

    private final Means means;
    private final Server server;
    private final Database beside;
    private final KeptDatabase kept;
    private final String aside;
    private final LiveChecks liveChecks;

    public RestoreUndo(Means means, Server server, KeptDatabase kept) throws OperationFailed {
        this.means = means;
        this.server = server;
        this.kept = kept;
        this.beside = KeptThere.beside(server, kept);
        this.aside = BesideName.of(kept.live(), "undone", means.clock().instant());
        this.liveChecks = new LiveChecks(means.databases(), server, beside, kept.live());
    }

    @Override
    public String name() {
        return WORDS;
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

    @Override
    public boolean tellsOfExchange() {
        return true;
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Check> checks = new ArrayList<>(thereChecks());
        List<Step> steps = new ArrayList<>();
        if (checks.stream().noneMatch(check -> check.state() == Plan.State.BLOCKER)) {
            LiveDatabase live = liveChecks.required();
            checks.addAll(liveChecks.of(live));
            checks.addAll(
                    Arrivals.ofPostgres(means.databases(), server, beside, kept).checks());
            String run = Words.of("restore.replace.therun");
            steps.add(new Step(
                    Words.of("swap.step", kept.kept(), kept.live()),
                    server.name(),
                    trade(run).shown(),
                    Effect.DESTROYS));
        }
        return new Plan(title(), effect(), checks, steps, List.of(Words.of("restore.undo.cannotundo", aside)));
    }

    private List<Check> thereChecks() throws OperationFailed {
        try (Connection connection = means.databases().maintenance(server, beside)) {
            List<Check> checks = new ArrayList<>();
            String when = Amounts.moment(kept.at(), means.clock().getZone());
            checks.add(
                    KeptThere.isThere(connection, kept)
                            ? Check.ok(Words.of("restore.undo.check.there", kept.kept(), kept.live(), when))
                            : Check.blocker(
                                    Words.of("restore.undo.check.gone", kept.kept()),
                                    Words.of("restore.undo.check.gone.next", kept.run())));
            if (!KeptThere.isInPlace(connection, kept)) {
                checks.add(Check.blocker(
                        Words.of("restore.undo.check.other", kept.live()), Words.of("restore.undo.check.other.next")));
            }
            checks.addAll(subscribed(connection));
            return checks;
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("swap.failed.look", kept.live()), server.name(), e);
        }
    }

    private List<Check> subscribed(Connection connection) throws SQLException {
        List<Check> checks = new ArrayList<>();
        List<String> pulling = Subscriptions.running(connection, kept.kept());
        if (!pulling.isEmpty()) {
            checks.add(Check.warning(
                    Words.of("restore.undo.check.pulls", kept.kept(), String.join(", ", pulling)),
                    Words.of("restore.undo.check.pulls.next")));
        }
        List<String> resting = Subscriptions.resting(connection, kept.kept());
        if (!resting.isEmpty()) {
            checks.add(Check.warning(
                    Words.of("restore.undo.check.rests", kept.kept(), String.join(", ", resting)),
                    Words.of("restore.undo.check.rests.next")));
        }
        return checks;
    }

    private void tellSubscribed(Work work) throws OperationFailed {
        try (Connection connection = means.databases().maintenance(server, beside)) {
            for (Check check : subscribed(connection)) {
                work.say(check.text());
                work.say(String.valueOf(check.advice()));
            }
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("swap.failed.look", kept.live()), server.name(), e);
        }
    }

    private Trade trade(String run) {
        String remark = kept.remark() == null ? "NULL" : SqlNames.literal(kept.remark());
        return new Trade(
                kept.live(),
                kept.liveOid(),
                kept.kept(),
                kept.keptOid(),
                aside,
                List.of("COMMENT ON DATABASE " + SqlNames.quoted(kept.kept()) + " IS " + remark),
                Words.of("swap.remark.undone", kept.run(), run));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(Words.of("restore.undo.step.count"));
        Arrivals.ofPostgres(means.databases(), server, beside, kept).lines().forEach(work::say);
        work.say(Words.of("restore.undo.uncounted"));
        tellSubscribed(work);
        work.exchanges();
        LiveDatabase live = liveChecks.required();
        KeptDatabase undone = new KeptDatabase(
                work.run(),
                server.name(),
                beside.name(),
                kept.source(),
                kept.live(),
                kept.keptOid(),
                aside,
                kept.liveOid(),
                means.clock().instant(),
                kept.run(),
                live.comment(),
                List.of(),
                false);
        new Exchange(means, server, beside).perform(trade(work.run()), undone, kept.run(), work);
    }
}
