package dev.handrail.journal;

/** How a run ended. */
public enum Outcome {
    DONE("outcome.done"),
    FAILED("outcome.failed"),
    CANCELLED("outcome.cancelled"),
    INTERRUPTED("outcome.interrupted");

    private final String key;

    Outcome(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
