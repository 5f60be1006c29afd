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
    public Plan plan() throws OperationFailed {
        try (Shell shell = means.shells().on(server)) {
            Ground ground = ground(shell);
            String when = Amounts.moment(kept.at(), means.clock().getZone());
            List<Check> checks = new ArrayList<>();
            checks.add(
                    ground.taken()
                            ? Check.ok(Words.of("restore.undo.check.there", kept.kept(), kept.live(), when))
                            : Check.warning(
                                    Words.of("restore.undo.check.gone", kept.kept()), Words.of("files.undo.nothing")));
            if (!ground.writable()) {
                checks.add(Check.blocker(
                        Words.of("files.notwritable", ground.parent()), Words.of("files.notwritable.next")));
            }
            KeptFiles undone = undone(Words.of("files.run"));
            String folder = FilesStaging.folder(ground.parent(), Words.of("files.run"));
            Exchange exchange = new Exchange(undone, folder, kept.kept(), ground.user());
            List<Step> steps = trade(shell).steps(kept.source(), exchange);
            return new Plan(
                    title(), effect(), checks, steps, List.of(Words.of("files.undo.cannotundo", undone.kept())));
        }
    }

    private Ground ground(Shell shell) throws OperationFailed {
        return Ground.look(shell, server, kept.live(), kept.kept(), Compression.NONE);
    }

    private Trade trade(Shell shell) {
        FileSet.@Nullable Cold cold = server.files().stream()
                .filter(set -> set.name().equals(kept.source()))
                .findFirst()
                .map(FileSet::cold)
                .orElse(null);
        return new Trade(means, server, shell, cold);
    }

    private KeptFiles undone(String run) {
        return new KeptFiles(
                run,
                server.name(),
                kept.source(),
                kept.live(),
                FilesReplace.beside(kept.live(), "undone", now),
                now,
                kept.run(),
                kept.items(),
                false);
    }

    @Override
    public void run(Work work) throws OperationFailed {
        try (Shell shell = means.shells().on(server)) {
            Ground ground = ground(shell);
            String path = FilesStaging.folder(ground.parent(), work.run());
            TemporaryFolder folder = TemporaryFolder.make(server, shell, path, ground.user(), work);
            Exchange exchange = new Exchange(undone(work.run()), folder.path(), kept.kept(), ground.user());
            trade(shell).perform(exchange, kept.run(), work);
            folder.close();
        }
    }
}
