package dev.handrail.backup.files;

import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.Means;
import dev.handrail.backup.restore.Drill;
import dev.handrail.backup.restore.DrillEnding;
import dev.handrail.backup.restore.DrillHour;
import dev.handrail.backup.restore.DrillReport;
import dev.handrail.backup.restore.Verdict;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Shell;
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

/** Restores a backup of files beside what is there to see that it can be done, and removes again what came of it. */
public final class FilesDrill implements Operation {
    private static final String ELSEWHERE = "/var/tmp/handrail";

    private final Means means;
    private final Backup backup;
    private final FilesPlace place;
    private final @Nullable Path report;
    private final FilesStaging staging;
    private final DrillHour hour;

    /** @param report where to write how it went, null for nowhere */
    public FilesDrill(Means means, Backup backup, FilesPlace place, DrillHour hour, @Nullable Path report) {
        this.means = means;
        this.backup = backup;
        this.place = place;
        this.report = report;
        this.hour = hour;
        this.staging = new FilesStaging(means, backup, place.server(), List.of());
    }

    @Override
    public String name() {
        return Drill.WORDS;
    }

    @Override
    public String title() {
        return Words.of("drill.title", backup.source(), server().name());
    }

    @Override
    public Server server() {
        return place.server();
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
        Wanted wanted = staging.wanted();
        try (Shell shell = means.shells().on(server())) {
            Ground ground = ground(shell);
            String folder = FilesStaging.folder(ground.parent(), Words.of("files.run"));
            List<Check> checks = new ArrayList<>();
            checks.addAll(staging.copyChecks(wanted));
            checks.addAll(ground.checks(shell, folder, wanted));
            hour.check(server(), backup).ifPresent(checks::add);
            List<Step> steps = new ArrayList<>(staging.steps(shell.where(), folder, ground));
            Command remove = Command.of("rm", "-rf", "--", folder).as(ground.user());
            steps.add(new Step(
                    Words.of("files.step.remove", folder), shell.where(), CommandText.of(remove), Effect.CHANGES));
            return new Plan(title(), effect(), checks, steps, List.of());
        }
    }

    private Ground ground(Shell shell) throws OperationFailed {
        return Ground.look(
                shell,
                server(),
                place.live(),
                place.live() == null ? ELSEWHERE : null,
                backup.manifest().artifact().compression());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        try (Shell shell = means.shells().on(server())) {
            FilesStaging.Staged staged = filled(shell, began, work);
            Duration took = Duration.between(began, means.clock().instant());
            staging.proven(staged.wanted(), began);
            work.say(Words.of("drill.took", Amounts.duration(took)));
            String folder = staged.folder().path();
            work.step(Words.of("files.step.remove", folder));
            new DrillEnding(folder, report, work)
                    .proven(staged::close, left -> new DrillReport(means, backup, server(), began, took, null, left));
        }
    }

    private FilesStaging.Staged filled(Shell shell, Instant began, Work work) throws OperationFailed {
        try {
            return staging.fill(shell, ground(shell), work);
        } catch (OperationFailed e) {
            if (work.cancelled()) {
                throw e;
            }
            Verdict verdict =
                    Verdict.of(e, backup, server(), began, means.clock().instant());
            verdict.enter(means, work);
            new DrillEnding(title(), report, work)
                    .judged(
                            staging::clear,
                            left -> new DrillReport(means, backup, server(), began, verdict.took(), verdict, left));
            throw verdict.why();
        }
    }
}
