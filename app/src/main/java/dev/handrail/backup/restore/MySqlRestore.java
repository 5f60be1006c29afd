package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
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
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Restores a backup of MariaDB or MySQL into a database that is made for it, and proves it by what is in it then. */
public final class MySqlRestore implements Operation {
    /** In characters, of which the server's names know no more than the first plane. */
    private static final int LONGEST_NAME = 64;

    private static final int FIRST_PLANE = 0xFFFF;

    private final Means means;
    private final Backup backup;
    private final Server server;
    private final Database beside;
    private final String into;

    /** @param beside a database of the profile on the database server to restore to */
    public MySqlRestore(Means means, Backup backup, Server server, Database beside, String into) {
        this.means = means;
        this.backup = backup;
        this.server = server;
        this.beside = beside;
        this.into = into;
    }

    @Override
    public String name() {
        return RestoreInto.WORDS;
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

    private MySqlClient client() throws OperationFailed {
        return MySqlClient.open(means.shells(), means.databases(), server, beside, into);
    }

    /** No copy of it is removed while it is read. */
    @Override
    public Set<String> exclusions() {
        return Set.of(BackupDelete.copies(backup));
    }

    @Override
    public Plan plan() throws OperationFailed {
        Manifest manifest = backup.manifest();
        try (MySqlClient client = client()) {
            List<Check> checks = new ArrayList<>(List.of(copyCheck()));
            if (!possible()) {
                checks.add(Check.blocker(
                        Words.of("restore.check.name", into), Words.of("restore.check.name.next", LONGEST_NAME)));
            }
            MySqlNewDatabase.Prospect prospect = new MySqlNewDatabase(client).prospect(manifest);
            checks.add(
                    prospect.taken()
                            ? Check.blocker(Words.of("restore.check.taken", into), Words.of("restore.check.taken.next"))
                            : Check.ok(Words.of("restore.check.free", into)));
            checks.add(rightsCheck(prospect));
            checks.add(versionCheck(prospect));
            return new Plan(title(), effect(), checks, steps(client), List.of());
        }
    }

    private List<Step> steps(MySqlClient client) {
        Manifest manifest = backup.manifest();
        String where = client.shell().where();
        return List.of(
                new Step(
                        Words.of("restore.step.create", into),
                        where,
                        MySqlNewDatabase.statement(into, manifest.source()),
                        Effect.CHANGES),
                new Step(
                        Words.of("restore.step.load", into),
                        where,
                        CommandText.of(new MySqlLoad(manifest, client).pipeline()),
                        Effect.CHANGES),
                new Step(Words.of("restore.step.compare", manifest.tables().size()), where, null, Effect.READS));
    }

    private Check copyCheck() throws OperationFailed {
        String what = Words.of(
                "restore.check.copy",
                copy().located(),
                Amounts.bytes(backup.manifest().artifact().storedBytes()),
                backup.manifest().tables().size(),
                backup.manifest().rows(),
                backup.proof().number());
        return backup.proof().compareTo(Proof.Rung.DECODED) >= 0
                ? Check.ok(what)
                : Check.warning(what, Words.of("restore.check.unproven.next", backup.id()));
    }

    private boolean possible() {
        return !into.isBlank()
                && !into.endsWith(" ")
                && into.codePoints().allMatch(c -> c != 0 && c <= FIRST_PLANE)
                && into.codePointCount(0, into.length()) <= LONGEST_NAME;
    }

    private Check rightsCheck(MySqlNewDatabase.Prospect prospect) {
        if (prospect.lacking().isEmpty()) {
            return Check.ok(Words.of("restore.check.allowed"));
        }
        String lacking = String.join(", ", prospect.lacking());
        String pattern = MySqlClient.quoted(into.replace("_", "\\_").replace("%", "\\%"));
        return Check.blocker(
                Words.of("restore.mysql.lacking", prospect.user(), into, lacking),
                Words.of(
                        "restore.mysql.lacking.next",
                        "GRANT " + lacking + " ON " + pattern + ".* TO " + prospect.user() + ";"));
    }

    private Check versionCheck(MySqlNewDatabase.Prospect prospect) {
        String from = backup.manifest().source().version();
        String text = Words.of("restore.mysql.version", from, prospect.version());
        boolean sameMake = from.contains("MariaDB") == prospect.version().contains("MariaDB");
        return sameMake && number(prospect.version()) >= number(from)
                ? Check.ok(text)
                : Check.warning(text, Words.of("restore.mysql.version.next"));
    }

    /** Of 10.11.4-MariaDB what counts: 10011. */
    private static int number(String version) {
        String[] parts = version.replaceFirst("^(\\d+(?:\\.\\d+)?).*", "$1").split("\\.", 2);
        return parts[0].matches("\\d{1,4}")
                ? Integer.parseInt(parts[0]) * 1000 + (parts.length > 1 ? Integer.parseInt(parts[1]) : 0)
                : 0;
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
        Manifest manifest = backup.manifest();
        String mark = Words.of("restore.mark", work.run());
        Work.Handle leftover = work.leaves(MySqlUnfinishedRestore.leftover(server, beside, into, mark));
        try (MySqlClient client = client()) {
            MySqlNewDatabase target = new MySqlNewDatabase(client);
            work.step(Words.of("restore.step.create", into));
            work.command(server.name(), MySqlNewDatabase.statement(into, manifest.source()));
            target.create(manifest.source(), mark, leftover::close);
            load(client, work);
            MySqlAfter after = new MySqlAfter(client);
            after.disableEvents(work);
            RowsCompared found = new MySqlCompared(manifest, client).compare(work);
            after.tellDefiners(work);
            target.keep();
            leftover.close();
            enter(began, found);
        }
        work.made("database", into);
    }

    private void load(MySqlClient client, Work work) throws OperationFailed {
        work.step(Words.of("restore.step.load", into));
        Copy copy = copy();
        List<String> readers = backup.manifest().artifact().encryption();
        new MySqlLoad(backup.manifest(), client)
                .load(
                        means.places().of(backup.server(), copy),
                        copy.file(),
                        stored -> means.age().open(server, readers, copy.file(), stored),
                        work);
    }

    /** To be equal in content, it must have been restored: both are told. */
    private void enter(Instant began, RowsCompared found) {
        int tables = backup.manifest().tables().size();
        long rows = backup.manifest().rows();
        enter(Proof.Rung.RESTORED, began, Words.of("restore.rows.all", tables, rows));
        if (found.contentEqual()) {
            enter(Proof.Rung.EQUAL, began, Words.of("restore.rows.content", tables, rows));
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
