package dev.handrail.journal;

/** The parts of an entry of the maintenance log, in the order in which they are read. */
public enum Section {
    TYPE("type", "logbook.entry.type"),
    ACTIVITIES("activities", "logbook.entry.activities"),
    ISSUES("issues", "logbook.entry.issues"),
    RESOLUTION("resolution", "logbook.entry.resolution"),
    VERIFICATION("verification", "logbook.entry.verification"),
    NEXT("next", "logbook.entry.next");

    private final String word;
    private final String key;

    Section(String word, String key) {
        this.word = word;
        this.key = key;
    }

    /** As scripts say it. */
    public String word() {
        return word;
    }

    /** Where its heading stands among the texts. */
    public String key() {
        return key;
    }
}
