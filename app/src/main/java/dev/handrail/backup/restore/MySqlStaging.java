package dev.handrail.backup.restore;

import dev.handrail.backup.AwakeEvents;
import dev.handrail.backup.Backup;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Means;
import dev.handrail.backup.OwnDatabases;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.CommandText;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings a backup of MariaDB or MySQL into a database of its own and puts it to the test there. Until it is said to be kept,
 * that database is registered as a leftover and holds the mark by which it is dropped.
 */
public final class MySqlStaging {
    /** The table that says so. */
    public static final String MARK = MySqlNewDatabase.MARK;

    private final Means means;
    private final Backup backup;
    private final Server server;
    private final Database beside;
    private final String name;
    private Work.@Nullable Handle leftover;

    /** @param beside a database of the profile on the database server to restore to */
    public MySqlStaging(Means means, Backup backup, Server server, Database beside, String name) {
        this.means = means;
        this.backup = backup;
        this.server = server;
        this.beside = beside;
        this.name = name;
    }

    public MySqlClient client() throws OperationFailed {
        return MySqlClient.open(means.shells(), means.databases(), server, beside, name);
    }

    /** @param replaces whether it is to take the place of what is live */
    public List<Check> copyChecks(boolean replaces) throws OperationFailed {
        GoodCopy copy = GoodCopy.of(means, backup);
        List<Check> checks = new ArrayList<>(copy.checks());
        checks.addAll(ForeignScript.checks(copy, replaces));
        return checks;
    }

    /** Whether there is a place for it on the server. */
    public List<Check> checks(MySqlClient client) throws OperationFailed {
        MySqlNewDatabase.Prospect prospect = new MySqlNewDatabase(client).prospect(backup.manifest());
        List<Check> checks = new ArrayList<>(List.of(rightsCheck(prospect), versionCheck(prospect)));
        checks.addAll(PrimaryKeys.of(client).checks());
        checks.add(roomCheck(prospect, 0));
        checks.add(durationCheck());
        return checks;
    }

    Check rightsCheck(MySqlNewDatabase.Prospect prospect) {
        return MySqlNewDatabase.rightsCheck(name, prospect.user(), prospect.lacking());
    }

    Check versionCheck(MySqlNewDatabase.Prospect prospect) {
        return new MySqlVersions(backup.manifest().source().version(), prospect.version()).check();
    }

    /** Both databases lie there for a time, and where the first statement finds no room, InnoDB may end the server. */
    Check roomCheck(MySqlNewDatabase.Prospect prospect, long live) throws OperationFailed {
        return new TargetChecks(means, server, beside)
                .roomIn(
                        prospect.folder(),
                        RoomNeeded.of(backup.manifest(), live).whereAFullDiskEndsTheServer());
    }

    Check durationCheck() throws OperationFailed {
        return new TargetChecks(means, server, beside).duration(backup);
    }

    public List<Step> steps(MySqlClient client) throws OperationFailed {
        Manifest manifest = backup.manifest();
        String where = client.shell().where();
        MySqlLoad loading = new MySqlLoad(manifest, client, new ForeignScript(manifest), PrimaryKeys.of(client));
        String load = CommandText.of(loading.pipeline());
        List<Step> steps = new ArrayList<>(new ForeignScript(manifest).steps());
        steps.add(new Step(Words.of("restore.step.create", name), where, create(), Effect.CHANGES));
        steps.add(new Step(Words.of("restore.step.load", name), where, load, Effect.CHANGES));
        steps.add(new Step(Words.of("restore.step.compare", manifest.tables().size()), where, null, Effect.READS));
        steps.add(new MySqlStatistics(client).step(manifest.tables()));
        return steps;
    }

    private String create() {
        return MySqlNewDatabase.statement(name, backup.manifest().source());
    }

    /** Makes the database, loads it, and answers only if it is what was backed up. */
    Staged fill(MySqlClient client, Work work) throws OperationFailed {
        AwakeEvents events = load(client, work);
        new MySqlAfter(client).tellDisabled(events.names(), work);
        return prove(client, work);
    }

    /** The same of what may have been cut, into something new that nothing else depends on. */
    public Staged fillAsItIs(MySqlClient client, Work work) throws OperationFailed {
        GoodCopy copy = GoodCopy.of(means, backup);
        ForeignScript script = new ForeignScript(backup.manifest()).asItIs(copy, server, work);
        AwakeEvents events = load(copy, script, client, work);
        new MySqlAfter(client).tellDisabled(events.names(), work);
        return prove(client, script.whole(), work);
    }

    /** Answers which of its events, all of which are disabled, run where the dump has its way. */
    AwakeEvents load(MySqlClient client, Work work) throws OperationFailed {
        GoodCopy copy = GoodCopy.of(means, backup);
        ForeignScript script = new ForeignScript(backup.manifest());
        script.require(copy, server, work);
        return load(copy, script, client, work);
    }

    private AwakeEvents load(GoodCopy copy, ForeignScript script, MySqlClient client, Work work)
            throws OperationFailed {
        String mark = mark(work);
        Work.Handle made = work.leaves(MySqlUnfinishedRestore.leftover(server, beside, name, mark));
        leftover = made;
        work.step(Words.of("restore.step.create", name));
        work.command(server.name(), create());
        new MySqlNewDatabase(client).create(backup.manifest().source(), mark, made::close);
        return send(copy, script, client, work);
    }

    /** Answers only if it is what was backed up. */
    Staged prove(MySqlClient client, Work work) throws OperationFailed {
        return prove(client, true, work);
    }

    private Staged prove(MySqlClient client, boolean whole, Work work) throws OperationFailed {
        MySqlAfter after = new MySqlAfter(client);
        after.disableEvents(work);
        RowsCompared found = new MySqlCompared(backup.manifest(), client).compare(work);
        after.tellDefiners(work);
        new MySqlStatistics(client).gather(work);
        return new Staged(means, backup, found, whole);
    }

    private AwakeEvents send(GoodCopy copy, ForeignScript script, MySqlClient client, Work work)
            throws OperationFailed {
        work.step(Words.of("restore.step.load", name));
        copy.tell(work);
        return new MySqlLoad(backup.manifest(), client, script, PrimaryKeys.of(client))
                .load(copy, server, work, () -> drop(client, work));
    }

    private static String mark(Work work) {
        return OwnDatabases.mark(work.run());
    }

    /** It has served its purpose. */
    void drop(MySqlClient client, Work work) throws OperationFailed {
        new MySqlNewDatabase(client).dropIfMarked(mark(work));
        close();
    }

    /** It is a database like others from now on. */
    public void keep(MySqlClient client) throws OperationFailed {
        new MySqlNewDatabase(client).keep();
        close();
    }

    /** Whether something was made that has neither been dropped nor is kept. */
    boolean began() {
        return leftover != null;
    }

    private void close() {
        if (leftover != null) {
            leftover.close();
            leftover = null;
        }
    }
}
