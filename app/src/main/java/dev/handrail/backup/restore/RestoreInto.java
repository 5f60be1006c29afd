package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Means;
import dev.handrail.backup.Proof;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Shell;
import dev.handrail.sql.PostgresTools;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Restores a backup into a database that is made for it, and proves it by the rows of every table. */
public final class RestoreInto implements Operation {
    public static final String WORDS = "restore";
    private static final int LONGEST_NAME = 63;

    private final Means means;
    private final Backup backup;
    private final Server server;
    private final Database beside;
    private final String into;
    private final NewDatabase target;

    /** @param beside a database of the profile on the database server to restore to */
    public RestoreInto(Means means, Backup backup, Server server, Database beside, String into) {
        this.means = means;
        this.backup = backup;
        this.server = server;
        this.beside = beside;
        this.into = into;
        this.target = new NewDatabase(means.databases(), server, beside, into);
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("restore.title", backup.source(), into);
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.CHANGES;
    }

    @Override
    public Plan plan() throws OperationFailed {
        NewDatabase.Prospect prospect = target.prospect();
        List<Check> checks = new ArrayList<>();
        checks.add(copyCheck());
        checks.add(nameCheck(prospect));
        checks.add(
                prospect.allowed()
                        ? Check.ok(Words.of("restore.check.allowed"))
                        : Check.blocker(
                                Words.of("restore.check.notallowed"), Words.of("restore.check.notallowed.next")));
        checks.add(versionCheck(prospect));
        checks.addAll(formCheck());
        try (Shell shell = means.shells().on(server);
                PostgresTools tools = means.tools().find(shell, server, beside, wanted(prospect))) {
            return new Plan(title(), effect(), checks, steps(shell, tools), List.of());
        }
    }

    private List<Step> steps(Shell shell, PostgresTools tools) {
        Manifest manifest = backup.manifest();
        RestoreStream stream = new RestoreStream(manifest, tools, into);
        return List.of(
                new Step(
                        Words.of("restore.step.create", into),
                        shell.where(),
                        NewDatabase.statement(into, manifest.source()),
                        Effect.CHANGES),
                new Step(
                        Words.of("restore.step.load", into),
                        shell.where(),
                        CommandText.of(stream.pipeline()),
                        Effect.CHANGES),
                new Step(
                        Words.of("restore.step.compare", manifest.tables().size()), shell.where(), null, Effect.READS));
    }

    private Check copyCheck() throws OperationFailed {
        Copy copy = copy();
        String place = copy.located();
        String what = Words.of(
                "restore.check.copy",
                place,
                Amounts.bytes(backup.manifest().artifact().storedBytes()),
                backup.manifest().tables().size(),
                backup.manifest().rows(),
                backup.proof().number());
        return backup.proof().compareTo(Proof.Rung.DECODED) >= 0
                ? Check.ok(what)
                : Check.warning(what, Words.of("restore.check.unproven.next", backup.id()));
    }

    /** A directory is unpacked beside the server's programs, which inside a container see none of it. */
    private List<Check> formCheck() {
        boolean within = backup.manifest().artifact().form().equals("directory") && beside.container() != null;
        return within
                ? List.of(Check.blocker(
                        Words.of("restore.check.directory", beside.name()),
                        Words.of("restore.check.directory.next", backup.id())))
                : List.of();
    }

    private Check nameCheck(NewDatabase.Prospect prospect) {
        boolean possible = !into.isBlank()
                && into.indexOf('\0') < 0
                && into.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
        if (!possible) {
            return Check.blocker(
                    Words.of("restore.check.name", into), Words.of("restore.check.name.next", LONGEST_NAME));
        }
        return prospect.taken()
                ? Check.blocker(Words.of("restore.check.taken", into), Words.of("restore.check.taken.next"))
                : Check.ok(Words.of("restore.check.free", into));
    }

    private Check versionCheck(NewDatabase.Prospect prospect) {
        String from = backup.manifest().source().version();
        int major = Integer.parseInt(from.replaceFirst("\\D.*", ""));
        String text = Words.of("restore.check.version", from, prospect.version());
        return prospect.major() >= major ? Check.ok(text) : Check.warning(text, Words.of("restore.check.version.next"));
    }

    /** The tools must read the dump and know the server. */
    private int wanted(NewDatabase.Prospect prospect) {
        return Math.max(backup.manifest().tools().dumpMajor(), prospect.major());
    }

    private Copy copy() throws OperationFailed {
        return backup.goodCopy()
                .orElseThrow(() -> OperationFailed.refused(Words.of("restore.nocopy", backup.id()))
                        .next(Words.of("backup.verify.fault.next"))
                        .build());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        String mark = Words.of("restore.mark", work.run());
        Work.Handle leftover = work.leaves(UnfinishedRestore.leftover(server, beside, into, mark));
        work.step(Words.of("restore.step.create", into));
        work.command(
                server.name(), NewDatabase.statement(into, backup.manifest().source()));
        target.create(backup.manifest().source(), mark, leftover::close);
        load(work);
        RowsCompared found = new RestoredRows(means.databases(), server, beside, into).compare(backup.manifest(), work);
        target.keep(Words.of("restore.origin", backup.id()));
        leftover.close();
        enter(began, found);
        work.made("database", into);
    }

    private void load(Work work) throws OperationFailed {
        work.step(Words.of("restore.step.load", into));
        Copy copy = copy();
        int wanted = wanted(target.prospect());
        try (Shell shell = means.shells().on(server);
                PostgresTools tools = means.tools().find(shell, server, beside, wanted)) {
            new RestoreStream(backup.manifest(), tools, into)
                    .load(shell, means.places().of(backup.server(), copy), copy.file(), opening(copy), work);
        }
    }

    private RestoreStream.Opening opening(Copy copy) {
        List<String> readers = backup.manifest().artifact().encryption();
        return stored -> means.age().open(server, readers, copy.file(), stored);
    }

    /** To be equal in content, it must have been restored: both are told. */
    private void enter(Instant began, RowsCompared found) {
        Manifest manifest = backup.manifest();
        enter(
                Proof.Rung.RESTORED,
                began,
                Words.of("restore.rows.all", manifest.tables().size(), manifest.rows()));
        if (found.contentEqual()) {
            enter(
                    Proof.Rung.EQUAL,
                    began,
                    Words.of("restore.rows.content", manifest.tables().size(), manifest.rows()));
        }
    }

    private void enter(Proof.Rung rung, Instant began, String detail) {
        Instant now = means.clock().instant();
        means.catalogue()
                .proven(
                        backup.id(),
                        new Proof(rung, now, Duration.between(began, now).toMillis(), true, detail));
    }
}
