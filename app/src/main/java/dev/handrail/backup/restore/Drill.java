package dev.handrail.backup.restore;

import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.GoodCopy;
import dev.handrail.backup.Means;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Restores a backup to see that it can be done and how long it takes, and drops again what came of it. */
public final class Drill implements Operation {
    public static final String WORDS = "backup drill";

    private final Means means;
    private final Backup backup;
    private final Server server;
    private final DrillChecks questions;
    private final @Nullable Path report;
    private final Trial trial;
    private final DrillHour hour;

    /**
     * @param questions what is asked of it besides
     * @param report where to write how it went, null for nowhere
     */
    public Drill(
            Means means,
            Backup backup,
            Server server,
            Trial trial,
            DrillChecks questions,
            DrillHour hour,
            @Nullable Path report) {
        this.means = means;
        this.backup = backup;
        this.server = server;
        this.questions = questions;
        this.report = report;
        this.trial = trial;
        this.hour = hour;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("drill.title", backup.source(), server.name());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.CHANGES;
    }

    /** No copy of it is removed while it is read. */
    @Override
    public Set<String> exclusions() {
        return Set.of(BackupDelete.copies(backup));
    }

    @Override
    public Plan plan() throws OperationFailed {
        GoodCopy copy = GoodCopy.of(means, backup);
        Trial.Prospect prospect = trial.prospect();
        List<Check> checks = new ArrayList<>(copy.checks());
        checks.addAll(prospect.checks());
        hour.check(server, backup).ifPresent(checks::add);
        List<Step> steps = new ArrayList<>(prospect.steps());
        steps.addAll(questions.steps(server, trial.staged()));
        steps.add(
                new Step(Words.of("drill.step.drop", trial.staged()), server.name(), trial.dropping(), Effect.CHANGES));
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        List<DrillChecks.Result> answers = new ArrayList<>();
        DrillEnding ending = new DrillEnding(trial.staged(), report, work);
        Staged proven;
        Duration took;
        try {
            proven = trial.fill(work);
            took = Duration.between(began, means.clock().instant());
            questions.ask(trial, server, work, answers);
        } catch (OperationFailed e) {
            if (work.cancelled()) {
                throw e;
            }
            Verdict verdict = Verdict.of(e, backup, server, began, means.clock().instant());
            verdict.enter(means, work);
            ending.judged(
                    () -> trial.drop(work),
                    left -> new DrillReport(
                            means, backup, server, began, verdict.took(), rows(e), answers, verdict, left));
            throw verdict.why();
        }
        proven.proven(took);
        work.say(Words.of("drill.took", Amounts.duration(took)));
        work.step(Words.of("drill.step.drop", trial.staged()));
        ending.proven(
                () -> trial.drop(work),
                left -> new DrillReport(means, backup, server, began, took, proven.rows(), answers, null, left));
    }

    private static @Nullable RowsCompared rows(OperationFailed why) {
        return why.evidence() instanceof RowsCompared compared ? compared : null;
    }
}
