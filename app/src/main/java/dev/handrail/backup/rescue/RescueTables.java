package dev.handrail.backup.rescue;

import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.backup.restore.BesideName;
import dev.handrail.backup.restore.Dropping;
import dev.handrail.backup.restore.LiveChecks;
import dev.handrail.backup.restore.LiveDatabase;
import dev.handrail.backup.restore.NewDatabase;
import dev.handrail.backup.restore.RoomNeeded;
import dev.handrail.backup.restore.Staged;
import dev.handrail.backup.restore.Staging;
import dev.handrail.backup.restore.TargetChecks;
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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings single tables of a backup into a side schema of the live database. The backup is restored whole beside it and
 * proven, since only so is every row known to be what was backed up; there the tables are moved into a schema of their own,
 * which is then brought over. No live table is touched, so that a dump that was cut serves as far as it goes.
 */
public final class RescueTables implements Operation {
    /** The first version that has them. */
    private static final int PUBLICATIONS = 10;

    private final Means means;
    private final Backup backup;
    private final Server server;
    private final Database beside;
    private final List<String> wanted;
    private final String live;
    private final String staged;
    private final String side;
    private final Staging staging;
    private final LiveChecks liveChecks;
    private final Bringing bringing;

    /**
     * @param beside the entry of the profile that leads to the live database's server
     * @param wanted the tables, with their schema or without
     */
    public RescueTables(Means means, Backup backup, Server server, Database beside, List<String> wanted) {
        Instant now = means.clock().instant();
        this.means = means;
        this.backup = backup;
        this.server = server;
        this.beside = beside;
        this.wanted = List.copyOf(wanted);
        this.live = backup.manifest().source().origin();
        this.staged = BesideName.of(live, "rescue", now);
        this.side = SideSchema.PREFIX + BesideName.stamp(now);
        this.staging = new Staging(means, backup, server, beside, staged, Staging.Purpose.TRIAL);
        this.liveChecks = new LiveChecks(means.databases(), server, beside, live);
        this.bringing = new Bringing(means, server, beside, staged, live, side);
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String title() {
        return Words.of("rescue.title", String.join(", ", wanted), live);
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.CHANGES;
    }

    /** No copy of it is removed while it is read. */
    @Override
    public Set<String> exclusions() {
        return Set.of(BackupDelete.copies(backup));
    }

    @Override
    public Plan plan() throws OperationFailed {
        Optional<LiveChecks.Seen> there = liveChecks.with(new NewDatabase(means.databases(), server, beside, staged));
        if (there.isEmpty()) {
            Check gone = Check.blocker(
                    Words.of("rescue.nolive", live), Words.of("restore.replace.nolive.next", backup.id(), live));
            return new Plan(title(), effect(), List.of(gone), List.of(), List.of());
        }
        LiveDatabase database = there.get().live();
        NewDatabase.Prospect prospect = there.get().prospect();
        TargetChecks target = new TargetChecks(means, server, beside);
        List<Check> checks = new ArrayList<>();
        checks.addAll(staging.copyChecks(false));
        checks.addAll(new WantedTables(backup).checks(wanted, this::partitioned));
        checks.addAll(publicationChecks(prospect.major()));
        checks.add(staging.allowedCheck(prospect));
        checks.add(staging.tablesVersionCheck(prospect));
        checks.addAll(staging.formCheck());
        checks.addAll(staging.needsChecks(prospect));
        checks.add(target.room(database.tablespace(), RoomNeeded.ofTables(backup.manifest())));
        checks.add(target.duration(backup));
        checks.addAll(staging.changes(prospect));
        List<Step> steps = new ArrayList<>(staging.steps(prospect, database.create(staged)));
        steps.addAll(ownSteps(prospect));
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private List<Step> ownSteps(NewDatabase.Prospect prospect) throws OperationFailed {
        return List.of(
                new Step(
                        Words.of("rescue.step.move", side),
                        server.name(),
                        "CREATE SCHEMA " + SqlNames.quoted(side),
                        Effect.CHANGES),
                new Step(
                        Words.of("rescue.step.bring", side, live),
                        server.name(),
                        bringing.command(prospect.major()),
                        Effect.CHANGES),
                bringing.statistics(wanted.stream()
                                .map(new WantedTables(backup)::bare)
                                .toList())
                        .step(server.name()),
                new Step(Words.of("drill.step.drop", staged), server.name(), Dropping.shown(staged), Effect.CHANGES),
                new Step(Words.of("rescue.step.compare"), server.name(), null, Effect.READS));
    }

    /** What is brought would go to its subscribers too, who have no such tables and would stop there. */
    private List<Check> publicationChecks(int major) throws OperationFailed {
        if (major < PUBLICATIONS) {
            return List.of();
        }
        List<Check> checks = new ArrayList<>();
        try (Connection connection = means.databases().open(server, beside, live);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT pubname FROM pg_publication WHERE puballtables AND pubinsert ORDER BY pubname")) {
            while (row.next()) {
                checks.add(Check.blocker(
                        Words.of("rescue.publication", row.getString(1), live),
                        Words.of("rescue.publication.next", backup.id())));
            }
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.look", live), server.name(), e);
        }
        return checks;
    }

    /** The manifest does not name tables that are but the sum of their partitions. */
    private boolean partitioned(String name) throws OperationFailed {
        String query = "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relkind = 'p' AND (c.relname = ? OR n.nspname || '.' || c.relname = ?)";
        try (Connection connection = means.databases().open(server, beside, live);
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1) > 0;
            }
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("restore.failed.look", live), server.name(), e);
        }
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        LiveDatabase database = liveChecks.required();
        // Registered first, so that it is cleaned up last: pg_restore ends when what it is fed from is dropped.
        Work.Handle brought = work.leaves(UnfinishedRescue.leftover(server, beside, live, side, work.run()));
        Staged proven = staging.fillAsItIs(database.create(staged), work);
        proven.proven(began);
        int major = new NewDatabase(means.databases(), server, beside, staged)
                .prospect()
                .major();
        SideSchema made = move(!proven.whole(), work);
        work.step(Words.of("rescue.step.bring", side, live));
        bringing.bring(major, work);
        bringing.prove(work);
        bringing.statistics(
                        made.rescue().tables().stream().map(Rescue.Table::name).toList())
                .gather(means.databases(), server, beside, work);
        work.step(Words.of("drill.step.drop", staged));
        staging.drop(work);
        finish(made, work);
        brought.close();
        work.made("database", Entries.named(beside, live));
        work.made("schema", side);
        compare(made, work);
    }

    /** What there is to bring back; the tables are there already, so that a fault of it is only told. */
    private void compare(SideSchema made, Work work) throws OperationFailed {
        work.step(Words.of("rescue.step.compare"));
        for (Compared compared : new PostgresRescues(means.databases(), server, beside, live).compare(made, work)) {
            work.say(RescueWords.summary(compared));
            RescueWords.remarks(compared, side).forEach(work::say);
        }
        work.say(Words.of("rescue.there.next", server.name(), Entries.named(beside, live), side));
    }

    private SideSchema move(boolean cut, Work work) throws OperationFailed {
        work.step(Words.of("rescue.step.move", side));
        try (Connection connection = means.databases().open(server, beside, staged);
                Work.Handle cancel = work.onCancel(() -> Ending.end(connection))) {
            SideTables.Moved moved = new SideTables(connection, side, cut).move(wanted);
            for (Rescue.Table table : moved.tables()) {
                work.say(Words.of(table.parent() ? "rescue.moved.parent" : "rescue.moved", table.full()));
            }
            if (cut) {
                work.say(Words.of("rescue.cut.parents"));
            }
            Rescue rescue = new Rescue(
                    Rescue.FORMAT,
                    work.run(),
                    backup.id(),
                    backup.taken().toString(),
                    false,
                    cut,
                    moved.tables(),
                    moved.views());
            try (Statement statement = connection.createStatement()) {
                statement.execute(SideSchema.commented(side, rescue));
            }
            return new SideSchema(side, rescue);
        } catch (SQLException e) {
            work.stopIfCancelled();
            throw SqlFailure.of(Words.of("rescue.failed.move"), server.name(), e);
        }
    }

    private void finish(SideSchema made, Work work) throws OperationFailed {
        try (Connection connection = means.databases().open(server, beside, live)) {
            made.finish(connection);
        } catch (SQLException e) {
            throw SqlFailure.of(Words.of("rescue.failed.finish", side), server.name(), e);
        }
        work.say(Words.of("rescue.there", side, live));
    }
}
