package dev.handrail.vault;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The vault's key as it lies in the store.
 *
 * @param vaultId which vault it opens, so that one made anew is never mistaken for the old one
 * @param wrapping how it is wrapped by a passphrase; null where a key file does it
 * @param keyFile the name of that file in the data folder
 */
record WrappedKey(
        String vaultId,
        Protection protection,
        @Nullable Wrapping wrapping,
        @Nullable String keyFile,
        String wrapped,
        Instant changed) {

    /** The cost of a guess, and the salt (Base64) that makes every vault's guesses its own. */
    record Wrapping(Argon2 cost, String salt) {}

    static WrappedKey byPassphrase(DataKey key, Secret passphrase, Argon2 cost, Instant now) {
        byte[] salt = Sealing.random(Argon2.SALT_BYTES);
        byte[] wrapper = cost.key(passphrase, salt);
        try {
            Wrapping wrapping = new Wrapping(cost, Base64.getEncoder().encodeToString(salt));
            return new WrappedKey(key.vaultId(), Protection.PASSPHRASE, wrapping, null, key.wrappedBy(wrapper), now);
        } finally {
            Arrays.fill(wrapper, (byte) 0);
        }
    }
}
