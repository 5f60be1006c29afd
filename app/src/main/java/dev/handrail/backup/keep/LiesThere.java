package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Whether a backup, by which something else may go, really lies where the catalogue has it. */
public record LiesThere(Means means) {
    /** Why it cannot be relied on; empty where a copy of it is there, as large as it was. */
    public String lost(Backup backup) {
        List<String> found = new ArrayList<>();
        for (Copy copy : backup.copies().stream().filter(backup::sound).toList()) {
            try {
                long size = means.places()
                        .of(backup.server(), copy)
                        .size(copy.file())
                        .orElse(-1);
                if (size == backup.manifest().artifact().storedBytes()) {
                    return "";
                }
                found.add(
                        size < 0
                                ? Words.of("backup.fault.missing", copy.located())
                                : Words.of("backup.prune.cut", copy.located()));
            } catch (OperationFailed e) {
                found.add(e.getMessage());
            }
        }
        return Words.of("backup.prune.lost", backup.id(), String.join("; ", found));
    }
}
