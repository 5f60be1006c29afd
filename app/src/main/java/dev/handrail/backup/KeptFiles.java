package dev.handrail.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that were put aside when others took their places, and can be put back.
 *
 * @param run the run that did it
 * @param source what backups of them are called
 * @param live the directory, as it is really called
 * @param kept the folder that they were put into
 * @param origin the backup that the others were restored from, or the run that put them back
 * @param items what changed places, by names within the directory; an empty one is the directory itself; none where nothing
 *     can be put back, as of what was written to the directory before an exchange was taken back
 * @param had those of the items in whose places something was that was put aside; null where nobody wrote that down
 * @param folder by which number the file system knows what that folder lies in; null where nobody wrote that down
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
        @Nullable List<String> had,
        @Nullable String folder,
        boolean settled) {
    /** The directory itself, among the names within it. */
    private static final String ALL = "";

    public KeptFiles {
        items = List.copyOf(items);
        had = had == null ? null : List.copyOf(had);
    }

    /** What is going to be put aside. */
    public static KeptFiles coming(
            String run,
            String server,
            String source,
            String live,
            String kept,
            Instant at,
            String origin,
            List<String> items) {
        return new KeptFiles(run, server, source, live, kept, at, origin, items, null, null, false);
    }

    /**
     * What is only kept, of an exchange that put nothing aside.
     *
     * @param run by which it is asked for
     */
    public static KeptFiles only(KeptFiles of, String run, String where) {
        return new KeptFiles(
                run,
                of.server(),
                of.source(),
                of.live(),
                where,
                of.at(),
                of.origin(),
                List.of(),
                List.of(),
                null,
                true);
    }

    /** Whether an undo can do anything with it. */
    public boolean undoable() {
        return !items.isEmpty();
    }

    /** Whether there is anything to put back; where nobody knows, there may well be. */
    public boolean keepsSomething() {
        return had == null || !had.isEmpty();
    }

    /** Whether that one lay there and was put aside; what is not known of a name within the directory is not asked for. */
    public boolean keeps(String item) {
        return had == null ? item.equals(ALL) : had.contains(item);
    }
}
