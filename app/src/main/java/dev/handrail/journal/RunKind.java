package dev.handrail.journal;

/** The kinds of runs, as the first word of what is run says it. */
public enum RunKind {
    BACKUP("backup", "journal.kind.backup"),
    RESTORE("restore", "journal.kind.restore"),
    RUNBOOK("runbook", "journal.kind.runbook"),
    SWITCH("switch", "journal.kind.switch"),
    SITE("site", "journal.kind.site"),
    DATABASE("db", "journal.kind.db"),
    LOG("log", "journal.kind.log"),
    SERVER("server", "journal.kind.server"),
    VAULT("vault", "journal.kind.vault"),
    JOURNAL("journal", "journal.kind.journal");

    private final String word;
    private final String key;

    RunKind(String word, String key) {
        this.word = word;
        this.key = key;
    }

    /** As scripts say it. */
    public String word() {
        return word;
    }

    /** The key of its name for a person. */
    public String key() {
        return key;
    }
}
