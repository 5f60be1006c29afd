package dev.handrail.vault;

import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;

/** The key that all secrets of a vault are sealed with, while it is in memory. */
final class DataKey {
    private final String vaultId;
    private final byte[] key;

    private DataKey(String vaultId, byte[] key) {
        this.vaultId = vaultId;
        this.key = key;
    }

    static DataKey fresh(String vaultId) {
        return new DataKey(vaultId, Sealing.random(Sealing.KEY_BYTES));
    }

    /** The key out of its wrapping, unless that was made by another wrapper. */
    static Optional<DataKey> unwrapped(String vaultId, String wrapped, byte[] wrapper) {
        try {
            return Optional.of(new DataKey(vaultId, Sealing.open(wrapper, wrapped, wrapping(vaultId))));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        }
    }

    String wrappedBy(byte[] wrapper) {
        return Sealing.seal(wrapper, key, wrapping(vaultId));
    }

    String vaultId() {
        return vaultId;
    }

    String seal(String name, Secret secret) {
        byte[] plain = secret.utf8();
        try {
            return Sealing.seal(key, plain, entry(name));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    Secret open(String name, String sealed) throws AEADBadTagException {
        try {
            return Secret.ofUtf8(Sealing.open(key, sealed, entry(name)));
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(e);
        }
    }

    void wipe() {
        Arrays.fill(key, (byte) 0);
    }

    private String entry(String name) {
        return "handrail secret\0" + vaultId + "\0" + name;
    }

    private static String wrapping(String vaultId) {
        return "handrail vault key\0" + vaultId;
    }
}
