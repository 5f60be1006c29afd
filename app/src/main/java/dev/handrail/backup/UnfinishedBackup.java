package dev.handrail.backup;

import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.storage.Folder;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Removes what a backup left that was never entered into the catalogue. */
public final class UnfinishedBackup implements Cleaner {
    private static final String KIND = "unfinished backup";

    private final Catalogue catalogue;

    public UnfinishedBackup(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public static Leftover leftover(String server, Target target, String id, String file) {
        return new Leftover(
                KIND,
                server,
                Map.of("id", id, "folder", target.storage().place(), "file", file),
                Words.of("backup.leftover", target.storage().locate(file)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void clean(Leftover leftover) throws OperationFailed {
        Map<String, String> details = leftover.details();
        if (catalogue.find(details.getOrDefault("id", "")).isPresent()) {
            return; // it was whole after all: only the note that it might not be is old
        }
        Folder folder = new Folder(Path.of(details.getOrDefault("folder", "")));
        String file = details.getOrDefault("file", "");
        for (String left :
                List.of(file, file + Manifest.ENDING, file + ".partial", file + Manifest.ENDING + ".partial")) {
            folder.delete(left);
        }
    }
}
