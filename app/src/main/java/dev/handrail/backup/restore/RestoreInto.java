package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Restores a backup into a database that is made for it, and proves it by the rows of every table. */
public final class RestoreInto extends IntoSomethingNew {
    public static final String WORDS = "restore";
    private static final int LONGEST_NAME = 63;

    private final Database beside;
    private final NewDatabase target;
    private final Staging staging;
    private final DrillChecks questions;
    private final OwnName ownName;

    /**
     * @param beside a database of the profile on the database server to restore to
     * @param questions what must be answered with yes before it is kept
     */
    public RestoreInto(Means means, Backup backup, Server server, Database beside, String into, DrillChecks questions) {
        super(means, backup, server, into);
        this.beside = beside;
        this.target = new NewDatabase(means.databases(), server, beside, into);
        boolean same = server.name().equals(backup.server())
                && into.equals(backup.manifest().source().origin());
        Staging.Purpose purpose = same ? Staging.Purpose.PLACE : Staging.Purpose.COPY;
        this.staging = new Staging(means, backup, server, beside, into, purpose);
        this.questions = questions;
        this.ownName =
                new OwnName(means.databases(), server, beside, backup.manifest().source(), into);
    }

    @Override
    public Plan plan() throws OperationFailed {
        NewDatabase.Prospect prospect = target.prospect();
        OwnName.Prospect own = ownName.look(prospect.major());
        List<Check> checks = new ArrayList<>();
        checks.addAll(staging.copyChecks(false));
        checks.add(nameCheck(prospect));
        checks.add(staging.allowedCheck(prospect));
        checks.add(staging.versionCheck(prospect));
        checks.addAll(staging.formCheck());
        checks.addAll(staging.needsChecks(prospect));
        TargetChecks there = new TargetChecks(means, server(), beside);
        checks.add(there.room(TargetChecks.USUAL_TABLESPACE, RoomNeeded.of(backup.manifest(), 0)));
        checks.add(there.duration(backup));
        checks.addAll(new SortingCheck(means.databases(), server(), beside)
                .of(backup.manifest().source(), prospect.major()));
        checks.addAll(own.checks());
        checks.addAll(staging.changes(prospect));
        List<Step> steps = new ArrayList<>(staging.steps(prospect, create(prospect, own)));
        steps.addAll(questions.steps(server(), into));
        steps.addAll(ownName.steps(own));
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private Check nameCheck(NewDatabase.Prospect prospect) {
        boolean possible = !into.isBlank()
                && into.indexOf('\0') < 0
                && into.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
        if (!possible) {
            return cannotBeCalled(into, LONGEST_NAME);
        }
        return prospect.taken()
                ? Check.blocker(Words.of("restore.check.taken", into), Words.of("restore.check.taken.next"))
                : Check.ok(Words.of("restore.check.free", into));
    }

    private String create(NewDatabase.Prospect prospect, OwnName.Prospect own) {
        return NewDatabase.statement(into, backup.manifest().source(), prospect.major()) + own.owner();
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        NewDatabase.Prospect prospect = target.prospect();
        OwnName.Prospect own = ownName.look(prospect.major());
        Staged proven = staging.fillAsItIs(create(prospect, own), work);
        Duration took = Duration.between(began, means.clock().instant());
        questions.require(new PostgresAsked(means.databases(), server(), beside, into, true), server(), work);
        proven.proven(took);
        ownName.give(own, work);
        target.keep(ownName.remark(Words.of("restore.origin", backup.id())));
        staging.keep();
        work.made("database", into);
    }
}
