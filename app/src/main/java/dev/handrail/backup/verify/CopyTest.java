package dev.handrail.backup.verify;

import dev.handrail.backup.Copy;
import dev.handrail.backup.Feed;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.backup.ManifestFile;
import dev.handrail.backup.Means;
import dev.handrail.backup.Sha256;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Exit;
import dev.handrail.shell.Pipeline;
import dev.handrail.storage.Folder;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tests that one copy of a backup can be put to. Each says what it found, or throws the fault. */
final class CopyTest {
    /** How zstd, gzip and pg_restore end when what they read is faulty. */
    private static final int COMPLAINT = 1;

    /** How a program ends whose reader has ended before it. */
    private static final int BROKEN_PIPE = 141;

    private static final int CHUNK = 1 << 18;

    private final Means means;
    private final Server server;
    private final Manifest manifest;
    private final Copy copy;
    private final Work work;
    private final Folder folder;

    CopyTest(Means means, Server server, Manifest manifest, Copy copy, Work work) {
        this.means = means;
        this.server = server;
        this.manifest = manifest;
        this.copy = copy;
        this.work = work;
        this.folder = new Folder(Path.of(copy.place()));
    }

    /** It is there, as large as it was. */
    String complete() throws OperationFailed, Fault {
        Artifact artifact = manifest.artifact();
        if (!Files.exists(Path.of(folder.locate(copy.file())))) {
            throw new Fault(Copy.State.MISSING, Words.of("backup.fault.missing", folder.locate(copy.file())));
        }
        long size = folder.size(copy.file());
        if (size != artifact.storedBytes()) {
            throw new Fault(Copy.State.DAMAGED, Words.of("backup.fault.size", size, artifact.storedBytes()));
        }
        return Words.of("backup.found.complete", Amounts.bytes(size));
    }

    /** The manifest beside it says what the catalogue says: where the catalogue is lost, it is all one has to go by. */
    String manifest() throws OperationFailed, Fault {
        Path path = Path.of(folder.locate(copy.file() + Manifest.ENDING));
        if (!Files.exists(path)) {
            throw new Fault(Copy.State.GOOD, Words.of("backup.fault.nomanifest", path));
        }
        if (!same(path)) {
            throw new Fault(Copy.State.GOOD, Words.of("backup.fault.manifest", path));
        }
        return Words.of("backup.found.manifest", path);
    }

    private boolean same(Path path) throws OperationFailed {
        try {
            return ManifestFile.read(Files.readAllBytes(path), path.toString()).equals(manifest);
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", path)).because(e);
        } catch (OperationFailed e) {
            return false; // it is no manifest at all any more
        }
    }

    /** Every byte is the one that was written. */
    String readBack() throws OperationFailed, Fault {
        String sha256 = hash();
        if (!sha256.equals(manifest.artifact().sha256())) {
            throw new Fault(
                    Copy.State.DAMAGED,
                    Words.of("backup.fault.hash", sha256, manifest.artifact().sha256()));
        }
        return Words.of("backup.found.hash", sha256);
    }

    private String hash() throws OperationFailed {
        Sha256 sha = new Sha256();
        long total = manifest.artifact().storedBytes();
        byte[] chunk = new byte[CHUNK];
        long done = 0;
        try (InputStream in = folder.read(copy.file())) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                work.stopIfCancelled();
                sha.add(chunk, n);
                done += n;
                work.progress(done, total, Work.Unit.BYTES);
            }
            return sha.hex();
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", folder.locate(copy.file())))
                    .because(e);
        }
    }

    /** PostgreSQL's own program reads it to the end: only that proves that it can be restored from. */
    String decoded() throws OperationFailed, Fault {
        try (Decoder decoder = Decoder.find(means, server, manifest);
                InputStream in = folder.read(copy.file())) {
            Pipeline pipeline = Pipeline.of(
                            Command.of(manifest.artifact().compression().unpack()))
                    .pipe(decoder.decode());
            work.command(decoder.shell().where(), CommandText.of(pipeline));
            Exit exit = new Feed(decoder.shell(), work)
                    .through(pipeline, in, manifest.artifact().storedBytes(), work::say)
                    .exit();
            if (!exit.good()) {
                refuseToJudge(exit, decoder);
                throw new Fault(Copy.State.DAMAGED, Words.of("backup.fault.decode", exit.statuses(), exit.errorText()));
            }
            return Words.of(
                    "backup.found.decoded", decoder.version(), decoder.shell().where());
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", folder.locate(copy.file())))
                    .because(e);
        }
    }

    /** A program that was killed, or could not even start, says nothing about what it should have read. */
    private void refuseToJudge(Exit exit, Decoder decoder) throws OperationFailed {
        if (exit.statuses().stream().anyMatch(status -> status > COMPLAINT && status != BROKEN_PIPE)) {
            throw OperationFailed.failed(Words.of("backup.verify.unsure", copy.destination()))
                    .on(decoder.shell().where())
                    .cameBack(Words.of("backup.fault.decode", exit.statuses(), exit.errorText()))
                    .next(Words.of("backup.verify.unsure.next"))
                    .build();
        }
    }
}
