package dev.handrail.vault;

import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Duration;

/** Makes vaults that open quickly, and looks into them from outside. */
final class Safe {
    static final String PASSPHRASE = "correct horse battery";
    static final Argon2 CHEAP = new Argon2(64, 1, 1);

    private Safe() {}

    static Vault vault(Store store, Path home, Tick tick) {
        return new Vault(store.jdbi(), tick, Duration.ofMinutes(10), home, CHEAP, tick);
    }

    static Vault created(Store store, Path home, Tick tick) throws OperationFailed {
        Vault vault = vault(store, home, tick);
        vault.create(secret(PASSPHRASE));
        return vault;
    }

    static Secret secret(String text) {
        return Secret.of(text.toCharArray());
    }

    static String told(Secret secret) {
        try (secret) {
            return new String(secret.characters());
        }
    }

    static String told(Vault vault, String name) throws OperationFailed {
        return told(vault.get(name).orElseThrow());
    }

    static String sealed(Store store, String name) {
        return store.jdbi().withHandle(handle -> VaultRows.sealed(handle, name)).orElseThrow();
    }

    static void overwrite(Store store, String name, String sealed) {
        store.jdbi()
                .useHandle(handle -> handle.createUpdate("UPDATE vault_secrets SET sealed = :sealed WHERE name = :name")
                        .bind("sealed", sealed)
                        .bind("name", name)
                        .execute());
    }
}
