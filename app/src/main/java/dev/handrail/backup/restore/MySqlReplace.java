package dev.handrail.backup.restore;

import dev.handrail.backup.Ahead;
import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.KeptDatabase;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.backup.Means;
import dev.handrail.backup.source.MySqlCatalogue;
import dev.handrail.backup.source.MySqlState;
import dev.handrail.backup.source.TablesRead;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Restores a backup of MariaDB or MySQL in the place of the live database. All of it happens beside the live one, which is not
 * touched before the restored one is proven; then their tables change places in one statement, and the old ones are kept.
 */
public final class MySqlReplace implements Operation {
    private final Means means;
    private final Backup backup;
    private final Server server;
    private final Database beside;
    private final String live;
    private final String staged;
    private final String aside;
    private final MySqlStaging staging;
    private final DrillChecks questions;
    private final Ahead ahead;

    /**
     * @param beside the entry of the profile that leads to the live database's server
     * @param questions what the restored one must answer with yes before it takes the live one's place
     * @param ahead what is written before
     */
    public MySqlReplace(
            Means means, Backup backup, Server server, Database beside, DrillChecks questions, Ahead ahead) {
        Instant now = means.clock().instant();
        this.means = means;
        this.backup = backup;
        this.server = server;
        this.beside = beside;
        this.live = backup.manifest().source().origin();
        this.staged = BesideName.of(live, "restore", now);
        this.aside = BesideName.of(live, "before", now);
        this.staging = new MySqlStaging(means, backup, server, beside, staged);
        this.questions = questions;
        this.ahead = ahead;
    }

    @Override
    public String name() {
        return RestoreInto.WORDS;
    }

    @Override
    public String title() {
        return Words.of("restore.replace.title", live);
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    /** A dump of the live database would hold half of either, and what is read must not be removed. */
    @Override
    public Set<String> exclusions() {
        return BackupDelete.andSource(server, backup);
    }

    @Override
    public boolean tellsOfExchange() {
        return true;
    }

    @Override
    public Plan plan() throws OperationFailed {
        try (MySqlClient client = staging.client()) {
            MySqlTarget target = MySqlTarget.of(client, List.of(live));
            if (!target.has(live)) {
                Check gone = Check.blocker(
                        Words.of("restore.replace.nolive", live),
                        Words.of("restore.replace.nolive.next", backup.id(), live));
                return new Plan(title(), effect(), List.of(gone), List.of(), List.of());
            }
            MySqlCatalogue there = MySqlCatalogue.of(client.to(live));
            List<String> arriving =
                    backup.manifest().tables().stream().map(TableRows::table).toList();
            List<Check> checks = new ArrayList<>();
            checks.addAll(staging.copyChecks(true));
            checks.addAll(staging.serverChecks(target));
            checks.add(encodingCheck(there));
            checks.addAll(staging.roomChecks(target, there.bytes(), ahead));
            checks.addAll(new MySqlLiveChecks(client.to(live), there, aside)
                    .of(backup.manifest().objects(), arriving.stream().collect(Collectors.toSet())));
            LeftOutTables leftOut = new LeftOutTables(backup.manifest(), live, aside);
            checks.addAll(leftOut.checks(() -> leftOut.onMySql(client, there)));
            List<Step> steps = new ArrayList<>(staging.steps(client, target));
            steps.addAll(questions.steps(server, staged));
            int beside = steps.size();
            steps.add(new Step(
                    Words.of("swap.step", staged, live),
                    server.name(),
                    MySqlExchange.trade(kept("", List.of()), staged, there, arriving)
                            .shown(),
                    Effect.DESTROYS));
            steps.add(new Step(Words.of("swap.mysql.after", live), server.name(), null, Effect.CHANGES));
            return new Plan(
                    title(), effect(), checks, steps, List.of(Words.of("restore.replace.cannotundo", aside)), beside);
        }
    }

    /** Tables keep their own; what is made later takes that of the database, which stays. */
    private Check encodingCheck(MySqlCatalogue there) {
        String was = backup.manifest().source().encoding() + " "
                + backup.manifest().source().collate();
        String is = there.encoding() + " " + there.collate();
        return was.isBlank() || was.equals(is)
                ? Check.ok(Words.of("restore.check.encoding", is))
                : Check.warning(
                        Words.of("restore.check.encoding.other", was, is), Words.of("swap.mysql.encoding.next"));
    }

    private KeptDatabase kept(String run, List<TableRows> contents) {
        return new KeptDatabase(
                run,
                server.name(),
                beside.name(),
                backup.source(),
                live,
                0,
                aside,
                0,
                means.clock().instant(),
                backup.id(),
                null,
                contents,
                false);
    }

    /** What a foreign dump does not tell is read from what came of it. */
    private List<TableRows> contents(MySqlClient client) throws OperationFailed {
        List<TableRows> told = backup.manifest().tables();
        if (!told.isEmpty()) {
            return told;
        }
        TablesRead read = MySqlState.tables(client, false);
        MySqlCompared.requireAll(read.unread(), client);
        return read.tables();
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        try (MySqlClient client = staging.client()) {
            MySqlStaging.Loaded loaded = staging.load(client, work);
            MySqlDefinitions definitions =
                    MySqlDefinitions.of(client, loaded.there()).with(loaded.events());
            new MySqlAfter(client).tellAsleep(loaded.events().lost(), work);
            Staged proven = staging.prove(client, loaded, work);
            Duration took = Duration.between(began, means.clock().instant());
            questions.require(new MySqlAsked(client.to(staged), true), server, work);
            proven.proven(took);
            List<TableRows> contents = contents(client);
            LeftOutTables leftOut = new LeftOutTables(backup.manifest(), live, aside);
            leftOut.tell(() -> leftOut.onMySql(client, MySqlCatalogue.of(client.to(live)), contents), work);
            work.exchanges();
            new MySqlExchange(means, server, beside, client, kept(work.run(), contents), staged)
                    .perform(work.run(), definitions, RoutineRights.NONE, "", work);
            staging.drop(client, work);
        }
    }
}
