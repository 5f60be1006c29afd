package dev.handrail.backup;

import java.time.Instant;
import java.util.List;

/**
 * Files that were put aside when others took their places, and can be put back.
 *
 * @param run the run that did it
 * @param source what backups of them are called
 * @param live the directory, as it is really called
 * @param kept the folder that they were put into
 * @param origin the backup that the others were restored from, or the run that put them back
 * @param items what changed places, by names within the directory; an empty one is the directory itself
 * @param settled whether it is known that they were put aside
 */
public record KeptFiles(
        String run,
        String server,
        String source,
        String live,
        String kept,
        Instant at,
        String origin,
        List<String> items,
        boolean settled) {
    public KeptFiles {
        items = List.copyOf(items);
    }
}
