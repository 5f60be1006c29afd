package dev.handrail.backup.files;

import dev.handrail.backup.Compression;
import dev.handrail.backup.Entries;
import dev.handrail.backup.KeptFiles;
import dev.handrail.backup.Means;
import dev.handrail.backup.restore.RestoreUndo;
import dev.handrail.backup.source.TemporaryFolder;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.shell.Shell;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the files back that a restore put aside. What was restored, and what came since, is kept in its turn. */
public final class FilesUndo implements Operation {
    private final Means means;
    private final Server server;
    private final KeptFiles kept;
    private final Instant now;

    public FilesUndo(Means means, Server server, KeptFiles kept) {
        this.means = means;
        this.server = server;
        this.kept = kept;
        this.now = means.clock().instant();
    }

    @Override
    public String name() {
        return RestoreUndo.WORDS;
    }

    @Override
    public String title() {
        return Words.of("files.undo.title", kept.live());
    }

    @Override
    public Server server() {
        return server;
    }

    /** What came since is out of sight of those who use it. */
    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    @Override
    public Set<String> exclusions() {
        return Entries.held(server, kept.source());
    }

    @Override
    public boolean tellsOfExchange() {
        return true;
    }

    @Override
    public Plan plan() throws OperationFailed {
        if (!kept.undoable()) {
            return new Plan(title(), effect(), List.of(nothing()), List.of(), List.of());
        }
        try (Shell shell = means.shells().on(server)) {
            Ground ground = ground(shell);
            List<Check> checks = new ArrayList<>();
            KeptFiles undone = undone(Words.of("files.run"));
            String folder = FilesStaging.folder(ground.parent(), Words.of("files.run"));
            Exchange exchange = exchange(undone, folder, ground);
            checks.addAll(mountChecks(shell, ground));
            Check since = FilesSince.of(shell, ground, kept).check(undone.kept());
            checks.add(thereCheck(shell, ground, exchange));
            checks.add(since);
            if (!ground.writable()) {
                checks.add(Check.blocker(
                        Words.of("files.notwritable", ground.parent()), Words.of("files.notwritable.next")));
            }
            List<Step> steps = trade(shell).steps(kept.source(), exchange);
            return new Plan(
                    title(), effect(), checks, steps, List.of(Words.of("files.undo.cannotundo", undone.kept())));
        }
    }

    /** What was written before an exchange was taken back is no more than some files, and takes no directory's place. */
    private Check nothing() {
        return Check.blocker(
                Words.of("files.undo.only", kept.kept()), Words.of("files.undo.only.next", kept.live(), kept.run()));
    }

    /** Where something was put aside and is gone, moving away what is live would leave nothing in its place. */
    private Check thereCheck(Shell shell, Ground ground, Exchange exchange) throws OperationFailed {
        if (!kept.keepsSomething()) {
            return Check.warning(
                    Words.of("files.undo.kept.nothing", kept.kept()), Words.of("files.undo.nothing", kept.live()));
        }
        List<String> gone = ground.taken() ? exchange.missing(shell) : List.of("");
        if (!gone.isEmpty()) {
            String first = kept.kept() + (gone.getFirst().isEmpty() ? "" : "/" + gone.getFirst());
            return Check.blocker(
                    gone.size() == 1
                            ? Words.of("restore.undo.check.gone", first)
                            : Words.of("files.undo.gone", first, gone.size() - 1),
                    Words.of("files.undo.gone.next", kept.live(), kept.run()));
        }
        String when = Amounts.moment(kept.at(), means.clock().getZone());
        return Check.ok(Words.of("restore.undo.check.there", kept.kept(), kept.live(), when));
    }

    private Exchange exchange(KeptFiles undone, String folder, Ground ground) {
        List<String> comes = kept.items().stream().filter(kept::keeps).toList();
        return new Exchange(undone, folder, kept.kept(), comes, ground.user());
    }

    private Ground ground(Shell shell) throws OperationFailed {
        return Ground.look(shell, server, kept.live(), kept.kept(), Compression.NONE);
    }

    private List<Check> mountChecks(Shell shell, Ground ground) throws OperationFailed {
        return Mounts.look(shell, ground.user()).blockers(kept.live(), kept.items(), cold() != null);
    }

    private Trade trade(Shell shell) {
        return new Trade(means, server, shell, cold());
    }

    private FileSet.@Nullable Cold cold() {
        return server.files().stream()
                .filter(set -> set.name().equals(kept.source()))
                .findFirst()
                .map(FileSet::cold)
                .orElse(null);
    }

    private KeptFiles undone(String run) {
        return KeptFiles.coming(
                run,
                server.name(),
                kept.source(),
                kept.live(),
                FilesReplace.beside(kept.live(), "undone", now),
                now,
                kept.run(),
                kept.items());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        try (Shell shell = means.shells().on(server)) {
            Ground.require(shell, kept.undoable() ? List.of() : List.of(nothing()));
            Ground ground = ground(shell);
            String path = FilesStaging.folder(ground.parent(), work.run());
            KeptFiles undone = undone(work.run());
            Ground.require(shell, List.of(thereCheck(shell, ground, exchange(undone, path, ground))));
            Ground.require(shell, mountChecks(shell, ground));
            work.step(Words.of("restore.undo.step.count"));
            work.say(FilesSince.of(shell, ground, kept).told());
            work.say(Words.of("restore.undo.uncounted"));
            work.stopIfCancelled();
            work.exchanges();
            TemporaryFolder folder = TemporaryFolder.make(server, shell, path, ground.user(), work);
            trade(shell).perform(exchange(undone, folder.path(), ground), kept.run(), work);
            folder.close();
        }
    }
}
