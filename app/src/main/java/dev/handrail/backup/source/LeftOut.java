package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.server.Dump;
import dev.handrail.server.FileSet;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** What of its source a backup does not hold because the profile says so, in words. */
public final class LeftOut {
    private LeftOut() {}

    /** @param chosen the key of what is said where tables are named one by one */
    static List<String> of(Dump dump, String chosen) {
        List<String> told = new ArrayList<>();
        if (dump.schemaOnly()) {
            told.add(Words.of("backup.note.schema"));
        }
        if (!dump.tables().isEmpty()) {
            told.add(Words.of(chosen, String.join(", ", dump.tables())));
        }
        if (!dump.exclude().isEmpty()) {
            told.add(Words.of("backup.note.excluded", String.join(", ", dump.exclude())));
        }
        if (!dump.excludeData().isEmpty()) {
            told.add(Words.of("backup.note.nodata", String.join(", ", dump.excludeData())));
        }
        return told;
    }

    /** Of a directory. */
    public static List<String> of(FileSet set) {
        return set.exclude().isEmpty()
                ? List.of()
                : List.of(Words.of("backup.note.patterns", String.join(", ", set.exclude())));
    }

    /** As a manifest notes it, which tells by it that the backup is not all there was. */
    static List<String> noted(List<String> told) {
        return told.stream().map(Manifest.PARTIAL::concat).toList();
    }
}
