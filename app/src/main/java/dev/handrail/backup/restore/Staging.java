package dev.handrail.backup.restore;

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
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings a backup into a database of its own and puts it to the test there. Until it is said to be kept, that database is
 * registered as a leftover and carries the mark by which it is dropped.
 */
public final class Staging {
    private final Means means;
    private final Backup backup;
    private final Server server;
    private final Database beside;
    private final String name;
    private final Purpose purpose;
    private final NewDatabase target;
    private Work.@Nullable Handle leftover;
    /** What the plan that is being made has found already. */
    private @Nullable PostgresTools planned;

    /** What is to become of it, which says what of its subscriptions comes along. */
    public enum Purpose {
        /** It takes the place of the one that was backed up, or its name. */
        PLACE,
        /** It stands beside that. */
        COPY,
        /** It is dropped again in the end. */
        TRIAL
    }

    /** @param beside a database of the profile on the database server to restore to */
    public Staging(Means means, Backup backup, Server server, Database beside, String name, Purpose purpose) {
        this.means = means;
        this.backup = backup;
        this.server = server;
        this.beside = beside;
        this.name = name;
        this.purpose = purpose;
        this.target = new NewDatabase(means.databases(), server, beside, name);
    }

    /** @param replaces whether it is to take the place of what is live */
    public List<Check> copyChecks(boolean replaces) throws OperationFailed {
        GoodCopy copy = GoodCopy.of(means, backup);
        List<Check> checks = new ArrayList<>(copy.checks());
        checks.addAll(ForeignScript.checks(copy, replaces));
        return checks;
    }

    public Check allowedCheck(NewDatabase.Prospect prospect) {
        return prospect.allowed()
                ? Check.ok(Words.of("restore.check.allowed"))
                : Check.blocker(Words.of("restore.check.notallowed"), Words.of("restore.check.notallowed.next"));
    }

    /** A directory is unpacked beside the server's programs, which inside a container see none of it. */
    public List<Check> formCheck() {
        boolean within = backup.manifest().artifact().form().equals("directory") && beside.container() != null;
        return within
                ? List.of(Check.blocker(
                        Words.of("restore.check.directory", beside.name()),
                        Words.of("restore.check.directory.next", backup.id())))
                : List.of();
    }

    public Check versionCheck(NewDatabase.Prospect prospect) {
        return versions(prospect).check();
    }

    /** The same for single tables of it. */
    public Check tablesVersionCheck(NewDatabase.Prospect prospect) {
        return versions(prospect).tablesCheck(backup.id());
    }

    /** What becomes different by a newer server. */
    public List<Check> changes(NewDatabase.Prospect prospect) {
        return versions(prospect).changes();
    }

    private PostgresVersions versions(NewDatabase.Prospect prospect) {
        return new PostgresVersions(backup.manifest().source().version(), prospect.version());
    }

