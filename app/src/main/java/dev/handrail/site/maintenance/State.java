package dev.handrail.site.maintenance;

/** Whether the maintenance page is up, as far as anybody can tell. */
public enum State {
    ON("on"),
    OFF("off"),
    UNKNOWN("unknown");

    private final String word;

    State(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
