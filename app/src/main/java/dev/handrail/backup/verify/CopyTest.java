package dev.handrail.backup.verify;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.EndMarker;
import dev.handrail.backup.Feed;
import dev.handrail.backup.KnownFiles;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.backup.ManifestFile;
import dev.handrail.backup.Means;
import dev.handrail.backup.Origin;
import dev.handrail.backup.StoredHash;
import dev.handrail.backup.seal.BrokenSeal;
import dev.handrail.operation.Work;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Pipeline;
import dev.handrail.shell.Shell;
import dev.handrail.storage.Storage;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The tests that one copy of a backup can be put to. Each says what it found, or throws the fault. */
final class CopyTest {
    /** Of which any compression gives the first bytes. */
    private static final int ENOUGH = 1 << 20;

    private final Means means;
    private final Origin origin;
    private final Manifest manifest;
    private final Copy copy;
    private final Work work;
    private final Storage storage;

    CopyTest(Means means, Origin origin, Manifest manifest, Copy copy, Work work) throws OperationFailed {
        this.means = means;
        this.origin = origin;
        this.manifest = manifest;
        this.copy = copy;
        this.work = work;
        this.storage = means.places().of(origin.server().name(), copy);
    }

    /**
     * It is there, as large as it was.
     *
     * @param emptied whether a folder that has no copy at all is taken for emptied, and not for one whose disk is away
     */
    String complete(boolean emptied) throws OperationFailed, Fault {
        Artifact artifact = manifest.artifact();
        OptionalLong stored = storage.size(copy.file());
        if (stored.isEmpty()) {
            if (!emptied) {
                requireItsDisk();
            }
            throw new Fault(Copy.State.MISSING, Words.of("backup.fault.missing", storage.locate(copy.file())));
        }
        long size = stored.getAsLong();
        if (size != artifact.storedBytes()) {
            throw new Fault(Copy.State.DAMAGED, Words.of("backup.fault.size", size, artifact.storedBytes()));
        }
        return Words.of("backup.found.complete", Amounts.bytes(size));
    }

    /** A bucket is on no disk; dumps of another program go when that program wants. What is known to be missing was told. */
    private void requireItsDisk() throws OperationFailed {
        if (copy.kind() != Copy.Kind.S3
                && !manifest.foreign()
                && copy.state() != Copy.State.MISSING
                && !KnownFiles.of(known(), copy.kind(), copy.place()).anyIn(storage)) {
            throw OperationFailed.failed(Words.of(
                            "backup.verify.nothing",
                            copy.place(),
                            origin.server().name()))
                    .on(copy.kind().where(origin.server().name()))
                    .next(Words.of("backup.verify.nothing.next", origin.server().name()))
                    .build();
        }
    }

    private List<Backup> known() throws OperationFailed {
        return means.catalogue().of(origin.server().name());
    }

    /** The manifest beside it says what the catalogue says: where the catalogue is lost, it is all one has to go by. */
    String manifest() throws OperationFailed, Fault {
        String name = copy.file() + Manifest.ENDING;
        String path = storage.locate(name);
        if (storage.size(name).isEmpty()) {
            throw new Fault(Copy.State.GOOD, Words.of("backup.fault.nomanifest", path));
        }
        if (!same(content(name), path)) {
            throw new Fault(Copy.State.GOOD, Words.of("backup.fault.manifest", path));
        }
        return Words.of("backup.found.manifest", path);
    }