    /** The roles and extensions that it takes for granted; they are read out of the dump itself. */
    public List<Check> needsChecks(NewDatabase.Prospect prospect) throws OperationFailed {
        Manifest manifest = backup.manifest();
        GoodCopy copy = GoodCopy.of(means, backup);
        try (Shell shell = means.shells().on(server);
                PostgresTools tools = means.tools().find(shell, server, beside, wanted(prospect))) {
            planned = tools;
            Definitions definitions = new Definitions(manifest, tools);
            Optional<Pipeline> pipeline = definitions.pipeline();
            if (pipeline.isEmpty()) {
                return List.of(Check.warning(Words.of("restore.check.needs"), Words.of("restore.check.needs.next")));
            }
            try (InputStream stored = copy.storage().read(copy.file());
                    InputStream artifact = copy.opened(server, stored)) {
                DumpNeeds needs = definitions.needs(shell, pipeline.get(), artifact);
                DumpNeeds loaded = subscribing(prospect) ? needs.subscribing() : needs;
                List<Check> checks = new ArrayList<>(new TargetChecks(means, server, beside).needs(loaded, backup));
                subscribed(needs.subscriptions(), prospect).ifPresent(checks::add);
                return checks;
            }
        } catch (IOException e) {
            throw OperationFailed.failed(
                            Words.of("storage.failed.read", copy.copy().located()))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
    }

    private Optional<Check> subscribed(Set<String> subscriptions, NewDatabase.Prospect prospect) {
        if (subscriptions.isEmpty()) {
            return Optional.empty();
        }
        String names = String.join(", ", new TreeSet<>(subscriptions));
        if (purpose == Purpose.TRIAL) {
            return Optional.of(Check.ok(Words.of("restore.check.subscriptions.trial", names)));
        }
        if (!prospect.subscribes()) {
            return Optional.of(Check.warning(
                    Words.of("restore.check.subscriptions.lacking", names),
                    Words.of("restore.check.subscriptions.lacking.next")));
        }
        return Optional.of(
                purpose == Purpose.COPY
                        ? Check.warning(
                                Words.of("restore.check.subscriptions.copy", names),
                                Words.of("restore.check.subscriptions.copy.next"))
                        : Check.warning(
                                Words.of("restore.check.subscriptions.place", names),
                                Words.of("restore.check.subscriptions.place.next")));
    }

    /** @param create the statement that makes the database */
    public List<Step> steps(NewDatabase.Prospect prospect, String create) throws OperationFailed {
        Manifest manifest = backup.manifest();
        try (Shell shell = means.shells().on(server);
                PostgresTools tools = planned == null
                        ? means.tools().find(shell, server, beside, wanted(prospect))
                        : means.tools().again(planned, server)) {
            String load = CommandText.of(
                    stream(new ForeignScript(manifest), shell, tools, prospect).pipeline());
            String where = shell.where();
            List<Step> steps = new ArrayList<>(new ForeignScript(manifest).steps());
            steps.add(new Step(Words.of("restore.step.create", name), where, create, Effect.CHANGES));
            steps.add(new Step(Words.of("restore.step.load", name), where, load, Effect.CHANGES));
            steps.add(PostgresStatistics.of(name).step(where));
            steps.add(new Step(Staged.comparing(manifest), where, null, Effect.READS));
            steps.add(new Step(StagedObjects.title(), where, null, Effect.READS));
            return steps;
        }
    }

    /** Makes the database, loads it, and answers only if it is what was backed up. */
    Staged fill(String create, Work work) throws OperationFailed {
        GoodCopy copy = GoodCopy.of(means, backup);
        ForeignScript script = new ForeignScript(backup.manifest());
        script.require(copy, server, work);
        return fill(create, copy, script, work);
    }

    /** The same of what may have been cut, into something new that nothing else depends on. */
    public Staged fillAsItIs(String create, Work work) throws OperationFailed {
        GoodCopy copy = GoodCopy.of(means, backup);
        return fill(create, copy, new ForeignScript(backup.manifest()).asItIs(copy, server, work), work);
    }

    private Staged fill(String create, GoodCopy copy, ForeignScript script, Work work) throws OperationFailed {
        String mark = OwnDatabases.mark(work.run());
        Work.Handle made = work.leaves(UnfinishedRestore.leftover(server, beside, name, mark));
        leftover = made;
        work.step(Words.of("restore.step.create", name));
        work.command(server.name(), new FirstMark(mark).on(create, name));
        load(copy, script, target.create(create, mark, made::close), work);
        if (purpose == Purpose.COPY) {
            new Subscriptions(means.databases(), server, beside, name).leaveSlots(work);
        }
        PostgresStatistics.of(name).gather(means.databases(), server, beside, work);
        RowsCompared rows = new RestoredRows(means.databases(), server, beside, name).compare(backup.manifest(), work);
        new StagedObjects(means.databases(), server, beside, name).check(backup.manifest(), work);
        return new Staged(means, backup, rows, script.whole());
    }

    /** It has served its purpose. */
    public void drop(Work work) throws OperationFailed {
        if (leftover == null) {
            return;
        }
        target.dropIfMarked(OwnDatabases.mark(work.run()));
        keep();
    }

    /** It is no leftover any more. */
    void keep() {
        if (leftover != null) {
            leftover.close();
            leftover = null;
        }
    }

    private void load(GoodCopy copy, ForeignScript script, NewDatabase.Prospect prospect, Work work)
            throws OperationFailed {
        work.step(Words.of("restore.step.load", name));
        try (Shell shell = means.shells().on(server);
                PostgresTools tools = means.tools().find(shell, server, beside, wanted(prospect))) {
            copy.tell(work);
            stream(script, shell, tools, prospect).load(shell, copy, server, work, () -> drop(work));
        }
    }

    private RestoreStream stream(ForeignScript script, Shell shell, PostgresTools tools, NewDatabase.Prospect prospect)
            throws OperationFailed {
        Manifest manifest = backup.manifest();
        int jobs = LoadingJobs.of(manifest, beside, shell);
        return new RestoreStream(manifest, tools, name, prospect, subscribing(prospect), script, jobs);
    }

    /** Whoever may not make them shall have all else of it. */
    private boolean subscribing(NewDatabase.Prospect prospect) {
        return purpose != Purpose.TRIAL && prospect.subscribes();
    }

    /** The tools must read the dump and know the server. */
    private int wanted(NewDatabase.Prospect prospect) {
        return Math.max(backup.manifest().tools().dumpMajor(), prospect.major());
    }
}
