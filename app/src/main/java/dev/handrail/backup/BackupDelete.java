package dev.handrail.backup;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Removes a backup: every copy of it with its manifest and its pin, and then its entry in the catalogue. */
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

    /** No copy is made of it while it goes. */
    @Override
    public Set<String> exclusions() {
        return Set.of(copies(backup));
    }

    /** What only one may work on at a time: the copies of a backup. */
    public static String copies(Backup backup) {
        return "copies of " + backup.id();
    }

    /** What a restore in the place of the source works on: its backups, and the copies it reads. */
    public static Set<String> andSource(Server server, Backup backup) {
        Set<String> held = new HashSet<>(Entries.held(server, backup.source()));
        held.add(copies(backup));
        return held;
    }

    @Override
    public Plan plan() throws OperationFailed {
        List<Check> checks = new ArrayList<>(List.of(check()));
        List<Step> steps = new ArrayList<>();
        for (Copy copy : backup.copies()) {
            if (seemsAnothers(copy)) {
                checks.add(Check.ok(stays(copy)));
            } else {
                String text = Words.of("backup.delete.step", copy.located());
                steps.add(new Step(text, copy.kind().where(server.name()), null, Effect.DESTROYS));
            }
        }
        if (backup.manifest().foreign() && !steps.isEmpty()) {
            checks.add(Check.ok(Words.of("backup.delete.foreign")));
        }
        return new Plan(title(), effect(), checks, steps, List.of(Words.of("backup.delete.cannotundo")));
    }

    /** A plan removes nothing: where a place cannot be looked at, that comes out when it is to be removed. */
    private boolean seemsAnothers(Copy copy) {
        try {
            return new AnothersFile(backup, copy, means.places().of(backup.server(), copy)).seems();
        } catch (OperationFailed e) {
            return false;
        }
    }

    private static String stays(Copy copy) {
        return Words.of(
                copy.state() == Copy.State.FAILED ? "backup.delete.anothers" : "backup.delete.overwritten",
                copy.located());
    }

    private Check check() throws OperationFailed {
        if (backup.pinned()) {
            return Check.blocker(Words.of("backup.delete.pinned"), Words.of("backup.delete.pinned.next"));
        }
        List<Backup> good = means.catalogue().of(backup.server()).stream()
                .filter(Subject.of(backup)::has)
                .filter(Backup::good)
                .toList();
        if (good.isEmpty()) {
            return Check.warning(
                    Words.of("backup.delete.nogood", backup.source()), Words.of("backup.delete.newest.next"));
        }
        if (is(good.getFirst())) {
            return Check.warning(
                    Words.of("backup.delete.newest", backup.source()), Words.of("backup.delete.newest.next"));
        }
        Optional<Backup> proven = good.stream().filter(Backup::proven).findFirst();
        if (proven.isPresent() && is(proven.get())) {
            return Check.warning(
                    Words.of("backup.delete.proven", backup.source()),
                    Words.of("backup.delete.proven.next", good.getFirst().id()));
        }
        return Check.ok(Words.of(
                "backup.delete.other",
                backup.source(),
                proven.orElse(good.getFirst()).id()));
    }

    private boolean is(Backup other) {
        return other.id().equals(backup.id());
    }

    /** A copy that cannot be removed does not keep the others; the entry stays until all are gone. */
    @Override
    public void run(Work work) throws OperationFailed {
        List<OperationFailed> failures = new ArrayList<>();
        Backup was = asItIs();
        for (Copy copy : was.copies()) {
            work.stopIfCancelled();
            work.step(Words.of("backup.delete.step", copy.located()));
            try {
                if (removed(copy, work)) {
                    means.catalogue().copyIs(backup.id(), copy, Copy.State.MISSING);
                }
            } catch (OperationFailed e) {
                work.say(e.getMessage());
                if (copy.state() != Copy.State.FAILED) { // there never was anything that looked like a backup
                    failures.add(e);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw incomplete(failures);
        }
        means.catalogue().remove(was);
    }

    /** It may have been pinned, or got one more copy, since the plan was seen. */
    private Backup asItIs() throws OperationFailed {
        Backup now = means.catalogue().find(backup.id()).orElse(backup);
        if (now.pinned()) {
            throw OperationFailed.refused(Words.of("backup.delete.pinned"))
                    .on(server.name())
                    .next(Words.of("backup.delete.pinned.next"))
                    .build();
        }
        return now;
    }

    /** Says whether it was this backup's to remove. */
    private boolean removed(Copy copy, Work work) throws OperationFailed {
        Storage storage = means.places().of(backup.server(), copy);
        // A place that cannot be reached fails here, before anything was removed: its copy is what it was.
        if (storage.size(copy.file()).isEmpty()) {
            requireGone(copy, storage);
        }
        if (new AnothersFile(backup, copy, storage).is(work)) {
            work.say(stays(copy));
            leave(copy, storage);
            return false;
        }
        // Said before it is true, so that it is also said of what is left when the program dies half way.
        means.catalogue().copyIs(backup.id(), copy, Copy.State.DELETING_FAILED);
        // The artifact first: what is left if this stops half way is a manifest, which claims nothing by itself.
        for (String name : List.of(copy.file(), copy.file() + Manifest.ENDING)) {
            storage.delete(name);
            storage.discard(name);
        }
        new PinBeside(storage, copy.file()).remove(backup);
        if (storage.keepsVersions()) {
            work.say(Words.of("backup.delete.versions", storage.place()));
        }
        return true;
    }

    /** The folder of a disk that is not mounted is there and empty: who forgot its files now would never find them again. */
    private void requireGone(Copy copy, Storage storage) throws OperationFailed {
        boolean should = copy.state() == Copy.State.GOOD || copy.state() == Copy.State.DAMAGED;
        if (should && copy.kind() != Copy.Kind.S3 && !lived(copy, storage)) {
            throw OperationFailed.refused(Words.of("backup.delete.absent", copy.located()))
                    .on(copy.kind().where(server.name()))
                    .next(Words.of("backup.delete.incomplete.next", backup.id(), backup.server()))
                    .build();
        }
    }

    /** Another program removes its own dumps, of which no manifest is left behind. */
    private boolean lived(Copy copy, Storage storage) throws OperationFailed {
        return backup.manifest().foreign()
                ? !storage.list().isEmpty() || !storage.folders().isEmpty()
                : storage.size(copy.file() + Manifest.ENDING).isPresent();
    }

    /** A manifest of this backup, or its pin, says of another's file what is not true. */
    private void leave(Copy copy, Storage storage) throws OperationFailed {
        if (new FinishedCopy(storage, copy.file()).tells(backup.id())) {
            storage.delete(copy.file() + Manifest.ENDING);
        }
        new PinBeside(storage, copy.file()).remove(backup);
    }

    private OperationFailed incomplete(List<OperationFailed> failures) {
        OperationFailed first = failures.getFirst();
        return OperationFailed.failed(Words.of(
                        "backup.delete.incomplete",
                        backup.id(),
                        failures.size(),
                        backup.copies().size()))
                .on(first.where())
                .cameBack(first.getMessage())
                .next(Words.of("backup.delete.incomplete.next", backup.id(), backup.server()))
                .because(first);
    }
}
