package dev.handrail.vault;

import dev.handrail.store.Retrying;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How the vault's key is wrapped and unwrapped, and changes from one wrapping to another. */
final class VaultDoor {
    static final int SHORTEST_PASSPHRASE = 8;

    private final Retrying store;
    private final Clock clock;
    private final KeyFile keyFile;
    private final Argon2 cost;
    private final Guesses guesses;

    VaultDoor(Jdbi jdbi, Clock clock, KeyFile keyFile, Argon2 cost, Pause pause) {
        this.store = new Retrying(jdbi);
        this.clock = clock;
        this.keyFile = keyFile;
        this.cost = cost;
        this.guesses = new Guesses(jdbi, clock, pause);
    }

    Optional<WrappedKey> stored() {
        return store.read(VaultRows::key);
    }

    DataKey create(String vaultId, Secret passphrase) throws OperationFailed {
        requireLongEnough(passphrase);
        requireNone(stored());
        DataKey key = DataKey.fresh(vaultId);
        storeFirst(WrappedKey.byPassphrase(key, passphrase, cost, clock.instant()));
        return key;
    }

    DataKey createWithKeyFile(String vaultId) throws OperationFailed {
        requireNone(stored());
        DataKey key = DataKey.fresh(vaultId);
        byFile(key, this::storeFirst);
        return key;
    }

    DataKey open(Secret passphrase) throws OperationFailed {
        WrappedKey stored = require();
        WrappedKey.Wrapping wrapping = stored.wrapping();
        if (wrapping == null) {
            throw otherDoor(Protection.KEY_FILE);
        }
        guesses.takeTurn();
        byte[] wrapper = wrapping.cost().key(passphrase, Base64.getDecoder().decode(wrapping.salt()));
        try {
            DataKey key = DataKey.unwrapped(stored.vaultId(), stored.wrapped(), wrapper)
                    .orElseThrow(VaultDoor::wrongPassphrase);
            guesses.wasRight();
            return key;
        } finally {
            Arrays.fill(wrapper, (byte) 0);
        }
    }

    DataKey openWithKeyFile() throws OperationFailed {
        WrappedKey stored = require();
        String file = stored.keyFile();
        if (file == null) {
            throw otherDoor(Protection.PASSPHRASE);
        }
        byte[] wrapper = keyFile.read(file);
        try {
            return DataKey.unwrapped(stored.vaultId(), stored.wrapped(), wrapper)
                    .orElseThrow(() -> OperationFailed.refused(Words.of("vault.unlock"))
                            .cameBack(Words.of("vault.key-file.other"))
                            .next(Words.of("vault.key-file.damaged.next"))
                            .build());
        } finally {
            Arrays.fill(wrapper, (byte) 0);
        }
    }

    DataKey changePassphrase(Secret current, Secret fresh) throws OperationFailed {
        requireLongEnough(fresh);
        DataKey key = open(current);
        replace(key, WrappedKey.byPassphrase(key, fresh, cost, clock.instant()));
        return key;
    }

    DataKey useKeyFile(Secret current) throws OperationFailed {
        DataKey key = open(current);
        byFile(key, fresh -> replace(key, fresh));
        return key;
    }

    DataKey usePassphrase(Secret fresh) throws OperationFailed {
        requireLongEnough(fresh);
        DataKey key = openWithKeyFile();
        replace(key, WrappedKey.byPassphrase(key, fresh, cost, clock.instant()));
        return key;
    }

    void erase() throws OperationFailed {
        Optional<WrappedKey> old = store.transaction(handle -> {
            VaultRows.lock(handle);
            Optional<WrappedKey> stored = VaultRows.key(handle);
            VaultRows.removeAll(handle);
            return stored;
        });
        removeFile(old);
    }

