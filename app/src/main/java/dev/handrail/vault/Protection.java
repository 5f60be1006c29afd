package dev.handrail.vault;

import dev.handrail.words.Words;

/** What opens the vault, which a person chooses knowing the difference. */
public enum Protection {
    PASSPHRASE("vault.protection.passphrase", "vault.protection.passphrase.meaning"),
    KEY_FILE("vault.protection.key-file", "vault.protection.key-file.meaning");

    private final String key;
    private final String meaning;

    Protection(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /** The key of its name for a person. */
    public String key() {
        return key;
    }

    /** What it protects from and what not, in plain words. */
    public String meaning() {
        return Words.of(meaning);
    }
}
