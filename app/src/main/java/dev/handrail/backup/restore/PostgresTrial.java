package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;

/** The one of PostgreSQL. */
public final class PostgresTrial implements Trial {

    private final Means means;
    private final Backup backup;
    private final Server server;
    private final Database beside;
    private final String staged;
    private final Staging staging;

    /** @param beside a database of the profile on the database server to restore to */
    public PostgresTrial(Means means, Backup backup, Server server, Database beside) {
        this.means = means;
        this.backup = backup;
        this.server = server;
        this.beside = beside;
        this.staged = BesideName.of(
                backup.manifest().source().origin(), "drill", means.clock().instant());
        this.staging = new Staging(means, backup, server, beside, staged, Staging.Purpose.TRIAL);
    }

    @Override
    public Prospect prospect() throws OperationFailed {
        NewDatabase.Prospect prospect = new NewDatabase(means.databases(), server, beside, staged).prospect();
        TargetChecks target = new TargetChecks(means, server, beside);
        List<Check> checks = new ArrayList<>();
        checks.add(staging.allowedCheck(prospect));
        checks.add(staging.versionCheck(prospect));
        checks.addAll(staging.formCheck());
        checks.addAll(staging.needsChecks(prospect));
        checks.add(target.room(TargetChecks.USUAL_TABLESPACE, RoomNeeded.of(backup.manifest(), 0)));
        checks.add(target.duration(backup));
        checks.addAll(new SortingCheck(means.databases(), server, beside)
                .of(backup.manifest().source(), prospect.major()));
        checks.addAll(staging.changes(prospect));
        return new Prospect(checks, staging.steps(prospect, create(prospect)));
    }

    @Override
    public String staged() {
        return staged;
    }

    @Override
    public String dropping() {
        return Dropping.shown(staged);
    }

    private String create(NewDatabase.Prospect prospect) {
        return NewDatabase.statement(staged, backup.manifest().source(), prospect.major());
    }

    @Override
    public Staged fill(Work work) throws OperationFailed {
        return staging.fill(create(new NewDatabase(means.databases(), server, beside, staged).prospect()), work);
    }

    @Override
    public DrillChecks.Result ask(String sql) throws OperationFailed {
        return new PostgresAsked(means.databases(), server, beside, staged, false).ask(sql);
    }

    @Override
    public void drop(Work work) throws OperationFailed {
        staging.drop(work);
    }
}