    /** Where it cannot be stored, nothing would ever ask for the file again. */
    private void byFile(DataKey key, Storing storing) throws OperationFailed {
        WrappedKey fresh = wrappedByFile(key);
        try {
            storing.store(fresh);
        } catch (OperationFailed e) {
            removeFile(Optional.of(fresh));
            throw e;
        }
    }

    /** Puts a wrapping into the store. */
    @FunctionalInterface
    private interface Storing {
        void store(WrappedKey fresh) throws OperationFailed;
    }

    private WrappedKey wrappedByFile(DataKey key) throws OperationFailed {
        String file = keyFile.create();
        byte[] wrapper = keyFile.read(file);
        try {
            return new WrappedKey(
                    key.vaultId(), Protection.KEY_FILE, null, file, key.wrappedBy(wrapper), clock.instant());
        } finally {
            Arrays.fill(wrapper, (byte) 0);
        }
    }

    private void storeFirst(WrappedKey fresh) throws OperationFailed {
        store.<Boolean, OperationFailed>transaction(handle -> {
            VaultRows.lock(handle);
            Optional<WrappedKey> stored = VaultRows.key(handle);
            // The store may have done this already and lost its answer.
            requireNone(stored.filter(other -> !other.vaultId().equals(fresh.vaultId())));
            VaultRows.putKey(handle, fresh);
            return true;
        });
    }

    /** The new wrapping is in the store before the old key file goes, so that there is a way in at every moment. */
    private void replace(DataKey key, WrappedKey fresh) throws OperationFailed {
        AtomicReference<@Nullable WrappedKey> old = new AtomicReference<>();
        store.<Boolean, OperationFailed>transaction(handle -> {
            VaultRows.lock(handle);
            Optional<WrappedKey> stored = VaultRows.key(handle);
            VaultNames.requireSame(key, stored);
            // The store may have done this already and lost its answer: then what is there is not the old one.
            stored.filter(one -> !one.wrapped().equals(fresh.wrapped())).ifPresent(old::set);
            VaultRows.putKey(handle, fresh);
            return true;
        });
        removeFile(Optional.ofNullable(old.get()));
    }

    private void removeFile(Optional<WrappedKey> old) throws OperationFailed {
        String file = old.map(WrappedKey::keyFile).orElse(null);
        if (file != null) {
            keyFile.remove(file);
        }
    }

    private WrappedKey require() throws OperationFailed {
        return stored().orElseThrow(() -> OperationFailed.refused(Words.of("vault.unlock"))
                .cameBack(Words.of("vault.none"))
                .next(Words.of("vault.none.next"))
                .build());
    }

    private static void requireNone(Optional<WrappedKey> stored) throws OperationFailed {
        if (stored.isPresent()) {
            throw OperationFailed.refused(Words.of("vault.create"))
                    .cameBack(Words.of("vault.create.twice"))
                    .next(Words.of("vault.create.twice.next"))
                    .build();
        }
    }

    private static void requireLongEnough(Secret passphrase) throws OperationFailed {
        if (passphrase.length() < SHORTEST_PASSPHRASE) {
            throw OperationFailed.usage(Words.of("vault.passphrase.short", SHORTEST_PASSPHRASE))
                    .next(Words.of("vault.passphrase.short.next"))
                    .build();
        }
    }

    private static OperationFailed wrongPassphrase() {
        return OperationFailed.refused(Words.of("vault.unlock"))
                .cameBack(Words.of("vault.passphrase.wrong"))
                .next(Words.of("vault.passphrase.wrong.next"))
                .build();
    }

    private static OperationFailed otherDoor(Protection protection) {
        return OperationFailed.usage(Words.of("vault.unlock"))
                .cameBack(
                        protection == Protection.KEY_FILE
                                ? Words.of("vault.opens.key-file")
                                : Words.of("vault.opens.passphrase"))
                .next(
                        protection == Protection.KEY_FILE
                                ? Words.of("vault.opens.key-file.next")
                                : Words.of("vault.opens.passphrase.next"))
                .build();
    }
}
