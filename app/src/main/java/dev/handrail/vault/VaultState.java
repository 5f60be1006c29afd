package dev.handrail.vault;

/** Whether the vault can be used. */
public enum VaultState {
    /** Nobody has made one yet. */
    NONE("vault.state.none"),
    LOCKED("vault.state.locked"),
    OPEN("vault.state.open");

    private final String key;

    VaultState(String key) {
        this.key = key;
    }

    /** The key of its name for a person. */
    public String key() {
        return key;
    }
}
