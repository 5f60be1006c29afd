package dev.handrail.backup;

import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Map;

/** Removes what a backup left that was never entered into the catalogue. */
public final class UnfinishedBackup implements Cleaner {
    private static final String KIND = "unfinished backup";

    private final Catalogue catalogue;
    private final Places places;

    public UnfinishedBackup(Catalogue catalogue, Places places) {
        this.catalogue = catalogue;
        this.places = places;
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
        for (String name : List.of(file, file + Manifest.ENDING)) {
            storage.delete(name);
            storage.discard(name);
        }
    }

    /** A backup may be whole in one place and unfinished in another. */
    private boolean whole(String id, String place) throws OperationFailed {
        return catalogue.find(id).stream()
                .flatMap(backup -> backup.copies().stream())
                .anyMatch(copy -> copy.place().equals(place) && copy.state() != Copy.State.FAILED);
    }
}
