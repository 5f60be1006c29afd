package dev.handrail.backup.adopt;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Elsewhere;
import dev.handrail.backup.GoesElsewhere;
import dev.handrail.backup.GuardedInput;
import dev.handrail.backup.HashedInput;
import dev.handrail.backup.LastBytes;
import dev.handrail.backup.LentInput;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.backup.PinBeside;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Target;
import dev.handrail.backup.archive.Archive;
import dev.handrail.operation.Work;
import dev.handrail.storage.FoldersWhole;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A dump of another program read once to its end: with the hash of its bytes then, or why it is left out. What is verified
 * later is that they stayed what they are now.
 *
 * @param remark what is to be said of it once it is entered
 * @param sha256 of its bytes, also where it is left out
 */
record ForeignRead(
        @Nullable Backup backup,
        @Nullable String leftOut,
        @Nullable String remark,
        String sha256) {
    private static final int CHUNK = 1 << 18;
    /** Stands in a manifest until the bytes were read. */
    static final String NOT_YET = "";

    /** @param now when it is read */
    static ForeignRead of(Backup backup, Target target, Instant now, Work work) throws OperationFailed {
        Artifact artifact = backup.manifest().artifact();
        if (!needed(backup)) {
            return new ForeignRead(backup, null, null, artifact.sha256());
        }
        String file = backup.copies().getFirst().file();
        Storage storage = FoldersWhole.is(file) ? new FoldersWhole(target.storage()) : target.storage();
        try (HashedInput stored = new HashedInput(storage.read(file))) {
            LastBytes last = new LastBytes();
            String trouble = trouble(artifact, stored, last, work);
            drain(stored, (chunk, length) -> {}, artifact.storedBytes(), work);
            String sha256 = stored.sha256();
            if (trouble != null) {
                return new ForeignRead(null, trouble, null, sha256);
            }
            Backup read = hashed(backup, sha256, new PinBeside(storage, file));
            boolean whole = Elsewhere.in(artifact).isEmpty() || last.end(artifact);
            return whole ? new ForeignRead(read, null, null, sha256) : cut(read, now);
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", storage.locate(file)))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
    }

    /** Whether its bytes are yet to be read: beside it lies no manifest that tells of them. */
    static boolean needed(Backup backup) {
        return backup.manifest().artifact().sha256().equals(NOT_YET);
    }

    /** What is wrong with what it holds, of a form that a client obeys whatever stands in it. */
    private static @Nullable String trouble(Artifact artifact, HashedInput stored, LastBytes last, Work work)
            throws OperationFailed {
        Optional<Elsewhere> elsewhere = Elsewhere.in(artifact);
        if (elsewhere.isEmpty()) {
            return null;
        }
        try (InputStream text = new GuardedInput(Archive.unpacked(artifact, new LentInput(stored)), elsewhere.get())) {
            drain(text, last::add, artifact.bytes(), work);
            return null;
        } catch (GoesElsewhere e) {
            return Words.of("backup.adopt.own", artifact.file(), e.line(), e.says());
        } catch (IOException e) {
            return Words.of("backup.adopt.torn", artifact.file(), String.valueOf(e.getMessage()));
        }
    }

    private static void drain(InputStream in, ObjIntConsumer<byte[]> each, long total, Work work)
            throws OperationFailed, IOException {
        byte[] chunk = new byte[CHUNK];
        long done = 0;
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            work.stopIfCancelled();
            each.accept(chunk, n);
            done += n;
            work.progress(done, total, Work.Unit.BYTES);
        }
    }

    /** What there is of it may be all that anybody has: it is entered as one that lacks something. */
    private static ForeignRead cut(Backup backup, Instant now) {
        List<Proof> proofs = new ArrayList<>(backup.proofs());
        proofs.add(new Proof(Proof.Rung.DECODED, now, 0, false, Words.of("backup.fault.noend")));
        return new ForeignRead(
                new Backup(backup.server(), backup.manifest(), backup.pinReason(), backup.copies(), proofs),
                null,
                Words.of("backup.adopt.cut", backup.manifest().artifact().file(), backup.id()),
                backup.manifest().artifact().sha256());
    }

    private static Backup hashed(Backup backup, String sha256, PinBeside pin) throws OperationFailed {
        Manifest manifest = backup.manifest();
        Artifact artifact = manifest.artifact();
        Manifest whole = new Manifest(
                manifest.format(),
                manifest.id(),
                manifest.server(),
                manifest.environment(),
                manifest.source(),
                manifest.taken(),
                manifest.millis(),
                manifest.tools(),
                new Artifact(
                        artifact.file(),
                        artifact.form(),
                        artifact.compression(),
                        artifact.bytes(),
                        artifact.storedBytes(),
                        sha256),
                manifest.tables(),
                manifest.objects(),
                manifest.notes(),
                null,
                null);
        return new Backup(backup.server(), whole, pin.reason(sha256).orElse(null), backup.copies(), backup.proofs());
    }
}
