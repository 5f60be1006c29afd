package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
        this.staging = new Staging(means, backup, server, beside, staged);
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
        long needed = backup.manifest().artifact().bytes() / 10 * 12;
        checks.add(target.room(TargetChecks.USUAL_TABLESPACE, needed));
        checks.add(target.duration(backup));
        checks.addAll(new SortingCheck(means.databases(), server, beside)
                .of(backup.manifest().source(), prospect.major()));
        return new Prospect(checks, staging.steps(prospect, create(prospect)));
    }

    @Override
    public String staged() {
        return staged;
    }

    @Override
    public String dropping() {
        return Dropping.statement(staged);
    }

    private String create(NewDatabase.Prospect prospect) {
        return NewDatabase.statement(staged, backup.manifest().source(), prospect.major());
    }

    @Override
    public Staged fill(Work work) throws OperationFailed {
        return staging.fill(create(new NewDatabase(means.databases(), server, beside, staged).prospect()), work);
    }

    /** Nothing it does stays: the database is dropped, and until then all is taken back. */
    @Override
    public DrillChecks.Result ask(String sql) throws OperationFailed {
        try (Connection connection = means.databases().open(server, beside, staged);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setQueryTimeout((int) DrillChecks.A_MOMENT.toSeconds());
            String said = statement.execute(sql) ? first(statement.getResultSet()) : null;
            connection.rollback();
            return DrillChecks.answered(sql, said);
        } catch (SQLException e) {
            return new DrillChecks.Result(sql, false, String.valueOf(e.getMessage()));
        }
    }

    private static String first(ResultSet rows) throws SQLException {
        String value = rows.next() ? rows.getString(1) : null;
        return value == null ? "" : value;
    }

    @Override
    public void drop(Work work) throws OperationFailed {
        staging.drop(work);
    }
}
