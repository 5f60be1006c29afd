package dev.handrail.backup;

import dev.handrail.words.Words;
import java.util.regex.Pattern;

/**
 * Databases that Handrail has made for itself beside others: what is being restored, tried out or brought beside, and what
 * was put aside. They come and go with their runs, and are nobody's to back up.
 */
public final class OwnDatabases {
    /** The table that says of a database of MariaDB or MySQL that its restore has not come to its end. */
    public static final String UNFINISHED = "handrail_unfinished_restore";

    /** The name alone says it: a mark is made a moment later than the database, and goes a moment earlier. */
    private static final Pattern NAME =
            Pattern.compile(".*_(?:drill|restore|rescue|before|undone)_\\d{8}_\\d{6}(?:_\\d{3})?", Pattern.DOTALL);

    private OwnDatabases() {}

    public static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /** What a database that is restored into says of itself until that is done. */
    public static String mark(String run) {
        return Words.of("restore.mark", run);
    }

    /** @param comment what a database of PostgreSQL says of itself */
    public static boolean isMarked(String comment) {
        return comment.startsWith(mark(""));
    }
}
