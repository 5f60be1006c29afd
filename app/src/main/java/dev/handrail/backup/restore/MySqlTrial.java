package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;

/** The one of MariaDB or MySQL. */
public final class MySqlTrial implements Trial {
    private final String staged;
    private final MySqlStaging staging;

    /** @param beside a database of the profile on the database server to restore to */
    public MySqlTrial(Means means, Backup backup, Server server, Database beside) {
        this.staged = BesideName.of(
                backup.manifest().source().origin(), "drill", means.clock().instant());
        this.staging = new MySqlStaging(means, backup, server, beside, staged);
    }

    @Override
    public Prospect prospect() throws OperationFailed {
        try (MySqlClient client = staging.client()) {
            staging.requireSecret();
            return staging.prospect(client);
        }
    }

    @Override
    public String staged() {
        return staged;
    }

    @Override
    public String dropping() {
        return "DROP DATABASE " + MySqlClient.quoted(staged);
    }

    @Override
    public Staged fill(Work work) throws OperationFailed {
        try (MySqlClient client = staging.client()) {
            return staging.fill(client, work);
        }
    }

    @Override
    public DrillChecks.Result ask(String sql) throws OperationFailed {
        try (MySqlClient client = staging.client()) {
            return new MySqlAsked(client.to(staged), false).ask(sql);
        }
    }

    @Override
    public void drop(Work work) throws OperationFailed {
        if (!staging.began()) {
            return;
        }
        try (MySqlClient client = staging.client()) {
            staging.drop(client, work);
        }
    }
}
