package dev.handrail.server;

/** What a server is for; production looks and asks differently. */
public enum Environment {
    PRODUCTION("production", "environment.production"),
    STAGING("staging", "environment.staging"),
    TEST("test", "environment.test"),
    PRACTICE("practice", "environment.practice");

    private final String word;
    private final String key;

    Environment(String word, String key) {
        this.word = word;
        this.key = key;
    }

    /** As it stands in a profile file. */
    public String word() {
        return word;
    }

    /** The key of its name for a person. */
    public String key() {
        return key;
    }
}
