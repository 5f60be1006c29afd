package dev.handrail.backup.files;

import dev.handrail.backup.Ahead;
import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.KeptFiles;
import dev.handrail.backup.Means;
import dev.handrail.backup.restore.BesideName;
import dev.handrail.backup.restore.RestoreInto;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Restores files, all or some, in the place of those that are live. They are unpacked beside them and compared first; then
 * they change places by renaming, and the old ones are kept.
 */
public final class FilesReplace implements Operation {
    private final Means means;
    private final Backup backup;
    private final FilesPlace place;
    private final String directory;
    private final Instant now;
    private final FilesStaging staging;
    private final Ahead ahead;

    /**
     * @param paths what of it is wanted; nothing for all
     * @param ahead what is written before
     */
    public FilesReplace(Means means, Backup backup, FilesPlace place, List<String> paths, Ahead ahead)
            throws OperationFailed {
        this.means = means;
        this.backup = backup;
        this.place = place;
        this.directory = place.required(backup).replaceAll("(?<=.)/+$", "");
        this.now = means.clock().instant();
        this.staging = new FilesStaging(means, backup, place.server(), paths);
        this.ahead = ahead;
    }

    @Override
    public String name() {
        return RestoreInto.WORDS;
    }

    @Override
    public String title() {
        return Words.of("files.replace.title", directory);
    }

    @Override
    public Server server() {
        return place.server();
    }

    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    /** It would be archived half old, half new. */
    @Override
    public Set<String> exclusions() {
        return BackupDelete.andSource(server(), backup);
    }

    @Override
    public boolean tellsOfExchange() {
        return true;
    }

    @Override
    public Plan plan() throws OperationFailed {
        Wanted wanted = staging.wanted();
        try (Shell shell = means.shells().on(server())) {
            Ground ground = ground(shell);
            String run = Words.of("files.run");
            String folder = FilesStaging.folder(ground.parent(), run);
            List<Check> checks = new ArrayList<>();
            checks.addAll(staging.copyChecks(wanted));
            checks.addAll(ground.checks(shell, live(ground), wanted, ahead));
            checks.add(liveCheck(ground));
            List<Step> steps = new ArrayList<>();
            int beside = 0;
            if (checks.stream().noneMatch(check -> check.state() == Plan.State.BLOCKER)) {
                List<String> items = Items.of(shell, ground, live(ground), wanted.roots());
                checks.addAll(mountChecks(shell, ground, items));
                steps.addAll(staging.steps(shell.where(), folder, ground));
                steps.add(new Step(Words.of("files.step.list"), shell.where(), null, Effect.READS));
                beside = steps.size();
                KeptFiles kept = kept(ground, items, run);
                Exchange exchange =
                        new Exchange(kept, folder, folder + "/content/" + wanted.top(), items, ground.user());
                steps.addAll(trade(shell).steps(backup.source(), exchange));
                checks.add(Check.ok(Words.of("files.replace.items", items.size(), kept.kept())));
                checks.addAll(leftOut(shell, ground).checks(backup.manifest(), items, kept.kept()));
            }
            return new Plan(title(), effect(), checks, steps, List.of(Words.of("files.replace.cannotundo")), beside);
        }
    }

    private LeftOutFiles leftOut(Shell shell, Ground ground) {
        return new LeftOutFiles(shell, ground.user(), ground.live(), place.exclude());
    }

    private Check liveCheck(Ground ground) {
        if (ground.live().isEmpty()) {
            return Check.warning(Words.of("files.gone", directory), Words.of("files.gone.next"));
        }
        return ground.together()
                ? Check.ok(Words.of("files.live", ground.live()))
                : Check.blocker(Words.of("files.apart", ground.live()), Words.of("files.apart.next"));
    }

    private List<Check> mountChecks(Shell shell, Ground ground, List<String> items) throws OperationFailed {
        return Mounts.look(shell, ground.user()).blockers(live(ground), items, place.cold() != null);
    }

    private Trade trade(Shell shell) {
        return new Trade(means, server(), shell, place.cold());
    }

    private Ground ground(Shell shell) throws OperationFailed {
        return Ground.look(
                shell, server(), directory, null, backup.manifest().artifact().compression());
    }

    private String live(Ground ground) {
        return ground.live().isEmpty() ? directory : ground.live();
    }

    private KeptFiles kept(Ground ground, List<String> items, String run) {
        String live = live(ground);
        return KeptFiles.coming(
                run, server().name(), backup.source(), live, beside(live, "before", now), now, backup.id(), items);
    }

    /** The name of a folder that stands beside another, for what and since when. */
    static String beside(String live, String what, Instant when) {
        return beside(live, what, BesideName.stamp(when));
    }

    static String beside(String live, String what, String which) {
        int slash = live.lastIndexOf('/');
        return live.substring(0, slash + 1) + BesideName.of(live.substring(slash + 1), what, which);
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Instant began = means.clock().instant();
        try (Shell shell = means.shells().on(server())) {
            Ground ground = ground(shell);
            Ground.require(shell, List.of(liveCheck(ground)));
            try (FilesStaging.Staged staged = staging.fill(shell, ground, work)) {
                staging.proven(staged.wanted(), began);
                Exchange listed = exchange(shell, ground, staged, work);
                work.step(Words.of("files.step.list"));
                listed.list(shell);
                work.stopIfCancelled();
                work.exchanges();
                Exchange exchange = exchange(shell, ground, staged, work);
                if (!exchange.equals(listed)) {
                    exchange.list(shell);
                }
                KeptFiles kept = exchange.kept();
                Ground.require(shell, mountChecks(shell, ground, kept.items()));
                trade(shell).perform(exchange, "", work);
                if (!ground.live().isEmpty()) {
                    leftOut(shell, ground).left(backup.manifest(), kept.kept()).ifPresent(work::say);
                }
                if (staged.wanted().all()) {
                    work.made("folder", directory);
                }
            }
        }
    }

    /** Which places it takes depends on what is live, which may change as long as nobody holds the site. */
    private Exchange exchange(Shell shell, Ground ground, FilesStaging.Staged staged, Work work)
            throws OperationFailed {
        List<String> items =
                Items.of(shell, ground, live(ground), staged.wanted().roots());
        return new Exchange(
                kept(ground, items, work.run()), staged.folder().path(), staged.content(), items, ground.user());
    }
}
