package dev.handrail.backup.adopt;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Copy;
import dev.handrail.backup.FileNames;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.ManifestFile;
import dev.handrail.backup.PinBeside;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Target;
import dev.handrail.storage.Stored;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place looked through for what Handrail wrote there: artifacts with their manifests. */
final class Shelf {
    /** A manifest of ten thousand tables is a tenth of this. */
    private static final int LARGEST_MANIFEST = 16 << 20;

    /** Stands in every manifest, whichever version wrote it. */
    private static final String OURS = "\"handrail-backup/";

    private final Target target;
    private final Catalogue catalogue;
    private final Instant now;
    private final Map<String, Backup> found = new LinkedHashMap<>();

    Shelf(Target target, Catalogue catalogue, Instant now) {
        this.target = target;
        this.catalogue = catalogue;
        this.now = now;
    }

    /** What is done with each manifest that lies there. */
    List<Finding> findings(Map<String, Stored> files) throws OperationFailed {
        List<Finding> findings = new ArrayList<>();
        for (Stored file : files.values()) {
            if (file.name().endsWith(Manifest.ENDING)) {
                findings.add(Finding.orUnread(file.name(), () -> finding(file, files)));
            }
        }
        return findings;
    }

    private Finding finding(Stored json, Map<String, Stored> files) throws OperationFailed {
        String file = json.name().substring(0, json.name().length() - Manifest.ENDING.length());
        byte[] content = content(json);
        Optional<Manifest> read = read(content, json.name(), file);
        Stored artifact = files.get(file);
        if (read.isEmpty()) {
            return artifact != null && claims(content, file)
                    ? unsound(json.name(), file)
                    : Finding.leftOut(Words.of("backup.adopt.nomanifest", json.name()));
        }
        Manifest manifest = read.get();
        if (artifact == null) {
            return Finding.leftOut(Words.of("backup.adopt.alone", json.name(), manifest.id()));
        }
        boolean whole = artifact.bytes() == manifest.artifact().storedBytes();
        Copy copy = target.copy(file, whole ? Copy.State.GOOD : Copy.State.DAMAGED);
        Backup before = found.get(manifest.id());
        Optional<Backup> known = before == null ? catalogue.find(manifest.id()) : Optional.of(before);
        if (known.isPresent()) {
            return again(known.get(), manifest, copy, files);
        }
        Backup backup = entered(manifest, copy, artifact.bytes()).pinnedFor(pin(manifest, file, files));
        found.put(manifest.id(), backup);
        String told = Words.of(
                whole ? "backup.adopt.enter" : "backup.adopt.damaged",
                manifest.id(),
                manifest.source().name(),
                manifest.server(),
                Amounts.bytes(artifact.bytes()),
                Amounts.bytes(manifest.artifact().storedBytes()));
        return new Finding(Finding.Fate.ENTER, pinned(told, backup), backup, copy);
    }

    /** What the catalogue says stays as it says it; what differs is said. */
    private Finding again(Backup known, Manifest manifest, Copy copy, Map<String, Stored> files)
            throws OperationFailed {
        if (!known.manifest().equals(manifest)) {
            return Finding.leftOut(Words.of("backup.adopt.differs", copy.located(), manifest.id()));
        }
        Optional<Copy> same = known.copies().stream()
                .filter(c -> c.located().equals(copy.located()))
                .findFirst();
        if (same.isEmpty()) {
            Backup pinned = known.pinned() ? known : known.pinnedFor(pin(manifest, copy.file(), files));
            String told = Words.of("backup.adopt.copy", manifest.id(), copy.located());
            return new Finding(Finding.Fate.ADD_COPY, pinned(told, pinned), pinned, copy);
        }
        return same.get().state() == copy.state()
                ? Finding.known(Words.of("backup.adopt.known", manifest.id()), known)
                : Finding.leftOut(Words.of(
                        "backup.adopt.otherwise",
                        manifest.id(),
                        Words.of(same.get().state().key()),
                        Words.of(copy.state().key())));
    }

    private @Nullable String pin(Manifest manifest, String file, Map<String, Stored> files) throws OperationFailed {
        PinBeside beside = new PinBeside(target.storage(), file);
        return files.containsKey(beside.name())
                ? beside.reason(manifest.artifact().sha256()).orElse(null)
                : null;
    }

    private static String pinned(String told, Backup backup) {
        return backup.pinReason() == null ? told : Words.of("backup.adopt.pinned", told, backup.pinReason());
    }

    private Backup entered(Manifest manifest, Copy copy, long bytes) {
        boolean whole = copy.state() == Copy.State.GOOD;
        String detail = whole
                ? Words.of("backup.found.complete", Amounts.bytes(bytes))
                : Words.of("backup.fault.size", bytes, manifest.artifact().storedBytes());
        Proof complete = new Proof(Proof.Rung.COMPLETE, now, 0, whole, detail);
        return new Backup(manifest, false, List.of(copy), List.of(complete));
    }

    /** Whether it says that it is one of ours, or must be by its name: the backup beside it is not to be passed over. */
    private static boolean claims(byte[] content, String file) {
        return FileNames.ours(file) || new String(content, StandardCharsets.UTF_8).contains(OURS);
    }

    private static Finding unsound(String json, String file) {
        String told = Words.of("backup.adopt.unsound", json, file);
        OperationFailed why = OperationFailed.refused(told)
                .next(Words.of("backup.manifest.next"))
                .build();
        return Finding.unread(told, why);
    }

    private byte[] content(Stored json) throws OperationFailed {
        if (json.bytes() > LARGEST_MANIFEST) {
            return new byte[0];
        }
        try (InputStream in = target.storage().read(json.name())) {
            return in.readNBytes(LARGEST_MANIFEST);
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("storage.failed.read", json.name()))
                    .next(Words.of("storage.failed.read.next"))
                    .because(e);
        }
    }

    private static Optional<Manifest> read(byte[] content, String json, String file) {
        try {
            return Optional.of(ManifestFile.read(content, json)).filter(m -> SoundManifest.is(m, file));
        } catch (OperationFailed e) {
            return Optional.empty(); // it is no manifest, and is said to be none
        }
    }
}
