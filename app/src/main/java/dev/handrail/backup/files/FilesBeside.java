package dev.handrail.backup.files;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.backup.restore.IntoSomethingNew;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Restores files, all or some, into a folder that is made for them; nothing that is there is touched. */
public final class FilesBeside extends IntoSomethingNew {
    static final String INTO_PLACE = "[ ! -e \"$2\" ] && [ ! -L \"$2\" ] || { printf '%s\\n' \""
            + Words.of("files.taken", "$2") + "\" >&2; exit 1; }; exec mv -T -- \"$1\" \"$2\"";

    private final FilesPlace place;
    private final FilesStaging staging;

    /**
     * @param into the folder to be made: its whole path, or its name beside the directory
     * @param paths what of it is wanted; nothing for all
     */
    public FilesBeside(Means means, Backup backup, FilesPlace place, String into, List<String> paths)
            throws OperationFailed {
        super(
                means,
                backup,
                place.server(),
                into.startsWith("/") ? trimmed(into) : beside(place.required(backup), into));
        this.place = place;
        this.staging = new FilesStaging(means, backup, place.server(), paths);
    }

    private static String trimmed(String path) {
        return path.replaceAll("(?<=.)/+$", "");
    }

    private static String beside(String live, String name) throws OperationFailed {
        if (name.isBlank() || name.indexOf('/') >= 0 || name.equals(".") || name.equals("..")) {
            throw OperationFailed.usage(Words.of("files.into", name))
                    .next(Words.of("files.into.next"))
                    .build();
        }
        return trimmed(live).replaceAll("[^/]*$", "") + name;
    }

    @Override
    public Plan plan() throws OperationFailed {
        Wanted wanted = staging.wanted();
        try (Shell shell = means.shells().on(server())) {
            Ground ground = ground(shell);
            List<Check> checks = new ArrayList<>();
            checks.addAll(staging.copyChecks(wanted));
            checks.addAll(ground.checks(shell, into, wanted));
            String folder = FilesStaging.folder(ground.parent(), Words.of("files.run"));
            List<Step> steps = new ArrayList<>(staging.steps(shell.where(), folder, ground));
            String content = folder + "/content/" + wanted.top();
            steps.add(new Step(
                    Words.of("files.step.name", into),
                    shell.where(),
                    CommandText.of(Command.of("mv", "-T", "--", content, into).as(ground.user())),
                    Effect.CHANGES));
            return new Plan(title(), effect(), checks, steps, List.of());
        }
    }

    private Ground ground(Shell shell) throws OperationFailed {
        return Ground.look(
                shell,
                server(),
                place.live(),
                into,
                backup.manifest().artifact().compression());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        try (Shell shell = means.shells().on(server())) {
            Ground ground = ground(shell);
            try (FilesStaging.Staged staged = staging.fill(shell, ground, work)) {
                work.step(Words.of("files.step.name", into));
                Command move = Command.of("sh", "-c", INTO_PLACE, "sh", staged.content(), into)
                        .as(ground.user());
                work.command(shell.where(), CommandText.of(move));
                Result result = shell.run(move);
                if (!result.good()) {
                    throw OperationFailed.failed(Words.of("files.name", into))
                            .on(shell.where())
                            .cameBack(result.exit().errorText())
                            .next(Words.of("files.taken.next"))
                            .build();
                }
                staging.proven(staged.wanted(), began);
            }
        }
        work.made("folder", into);
    }
}
