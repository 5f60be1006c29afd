package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.sql.MySqlClient;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Restores a backup of MariaDB or MySQL into a database that is made for it, and proves it by what is in it then. */
public final class MySqlRestore extends IntoSomethingNew {
    /** In characters, of which the server's names know no more than the first plane. */
    private static final int LONGEST_NAME = 64;

    private static final int FIRST_PLANE = 0xFFFF;

    private final MySqlStaging staging;
    private final DrillChecks questions;

    /**
     * @param beside a database of the profile on the database server to restore to
     * @param questions what must be answered with yes before it is kept
     */
    public MySqlRestore(
            Means means, Backup backup, Server server, Database beside, String into, DrillChecks questions) {
        super(means, backup, server, into);
        this.staging = new MySqlStaging(means, backup, server, beside, into);
        this.questions = questions;
    }

    @Override
    public Plan plan() throws OperationFailed {
        try (MySqlClient client = staging.client()) {
            List<Check> checks = new ArrayList<>(staging.copyChecks(false));
            if (!possible()) {
                checks.add(cannotBeCalled(into, LONGEST_NAME));
            }
            MySqlTarget target = MySqlTarget.of(client, List.of(into));
            checks.add(
                    target.has(into)
                            ? Check.blocker(Words.of("restore.check.taken", into), Words.of("restore.check.taken.next"))
                            : Check.ok(Words.of("restore.check.free", into)));
            checks.addAll(staging.checks(target));
            List<Step> steps = new ArrayList<>(staging.steps(client, target));
            steps.addAll(questions.steps(server(), into));
            return new Plan(title(), effect(), checks, steps, List.of());
        }
    }

    private boolean possible() {
        return !into.isBlank()
                && !into.endsWith(" ")
                && into.codePoints().allMatch(c -> c != 0 && c <= FIRST_PLANE)
                && into.codePointCount(0, into.length()) <= LONGEST_NAME;
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        try (MySqlClient client = staging.client()) {
            Staged proven = staging.fillAsItIs(client, work);
            Duration took = Duration.between(began, means.clock().instant());
            questions.require(new MySqlAsked(client.to(into), true), server(), work);
            staging.keep(client);
            proven.proven(took);
        }
        work.made("database", into);
    }
}
