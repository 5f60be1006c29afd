package dev.handrail.desktop.restore;

/** The steps of the walkthrough that brings a backup back. */
public enum Stage {
    CONTENT("restore.stage.content"),
    TARGET("restore.stage.target"),
    PLAN("restore.stage.plan"),
    RUN("restore.stage.run"),
    PROOF("restore.stage.proof");

    private final String key;

    Stage(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