    private byte[] content(String name) throws OperationFailed {
        try (InputStream in = storage.read(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unread(name, e);
        }
    }

    private boolean same(byte[] content, String path) {
        try {
            return ManifestFile.read(content, path).equals(manifest);
        } catch (OperationFailed e) {
            return false; // it is no manifest at all any more
        }
    }

    /** Every byte is the one that was written. */
    String readBack() throws OperationFailed, Fault {
        String sha256 = new StoredHash(storage, copy.file(), manifest.artifact().storedBytes(), work).sha256();
        if (!sha256.equals(manifest.artifact().sha256())) {
            throw new Fault(
                    Copy.State.DAMAGED,
                    Words.of("backup.fault.hash", sha256, manifest.artifact().sha256()));
        }
        return Words.of("backup.found.hash", sha256);
    }

    /** A stock program reads it to the end: only that proves that it can be restored from. Empty where none knows it. */
    Optional<String> decoded() throws OperationFailed, Fault {
        Optional<Decoding> decoding = decoding();
        if (decoding.isPresent()) {
            return Optional.of(reading(() -> decoded(decoding.get())));
        }
        return manifest.artifact().compression() == Compression.NONE ? Optional.empty() : reading(this::unpacked);
    }

    /** What reads it, by its form or else by how it begins. Empty where nothing knows it. */
    Optional<Decoding> decoding() throws OperationFailed, Fault {
        Optional<Decoding> known = Decoding.of(manifest.artifact());
        return known.isPresent() ? known : Decoding.of(reading(this::begins));
    }

    /** Its table of contents has all that the database had. Empty where it has none, or where nothing was counted. */
    Optional<String> inventoried() throws OperationFailed, Fault {
        Optional<Listing> listing = Listing.of(manifest);
        if (listing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(reading(() -> inventoried(listing.get())));
    }

    private String inventoried(Listing listing) throws OperationFailed, Fault, IOException {
        try (Decoder decoder = Decoder.find(means, origin, manifest, listing.decoding())) {
            Feed.Fed fed = well(decoder, Pipeline.of(unpack()), listing.hears());
            if (fed.cut()) {
                throw tooLong(decoder);
            }
            List<String> differing = listing.differing().apply(new String(fed.output(), StandardCharsets.UTF_8));
            if (!differing.isEmpty()) {
                throw new Fault(Copy.State.DAMAGED, Words.of("backup.fault.inventory", String.join(", ", differing)));
            }
            return listing.found();
        }
    }

    private interface Reading<T> {
        T read() throws OperationFailed, Fault, IOException;
    }

    private <T> T reading(Reading<T> reading) throws OperationFailed, Fault {
        try {
            return reading.read();
        } catch (BrokenSeal e) {
            throw new Fault(Copy.State.DAMAGED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unread(copy.file(), e);
        }
    }

    private OperationFailed unread(String file, IOException e) {
        return OperationFailed.failed(Words.of("storage.failed.read", storage.locate(file)))
                .next(Words.of("storage.failed.read.next"))
                .because(e);
    }

    private OperationFailed tooLong(Decoder decoder) {
        return OperationFailed.failed(Words.of("backup.verify.toolong", copy.destination()))
                .on(decoder.shell().where())
                .next(Words.of("backup.verify.toolong.next"))
                .build();
    }

    private Command unpack() {
        return Command.of(manifest.artifact().compression().unpack());
    }

    /** Sends all of it, to programs that must end well. */
    private Feed.Fed well(Decoder decoder, Pipeline before, Predicate<String> hears)
            throws OperationFailed, Fault, IOException {
        try (InputStream in = artifact()) {
            Feed.Fed fed = fed(decoder.shell(), before.pipe(decoder.decode()), in, hears);
            if (!fed.exit().good()) {
                throw BadEnd.fault(fed.exit(), copy, decoder.shell());
            }
            return fed;
        }
    }

    private String decoded(Decoding decoding) throws OperationFailed, Fault, IOException {
        try (Decoder decoder = Decoder.find(means, origin, manifest, decoding)) {
            PlainHash plain = PlainHash.on(decoder.shell(), manifest.artifact());
            Feed.Fed fed = through(decoder, plain);
            if (decoding.end() != null && !isWhole(decoding.end(), fed.output())) {
                throw manifest.foreign() ? Fault.cut() : new Fault(Copy.State.DAMAGED, Words.of("backup.fault.noend"));
            }
            return plain.told(Words.of(
                    decoding.end() == null ? "backup.found.decoded" : "backup.found.ended",
                    decoder.program(),
                    decoder.shell().where()));
        }
    }

    private boolean isWhole(EndMarker end, byte[] last) {
        return manifest.foreign() ? end.standsIn(last) : end.ends(last);
    }

    /** Whatever it holds: it unpacks to the very bytes that were packed. Says so only where both are known. */
    private Optional<String> unpacked() throws OperationFailed, Fault, IOException {
        try (Decoder decoder = Decoder.find(means, origin, manifest, Decoding.unpacked())) {
            PlainHash plain = PlainHash.on(decoder.shell(), manifest.artifact());
            through(decoder, plain);
            return plain.compared()
                    ? Optional.of(
                            Words.of("backup.found.unpacked", decoder.shell().where()))
                    : Optional.empty();
        }
    }

    private Feed.Fed through(Decoder decoder, PlainHash plain) throws OperationFailed, Fault, IOException {
        Feed.Fed fed = well(decoder, plain.behind(unpack()), plain::hears);
        plain.require(fed);
        return fed;
    }

    /** The first bytes of what was packed. */
    private byte[] begins() throws OperationFailed, Fault, IOException {
        Decoding head = Decoding.first();
        try (Decoder decoder = Decoder.find(means, origin, manifest, head);
                InputStream in = artifact()) {
            Pipeline pipeline = Pipeline.of(unpack()).pipe(decoder.decode());
            return fed(decoder.shell(), pipeline, new ByteArrayInputStream(in.readNBytes(ENOUGH)), line -> false)
                    .output();
        }
    }

    private Feed.Fed fed(Shell shell, Pipeline pipeline, InputStream in, Predicate<String> hears)
            throws OperationFailed, IOException {
        work.command(shell.where(), CommandText.of(pipeline));
        return new Feed(shell, work).through(pipeline, in, manifest.artifact().storedBytes(), line -> {
            if (!hears.test(line)) {
                work.say(line);
            }
        });
    }

    /** The artifact as the compression left it. */
    private InputStream artifact() throws OperationFailed {
        return means.age()
                .open(origin.server(), manifest.artifact().encryption(), copy.file(), storage.read(copy.file()));
    }
}
