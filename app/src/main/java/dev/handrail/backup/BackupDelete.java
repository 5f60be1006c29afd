package dev.handrail.backup;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.storage.Folder;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Removes a backup: every copy of it with its manifest, and then its entry in the catalogue. */
public final class BackupDelete implements Operation {
    public static final String WORDS = "backup delete";

    private final Means means;
    private final Server server;
    private final Backup backup;

    public BackupDelete(Means means, Server server, Backup backup) {
        this.means = means;
        this.server = server;
        this.backup = backup;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("backup.delete.title", backup.source(), backup.id());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.DESTROYS;
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Step> steps = backup.copies().stream()
                .map(copy -> new Step(
                        Words.of("backup.delete.step", locate(copy)), Words.of("storage.here"), null, Effect.DESTROYS))
                .toList();
        return new Plan(title(), effect(), List.of(check()), steps, List.of(Words.of("backup.delete.cannotundo")));
    }

    private Check check() throws OperationFailed {
        if (backup.pinned()) {
            return Check.blocker(Words.of("backup.delete.pinned"), Words.of("backup.delete.pinned.next"));
        }
        Optional<Backup> newestGood = means.catalogue().of(backup.server()).stream()
                .filter(b -> b.source().equals(backup.source()) && b.good())
                .findFirst();
        if (newestGood.isEmpty()) {
            return Check.warning(
                    Words.of("backup.delete.nogood", backup.source()), Words.of("backup.delete.newest.next"));
        }
        if (newestGood.get().id().equals(backup.id())) {
            return Check.warning(
                    Words.of("backup.delete.newest", backup.source()), Words.of("backup.delete.newest.next"));
        }
        return Check.ok(Words.of(
                "backup.delete.other", backup.source(), newestGood.get().id()));
    }

    @Override
    public void run(Work work) throws OperationFailed {
        for (Copy copy : backup.copies()) {
            work.step(Words.of("backup.delete.step", locate(copy)));
            Folder folder = new Folder(Path.of(copy.place()));
            if (!Files.isDirectory(Path.of(copy.place()))) {
                throw OperationFailed.refused(Words.of("backup.delete.away", copy.place()))
                        .next(Words.of("backup.delete.away.next"))
                        .build();
            }
            // The artifact first: what is left if this stops half way is a manifest, which claims nothing by itself.
            folder.delete(copy.file());
            folder.delete(copy.file() + Manifest.ENDING);
            means.catalogue().copyIs(backup.id(), copy, Copy.State.MISSING);
        }
        means.catalogue().remove(backup.id());
    }

    private static String locate(Copy copy) {
        return new Folder(Path.of(copy.place())).locate(copy.file());
    }
}
