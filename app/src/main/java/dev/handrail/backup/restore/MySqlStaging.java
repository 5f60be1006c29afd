package dev.handrail.backup.restore;

import dev.handrail.backup.Ahead;
import dev.handrail.backup.AwakeEvents;
import dev.handrail.backup.Backup;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Means;
import dev.handrail.backup.OwnDatabases;
import dev.handrail.backup.source.MySqlAccount;
import dev.handrail.backup.source.MySqlCatalogue;
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
import java.io.IOException;
import java.io.InputStream;
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

    /**
     * What came of the dump.
     *
     * @param events which of its events, all of which are disabled, run where the dump has its way
     * @param there what stands in the database now, without the mark
     */
    record Loaded(AwakeEvents events, MySqlCatalogue there) {}

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
        requireSecret(copy);
        return checks;
    }

    /** What decrypts it must be the right one before anything is made. */
    void requireSecret() throws OperationFailed {
        requireSecret(GoodCopy.of(means, backup));
    }

    private void requireSecret(GoodCopy copy) throws OperationFailed {
        if (!backup.manifest().artifact().encrypted()) {
            return;
        }
        try (InputStream stored = copy.storage().read(copy.file());
                InputStream artifact = copy.opened(server, stored)) {
            artifact.read();
        } catch (IOException e) {
            throw OperationFailed.failed(
                            Words.of("storage.failed.read", copy.copy().located()))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
    }

    /** Whether there is a place for it on the server, and what will be done. */
    public Trial.Prospect prospect(MySqlClient client) throws OperationFailed {
        MySqlTarget target = MySqlTarget.of(client, List.of());
        return new Trial.Prospect(checks(target), steps(client, target));
    }

    List<Check> checks(MySqlTarget target) throws OperationFailed {
        List<Check> checks = new ArrayList<>(serverChecks(target));
        checks.addAll(roomChecks(target, 0, Ahead.NOTHING));
        return checks;
    }

    List<Check> serverChecks(MySqlTarget target) {
        Manifest manifest = backup.manifest();
        MySqlAccount account = target.account();
        List<String> lacking = account.rights(name).lackingFor(manifest.objects());
        List<Check> checks = new ArrayList<>();
        checks.add(MySqlNewDatabase.rightsCheck(name, account.grantee(), lacking));
        checks.add(new MySqlVersions(manifest.source().version(), target.version()).check());
        checks.addAll(target.keys().checks());
        return checks;
    }

    /** Both databases lie there for a time, and where the first statement finds no room, InnoDB may end the server. */
    List<Check> roomChecks(MySqlTarget target, long live, Ahead ahead) throws OperationFailed {
        TargetChecks checks = new TargetChecks(means, server, beside);
        RoomNeeded needed = RoomNeeded.of(backup.manifest(), live).whereAFullDiskEndsTheServer();
        return List.of(checks.roomIn(target.folder(), needed, ahead), checks.duration(backup));
    }

    List<Step> steps(MySqlClient client, MySqlTarget target) {
        Manifest manifest = backup.manifest();
        String where = client.shell().where();
        MySqlLoad loading = new MySqlLoad(manifest, client, new ForeignScript(manifest), target.keys());
        String load = CommandText.of(loading.pipeline());
        List<Step> steps = new ArrayList<>(new ForeignScript(manifest).steps());
        steps.add(new Step(Words.of("restore.step.create", name), where, create(), Effect.CHANGES));
        steps.add(new Step(Words.of("restore.step.load", name), where, load, Effect.CHANGES));
        steps.add(new Step(Staged.comparing(manifest), where, null, Effect.READS));
        steps.add(new MySqlStatistics(client).step(manifest.tables()));
        return steps;
    }

    private String create() {
        return MySqlNewDatabase.statement(name, backup.manifest().source());
    }

    /** Makes the database, loads it, and answers only if it is what was backed up. */
    Staged fill(MySqlClient client, Work work) throws OperationFailed {
        Loaded loaded = load(client, work);
        new MySqlAfter(client).tellDisabled(loaded.events().names(), work);
        return prove(client, loaded, work);
    }

    /** The same of what may have been cut, into something new that nothing else depends on. */
    public Staged fillAsItIs(MySqlClient client, Work work) throws OperationFailed {
        GoodCopy copy = GoodCopy.of(means, backup);
        ForeignScript script = new ForeignScript(backup.manifest()).asItIs(copy, server, work);
        Loaded loaded = load(copy, script, client, work);
        new MySqlAfter(client).tellDisabled(loaded.events().names(), work);
        return prove(client, loaded, script.whole(), work);
    }

    /** Makes the database and loads it. */
    Loaded load(MySqlClient client, Work work) throws OperationFailed {
        GoodCopy copy = GoodCopy.of(means, backup);
        ForeignScript script = new ForeignScript(backup.manifest());
        script.require(copy, server, work);
        return load(copy, script, client, work);
    }

    private Loaded load(GoodCopy copy, ForeignScript script, MySqlClient client, Work work) throws OperationFailed {
        String mark = mark(work);
        Work.Handle made = work.leaves(MySqlUnfinishedRestore.leftover(server, beside, name, mark));
        leftover = made;
        work.step(Words.of("restore.step.create", name));
        work.command(
                server.name(),
                MySqlNewDatabase.markedStatement(name, backup.manifest().source(), mark));
        PrimaryKeys keys = new MySqlNewDatabase(client).create(backup.manifest().source(), mark, made::close);
        AwakeEvents events = send(copy, script, client, keys, work);
        return new Loaded(
                events, MySqlCatalogue.of(client).without(item -> item.name().equals(MARK)));
    }

    /** Answers only if it is what was backed up. */
    Staged prove(MySqlClient client, Loaded loaded, Work work) throws OperationFailed {
        return prove(client, loaded, true, work);
    }

    private Staged prove(MySqlClient client, Loaded loaded, boolean whole, Work work) throws OperationFailed {
        MySqlCatalogue there = loaded.there();
        MySqlAfter after = new MySqlAfter(client);
        after.disableEvents(there, work);
        RowsCompared found = new MySqlCompared(backup.manifest(), client).compare(there, work);
        after.tellDefiners(there, work);
        new MySqlStatistics(client).gather(there.names(MySqlCatalogue.Kind.TABLE), work);
        return new Staged(means, backup, found, whole);
    }

    private AwakeEvents send(GoodCopy copy, ForeignScript script, MySqlClient client, PrimaryKeys keys, Work work)
            throws OperationFailed {
        work.step(Words.of("restore.step.load", name));
        copy.tell(work);
        return new MySqlLoad(backup.manifest(), client, script, keys)
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
