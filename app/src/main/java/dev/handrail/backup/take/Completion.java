package dev.handrail.backup.take;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.ManifestFile;
import dev.handrail.backup.Means;
import dev.handrail.backup.Sha256;
import dev.handrail.backup.UnfinishedBackup;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import dev.handrail.storage.Sink;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/** Makes a copy of a backup from a good one; it gets its name only if every byte is the one that was written. */
final class Completion {
    private static final int CHUNK = 1 << 18;

    /** What is done with the bytes that are read. */
    private interface Taker {
        void take(byte[] bytes, int length) throws OperationFailed;
    }

    private final Means means;
    private final Backup backup;
    private final Copy from;
    private final Work work;

    Completion(Means means, Backup backup, Copy from, Work work) {
        this.means = means;
        this.backup = backup;
        this.from = from;
        this.work = work;
    }

    /** Stands in the catalogue as never stored until it is whole, whatever interrupts this. */
    void make(Copy copy, Storage into) throws OperationFailed {
        // Where one was, a place that cannot be reached is no empty place; and what is there goes only if the one that
        // this is made from is good indeed.
        if (copy.state() != Copy.State.FAILED && into.size(copy.file()).isPresent()) {
            read((bytes, length) -> {}, done -> {});
        }
        means.catalogue().copyIs(backup.id(), copy, Copy.State.FAILED);
        Work.Handle leftover = work.leaves(UnfinishedBackup.leftover(backup.server(), copy, backup.id()));
        clear(copy, into);
        write(copy, into);
        means.catalogue().copyIs(backup.id(), copy, Copy.State.GOOD);
        leftover.close();
        work.part(Part.done(copy.destination(), backup.manifest().artifact().storedBytes(), Work.Unit.BYTES));
        work.say(Words.of("backup.run.stored", copy.located()));
    }

    private static void clear(Copy copy, Storage storage) throws OperationFailed {
        for (String name : new String[] {copy.file(), copy.file() + Manifest.ENDING}) {
            storage.delete(name);
            storage.discard(name);
        }
    }

    private void write(Copy copy, Storage into) throws OperationFailed {
        try (Sink sink = into.begin(copy.file())) {
            read(sink::write, done -> work.part(moved(copy, done)));
            byte[] manifest = ManifestFile.write(backup.manifest()).getBytes(StandardCharsets.UTF_8);
            into.write(copy.file() + Manifest.ENDING, manifest);
            sink.commit();
        }
    }

    private Part moved(Copy copy, long done) {
        return Part.runs(copy.destination(), done, backup.manifest().artifact().storedBytes(), Work.Unit.BYTES);
    }

    private void read(Taker taker, LongConsumer told) throws OperationFailed {
        Manifest.Artifact artifact = backup.manifest().artifact();
        Storage storage = means.places().of(backup.server(), from);
        Sha256 sha = new Sha256();
        byte[] chunk = new byte[CHUNK];
        long done = 0;
        try (InputStream in = storage.read(from.file())) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                work.stopIfCancelled();
                sha.add(chunk, n);
                taker.take(chunk, n);
                done += n;
                work.progress(done, artifact.storedBytes(), Work.Unit.BYTES);
                told.accept(done);
            }
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", from.located()))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
        require(sha.hex(), artifact.sha256());
    }

    private void require(String found, String written) throws OperationFailed {
        if (!found.equals(written)) {
            means.catalogue().copyIs(backup.id(), from, Copy.State.DAMAGED);
            throw OperationFailed.refused(Words.of("backup.complete.damaged", from.located()))
                    .cameBack(Words.of("backup.fault.hash", found, written))
                    .next(Words.of("backup.verify.fault.next"))
                    .build();
        }
    }
}
