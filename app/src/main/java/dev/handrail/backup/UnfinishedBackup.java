package dev.handrail.backup;

import dev.handrail.journal.Left;
import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removes what a backup left that did not come to its end. Where the program died after the artifact had got its name and
 * before the catalogue was told, nothing is missing but the entry: if every byte is there, it is entered and not removed.
 */
public final class UnfinishedBackup implements Cleaner {
    private static final String KIND = "unfinished backup";

    private final Catalogue catalogue;
    private final Places places;
    private final Clock clock;

    public UnfinishedBackup(Catalogue catalogue, Places places, Clock clock) {
        this.catalogue = catalogue;
        this.places = places;
        this.clock = clock;
    }

    public static Leftover leftover(String server, Copy copy, String id) {
        return new Leftover(
                KIND,
                server,
                Map.of(
                        "id",
                        id,
                        "destination",
                        copy.destination(),
                        "kind",
                        copy.kind().word(),
                        "folder",
                        copy.place(),
                        "file",
                        copy.file()),
                Words.of("backup.leftover", copy.located()));
    }

    /** Whether this is what was noted of something that a run wrote under that name in that place. */
    static boolean notes(Left left, String place, String name) {
        String file = left.details().getOrDefault("file", "");
        return left.kind().equals(KIND)
                && place.equals(left.details().get("folder"))
                && (name.equals(file) || name.equals(file + Manifest.ENDING));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void clean(Leftover leftover) throws OperationFailed {
        Map<String, String> details = leftover.details();
        String place = details.getOrDefault("folder", "");
        if (whole(details.getOrDefault("id", ""), place)) {
            return; // only the note that it might not be is old
        }
        String file = details.getOrDefault("file", "");
        // What a version wrote that knew folders only says nothing of the kind.
        Copy.Kind kind = Copy.Kind.of(details.getOrDefault("kind", Copy.Kind.FOLDER.word()));
        Copy copy = new Copy(details.getOrDefault("destination", ""), kind, place, file, Copy.State.FAILED);
        Storage storage = places.of(leftover.server(), copy);
        if (anothers(details.getOrDefault("id", ""), new Target(copy.destination(), kind, storage), file)) {
            storage.discard(file);
            return;
        }
        Optional<Manifest> finished = new FinishedCopy(storage, copy.file()).manifest();
        if (finished.isPresent() && finished.get().id().equals(details.get("id"))) {
            enter(leftover.server(), finished.get(), copy.as(Copy.State.GOOD));
            return;
        }
        for (String name : List.of(file, file + Manifest.ENDING)) {
            storage.delete(name);
            storage.discard(name);
        }
    }

    /** What lies there may be the copy of a destination that is called otherwise, and is the same place. */
    private boolean anothers(String id, Target target, String file) throws OperationFailed {
        Optional<Backup> known = catalogue.find(id);
        return known.isPresent()
                && OnePlace.with(places, known.get(), target, file, copy -> copy.state() != Copy.State.FAILED)
                        .isPresent();
    }

    private void enter(String server, Manifest manifest, Copy copy) throws OperationFailed {
        Optional<Backup> known = catalogue.find(manifest.id());
        String found = Words.of("backup.found.hash", manifest.artifact().sha256());
        List<Proof> proofs = Stream.of(Proof.Rung.COMPLETE, Proof.Rung.READ_BACK)
                .map(rung -> new Proof(rung, clock.instant(), 0, true, found, copy.destination()))
                .toList();
        if (known.isEmpty()) {
            catalogue.add(new Backup(server, manifest, null, List.of(copy), proofs));
            return;
        }
        catalogue.add(manifest.id(), copy);
        proofs.forEach(proof -> catalogue.proven(manifest.id(), proof));
    }

    /** A backup may be whole in one place and unfinished in another. */
    private boolean whole(String id, String place) throws OperationFailed {
        return catalogue.find(id).stream()
                .flatMap(backup -> backup.copies().stream())
                .anyMatch(copy -> copy.place().equals(place) && copy.lies());
    }
}
