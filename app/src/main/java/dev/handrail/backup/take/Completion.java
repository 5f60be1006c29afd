package dev.handrail.backup.take;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.FinishedCopy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.ManifestFile;
import dev.handrail.backup.Means;
import dev.handrail.backup.OnePlace;
import dev.handrail.backup.PinBeside;
import dev.handrail.backup.Sha256;
import dev.handrail.backup.Target;
import dev.handrail.backup.UnfinishedBackup;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.storage.FoldersWhole;
import dev.handrail.storage.Sink;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Makes a copy of a backup from a good one; it gets its name only if every byte is the one that was written. */
final class Completion {
    private static final int CHUNK = 1 << 18;

    /** What is done with the bytes that are read. */
    private interface Taker {
        void take(byte[] bytes, int length) throws OperationFailed;
    }

    /** A copy from which no other can be made, so that the next good one is read. */
    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        private final transient OperationFailed why;

        Unfit(OperationFailed why) {
            super(why);
            this.why = why;
        }
    }

    /** Reads one of the good copies, to whatever end. */
    private interface Reading {
        void from(Copy good) throws OperationFailed, Unfit;
    }

    /** Looks at what lies there already. */
    private interface Looking {
        boolean found() throws OperationFailed;
    }

    private final Means means;
    private final Server server;
    private final Backup backup;
    private final Work work;

    Completion(Means means, Server server, Backup backup, Work work) {
        this.means = means;
        this.server = server;
        this.backup = backup;
        this.work = work;
    }

    /** Stands in the catalogue as never stored until it is whole, whatever interrupts this. */
    void make(Copy copy, Storage into) throws OperationFailed {
        if (FoldersWhole.is(copy.file())) {
            throw folder(backup, copy);
        }
        boolean foreign = backup.manifest().foreign();
        if (!foreign) {
            enter(copy);
        }
        requireOwnPlace(copy, into);
        Optional<Boolean> there = there(copy, into);
        boolean lies = there.orElse(false);
        if (lies && adopted(copy, into)) {
            return;
        }
        if (lies && foreign) {
            throw another(copy);
        }
        // What is there is no good; it goes only if the one that this is made from is good indeed.
        if (lies) {
            fromGood(good -> read(good, (bytes, length) -> {}, done -> {}));
        }
        enter(copy);
        means.catalogue().copyIs(backup.id(), copy, Copy.State.FAILED);
        Work.Handle leftover = work.leaves(UnfinishedBackup.leftover(backup.server(), copy, backup.id()));
        if (there.isPresent()) {
            clear(copy, into);
        }
        fromGood(good -> write(good, copy, into));
        means.catalogue().copyIs(backup.id(), copy, Copy.State.GOOD);
        leftover.close();
        pin(copy, into);
        work.part(Part.done(copy.destination(), backup.manifest().artifact().storedBytes(), Work.Unit.BYTES));
        work.say(Words.of("backup.run.stored", copy.located()));
    }

    /** Another program's folder is never written: a copy is one file. */
    static OperationFailed folder(Backup backup, Copy copy) {
        return OperationFailed.refused(Words.of("backup.complete.folder", copy.located()))
                .next(Words.of("backup.complete.folder.next", backup.id()))
                .build();
    }

    /** The program that made the adopted dump may have made another of that name since. */
    private static OperationFailed another(Copy copy) {
        return OperationFailed.refused(Words.of("backup.complete.foreign", copy.located()))
                .next(Words.of("backup.complete.foreign.next"))
                .build();
    }

    /**
     * As one that is to be made; what is entered is removed with its backup, so nothing is that may be another's. One whose
     * destination is elsewhere now takes the place of what never was completed where that was before.
     */
    private void enter(Copy copy) throws OperationFailed {
        boolean known = means.catalogue().require(backup.id()).copies().stream()
                .anyMatch(there -> there.as(copy.state()).equals(copy));
        if (!known) {
            means.catalogue().add(backup.id(), copy);
            means.catalogue().copyIs(backup.id(), copy, copy.state());
        }
    }

    /** Two destinations that are one place hold one copy: what lies there is the other's. */
    private void requireOwnPlace(Copy copy, Storage into) throws OperationFailed {
        Target target = new Target(copy.destination(), copy.kind(), into);
        Optional<Copy> other = OnePlace.with(
                means.places(),
                means.catalogue().require(backup.id()),
                target,
                copy.file(),
                one -> one.state() != Copy.State.FAILED);
        if (other.isPresent()) {
            throw OperationFailed.refused(Words.of(
                            "backup.complete.oneplace",
                            copy.destination(),
                            other.get().destination(),
                            into.place()))
                    .next(Words.of("backup.oneplace.next", copy.destination()))
                    .build();
        }
    }

    /**
     * Whether something of that name is there; empty where nobody can tell. Where a copy was, a place that cannot be looked
     * at is no empty place; where none ever was, it may be that the place is made only now.
     */
    private static Optional<Boolean> there(Copy copy, Storage into) throws OperationFailed {
        try {
            return Optional.of(into.size(copy.file()).isPresent());
        } catch (OperationFailed e) {
            if (copy.state() != Copy.State.FAILED || e.kind() == OperationFailed.Kind.UNREACHABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** What is whole was stored before somebody lost sight of it: it is read, and nothing of it is written again. */
    private boolean adopted(Copy copy, Storage into) throws OperationFailed {
        FinishedCopy there = new FinishedCopy(into, copy.file());
        if (!sure(() -> there.is(backup.manifest().artifact()))) {
            return false;
        }
        enter(copy);
        if (!sure(() -> there.tells(backup.id()))) {
            into.delete(copy.file() + Manifest.ENDING);
            writeManifest(copy, into);
        }
        means.catalogue().copyIs(backup.id(), copy, Copy.State.GOOD);
        pin(copy, into);
        work.part(Part.done(copy.destination(), backup.manifest().artifact().storedBytes(), Work.Unit.BYTES));
        work.say(Words.of("backup.complete.whole", copy.located()));
        return true;
    }

    /** What is there and cannot be read is no good; of what cannot be reached, nothing is known. */
    private boolean sure(Looking looking) throws OperationFailed {
        try {
            return looking.found();
        } catch (OperationFailed e) {
            work.stopIfCancelled();
            if (e.kind() == OperationFailed.Kind.UNREACHABLE || e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            work.say(e.getMessage());
            return false;
        }
    }

    private static void clear(Copy copy, Storage storage) throws OperationFailed {
        for (String name : new String[] {copy.file(), copy.file() + Manifest.ENDING}) {
            storage.delete(name);
            storage.discard(name);
        }
    }

    /** From the first of the good copies that turns out to be good. */
    private void fromGood(Reading reading) throws OperationFailed {
        @Nullable OperationFailed first = null;
        for (Copy good : means.catalogue().require(backup.id()).goodCopies()) {
            try {
                reading.from(good);
                return;
            } catch (Unfit e) {
                work.stopIfCancelled();
                work.say(e.why.getMessage());
                first = first == null ? e.why : first;
            }
        }
        throw first == null ? BackupComplete.noCopy(backup) : first;
    }

    private void write(Copy from, Copy copy, Storage into) throws OperationFailed, Unfit {
        try (Sink sink = into.begin(copy.file())) {
            read(from, sink::write, done -> work.part(moved(copy, done)));
            writeManifest(copy, into);
            sink.commit();
        }
    }

    private void writeManifest(Copy copy, Storage into) throws OperationFailed {
        byte[] manifest = ManifestFile.write(backup.manifest()).getBytes(StandardCharsets.UTF_8);
        into.write(copy.file() + Manifest.ENDING, manifest);
    }

    /** It may have been pinned while the copy was made. The copy is whole also where its pin cannot lie beside it. */
    private void pin(Copy copy, Storage into) throws OperationFailed {
        Backup now = means.catalogue().require(backup.id());
        if (now.pinned()) {
            try {
                new PinBeside(into, copy.file()).lay(now);
            } catch (OperationFailed e) {
                work.stopIfCancelled();
                work.say(Words.of("backup.pin.notbeside", copy.located(), e.getMessage()));
            }
        }
    }

    private Part moved(Copy copy, long done) {
        return Part.runs(copy.destination(), done, backup.manifest().artifact().storedBytes(), Work.Unit.BYTES);
    }

    private void read(Copy from, Taker taker, LongConsumer told) throws OperationFailed, Unfit {
        Sha256 sha = new Sha256();
        byte[] chunk = new byte[CHUNK];
        long done = 0;
        Throttle throttle = new Throttle(server.packing().rate());
        try (InputStream in = opened(from)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                work.stopIfCancelled();
                sha.add(chunk, n);
                taker.take(chunk, n);
                done += n;
                work.progress(done, backup.manifest().artifact().storedBytes(), Work.Unit.BYTES);
                told.accept(done);
                throttle.passed(n, work);
            }
        } catch (IOException e) {
            throw new Unfit(OperationFailed.failed(Words.of("storage.failed.read", from.located()))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e));
        }
        require(from, sha.hex(), backup.manifest().artifact().sha256());
    }

    private InputStream opened(Copy from) throws Unfit {
        try {
            return means.places().of(backup.server(), from).read(from.file());
        } catch (OperationFailed e) {
            throw new Unfit(e);
        }
    }

    private void require(Copy from, String found, String written) throws Unfit {
        if (!found.equals(written)) {
            means.catalogue().copyIs(backup.id(), from, Copy.State.DAMAGED);
            throw new Unfit(OperationFailed.refused(Words.of("backup.complete.damaged", from.located()))
                    .cameBack(Words.of("backup.fault.hash", found, written))
                    .next(Words.of("backup.verify.fault.next"))
                    .build());
        }
    }
}
