package dev.handrail.backup.rescue;

/** How a row of a backup stands to the live table. */
public enum RowKind {
    /** In the backup, and not there any more. */
    MISSING("missing", "rescue.kind.missing"),
    /** There, with other values than in the backup. */
    CHANGED("changed", "rescue.kind.changed"),
    /** There, and not in the backup. */
    EXTRA("extra", "rescue.kind.extra");

    private final String word;
    private final String key;

    RowKind(String word, String key) {
        this.word = word;
        this.key = key;
    }

    /** As scripts have it. */
    public String word() {
        return word;
    }

    /** For a person. */
    public String key() {
        return key;
    }
}
