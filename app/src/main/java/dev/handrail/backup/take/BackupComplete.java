package dev.handrail.backup.take;

import dev.handrail.backup.Backup;
import dev.handrail.backup.BackupDelete;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.backup.OnePlace;
import dev.handrail.backup.Target;
import dev.handrail.backup.verify.ReadBack;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.storage.FoldersWhole;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the copies of a backup that are not good, or a new one, from one that is. */
public final class BackupComplete implements Operation {
    public static final String WORDS = "backup complete";

    private static final Set<Copy.State> WANTING = Set.of(Copy.State.FAILED, Copy.State.MISSING, Copy.State.DAMAGED);

    private final Means means;
    private final Server server;
    private final Backup backup;
    private final Copy from;
    private final List<Copy> copies;
    private final boolean asked;

    /** @param to the destination that shall have a copy; none for those that should have one and have not */
    public BackupComplete(Means means, Server server, Backup backup, Optional<String> to) throws OperationFailed {
        this.means = means;
        this.server = server;
        this.backup = backup;
        this.from = backup.goodCopy().orElseThrow(() -> noCopy(backup));
        this.asked = to.isPresent();
        this.copies = to.isPresent() ? List.of(to(to.get())) : wanting();
        requireNoFolder();
        if (copies.isEmpty()) {
            throw OperationFailed.refused(Words.of("backup.complete.nothing", backup.id()))
                    .next(Words.of("backup.complete.nothing.next"))
                    .build();
        }
    }

    static OperationFailed noCopy(Backup backup) {
        return OperationFailed.refused(Words.of("restore.nocopy", backup.id()))
                .next(Words.of("backup.verify.fault.next"))
                .build();
    }

    private List<Copy> wanting() {
        return backup.copies().stream()
                .filter(copy -> WANTING.contains(copy.state()) && !FoldersWhole.is(copy.file()))
                .toList();
    }

    /** A folder that wants keeps no other copy from being made; where there is no other, it is told why nothing is done. */
    private void requireNoFolder() throws OperationFailed {
        List<Copy> asked = copies.isEmpty() ? backup.copies() : copies;
        Optional<Copy> folder = asked.stream()
                .filter(copy -> WANTING.contains(copy.state()) && FoldersWhole.is(copy.file()))
                .findFirst();
        if (folder.isPresent()) {
            throw Completion.folder(backup, folder.get());
        }
    }

    private Copy to(String name) throws OperationFailed {
        Optional<Copy> there = backup.copies().stream()
                .filter(copy -> copy.destination().equals(name))
                .findFirst();
        if (there.isPresent() && !WANTING.contains(there.get().state())) {
            throw OperationFailed.refused(Words.of("backup.complete.there", backup.id(), name))
                    .next(Words.of("backup.complete.there.next", backup.id()))
                    .build();
        }
        String file = backup.manifest().artifact().file();
        return there.isPresent()
                ? there.get()
                : Target.named(means, server, name).copy(file, Copy.State.FAILED);
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("backup.complete.title", backup.source(), backup.id());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Set<String> exclusions() {
        return Set.of(BackupDelete.copies(backup));
    }

    @Override
    public Plan plan() throws OperationFailed {
        Aims aims = aims();
        List<Target> targets = aims.targets();
        List<Step> steps = new ArrayList<>();
        for (Aims.Aim aim : aims.open()) {
            Copy copy = aim.copy();
            steps.add(step(copy, step(copy)));
            if (ReadBack.of(copy.kind())) {
                steps.add(step(copy, ReadBack.step(copy.located())));
            }
        }
        long each = backup.manifest().artifact().storedBytes();
        List<Check> checks = new ArrayList<>(room().checks(targets, each));
        targets.forEach(target -> taken(target).ifPresent(checks::add));
        aims.closed()
                .forEach(why -> checks.add(Check.warning(why.getMessage(), Words.of("backup.complete.closed.next"))));
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private Aims aims() throws OperationFailed {
        return Aims.of(means, server, backup, copies, asked);
    }

    /** What is another's place keeps no other from being completed. */
    private Optional<Check> taken(Target target) {
        String file = backup.manifest().artifact().file();
        return OnePlace.with(means.places(), backup, target, file, copy -> copy.state() != Copy.State.FAILED)
                .map(other -> Check.warning(
                        Words.of(
                                "backup.complete.oneplace",
                                target.name(),
                                other.destination(),
                                target.storage().place()),
                        Words.of("backup.oneplace.next", target.name())));
    }

    private Step step(Copy copy, String words) {
        return new Step(words, copy.kind().where(server.name()), null, Effect.READS);
    }

    private String step(Copy copy) {
        return Words.of("backup.complete.step", copy.located(), from.destination());
    }

    /** One that cannot be made does not keep the others from it. */
    @Override
    public void run(Work work) throws OperationFailed {
        Aims aims = aims();
        aims.closed().forEach(why -> work.say(why.getMessage()));
        List<OperationFailed> failures = new ArrayList<>(aims.closed());
        Room room = room();
        room.doubts(aims.targets()).forEach(doubt -> work.say(doubt.text()));
        List<Delivery.Lost> full = room.parted(
                        aims.targets(), backup.manifest().artifact().storedBytes())
                .leftOut();
        for (Aims.Aim aim : aims.open()) {
            work.stopIfCancelled();
            work.step(step(aim.copy()));
            try {
                requireRoom(aim.copy(), full);
                complete(aim, work);
            } catch (OperationFailed e) {
                work.stopIfCancelled();
                work.say(e.getMessage());
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private Room room() throws OperationFailed {
        return new Room(Emptied.of(means, backup.server()));
    }

    private static void requireRoom(Copy copy, List<Delivery.Lost> full) throws OperationFailed {
        for (Delivery.Lost one : full) {
            if (one.target().name().equals(copy.destination())) {
                throw one.why();
            }
        }
    }

    private void complete(Aims.Aim aim, Work work) throws OperationFailed {
        Copy copy = aim.copy();
        new Completion(means, server, backup, work).make(copy, aim.target().storage());
        if (ReadBack.of(copy.kind())) {
            work.stopIfCancelled();
            work.step(ReadBack.step(copy.located()));
            ReadBack.now(means, server, backup, copy.as(Copy.State.GOOD), work);
        }
    }
}
