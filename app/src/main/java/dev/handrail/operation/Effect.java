package dev.handrail.operation;

/** What an operation or a step does to what is there. */
public enum Effect {
    READS("effect.reads"),
    CHANGES("effect.changes"),
    DESTROYS("effect.destroys");

    private final String key;

    Effect(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
