package dev.handrail.backup.rescue;

import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.backup.restore.BesideName;
import dev.handrail.backup.restore.MySqlStaging;
import dev.handrail.backup.restore.Staged;
import dev.handrail.backup.restore.Trial;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlSession;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings single tables of a backup of MariaDB or MySQL into a side database beside the live one. The backup is restored whole
 * into it and proven, since only so is every row known to be what was backed up; then all is dropped there but the tables that
 * were chosen and those whose rows they refer to. No live table is touched, so that a dump that was cut serves as far as it
 * goes.
 */
public final class MySqlRescueTables implements Operation {
    private final Means means;
    private final Backup backup;
    private final List<String> wanted;
    private final String side;
    private final MySqlStaging staging;
    private final MySqlRescues place;

    /**
     * @param beside the entry of the profile that leads to the live database's server
     * @param wanted the tables, with the name of their database or without
     */
    public MySqlRescueTables(Means means, Backup backup, Server server, Database beside, List<String> wanted) {
        String live = backup.manifest().source().origin();
        this.means = means;
        this.backup = backup;
        this.wanted = List.copyOf(wanted);
        this.side = BesideName.of(live, "rescue", means.clock().instant());
        this.staging = new MySqlStaging(means, backup, server, beside, side);
        this.place = new MySqlRescues(means.shells(), means.databases(), server, beside, live);
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String title() {
        return Words.of("rescue.title", String.join(", ", wanted), place.live());
    }

    @Override
    public Server server() {
        return place.server();
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
        try (MySqlClient client = staging.client()) {
            if (isGone(client)) {
                return new Plan(title(), effect(), List.of(gone()), List.of(), List.of());
            }
            List<Check> checks = new ArrayList<>(staging.copyChecks(false));
            checks.addAll(new WantedTables(backup).checks(wanted, name -> false));
            Trial.Prospect prospect = staging.prospect(client);
            checks.addAll(prospect.checks());
            List<Step> steps = new ArrayList<>(prospect.steps());
            String where = client.shell().where();
            steps.add(new Step(Words.of("rescue.mysql.step.keep"), where, null, Effect.CHANGES));
            steps.add(new Step(Words.of("rescue.step.compare"), where, null, Effect.READS));
            return new Plan(title(), effect(), checks, steps, List.of());
        }
    }

    private boolean isGone(MySqlClient client) throws OperationFailed {
        return client.askServer(
                        "SELECT 1 FROM information_schema.SCHEMATA WHERE " + MySqlTable.is("SCHEMA_NAME", place.live()))
                .isEmpty();
    }

    private Check gone() {
        return Check.blocker(
                Words.of("rescue.nolive", place.live()),
                Words.of("restore.replace.nolive.next", backup.id(), place.live()));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        try (MySqlClient client = staging.client()) {
            Staged proven = staging.fillAsItIs(client, work);
            proven.proven(began);
            Reduced reduced = reduced(client, !proven.whole(), work);
            SideSchema made = new SideSchema(side, reduced.rescue());
            new MySqlSide(client).mark(side, made.rescue(), reduced.belongings());
            staging.keep(client);
            work.say(Words.of("rescue.mysql.there", side, place.live()));
            work.made("database", named());
            work.made("schema", side);
            compare(client, made, work);
        }
    }

    /** @param belongings what the tables that stay had before the rest was dropped */
    private record Reduced(Rescue rescue, MySqlBelongings belongings) {}

    private Reduced reduced(MySqlClient client, boolean cut, Work work) throws OperationFailed {
        work.step(Words.of("rescue.mysql.step.keep"));
        try (MySqlSession session = MySqlSession.begin(client);
                Work.Handle cancel = work.onCancel(session::stop)) {
            MySqlReducing reducing = new MySqlReducing(session, side, place.live());
            List<Rescue.Table> tables = reducing.kept(wanted, cut);
            Set<String> names = tables.stream().map(Rescue.Table::name).collect(Collectors.toSet());
            MySqlBelongings belongings = MySqlBelongings.of(session, client, names);
            for (String statement : reducing.statements(tables)) {
                work.stopIfCancelled();
                work.command(client.shell().where(), statement);
                session.ask(statement);
            }
            for (Rescue.Table table : tables) {
                work.say(Words.of(table.parent() ? "rescue.mysql.kept.parent" : "rescue.mysql.kept", table.full()));
            }
            Rescue rescue = new Rescue(
                    Rescue.FORMAT, work.run(), backup.id(), backup.taken().toString(), true, cut, tables);
            return new Reduced(rescue, belongings);
        } catch (OperationFailed e) {
            work.stopIfCancelled();
            throw e;
        }
    }

    /** What there is to bring back; the tables are there already, so that a fault of it is only told. */
    private void compare(MySqlClient client, SideSchema made, Work work) throws OperationFailed {
        work.step(Words.of("rescue.step.compare"));
        for (Compared compared : place.compare(client, made, work)) {
            work.say(RescueWords.summary(compared));
            RescueWords.remarks(compared, side).forEach(work::say);
        }
        work.say(Words.of("rescue.there.next", place.server().name(), named(), side));
    }

    private String named() {
        return Entries.named(place.beside(), place.live());
    }
}
