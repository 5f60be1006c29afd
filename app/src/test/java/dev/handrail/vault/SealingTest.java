package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;

/** What is sealed opens with its key in its context, whole, and not otherwise. */
class SealingTest {
    private static final byte[] PLAIN = "hunter2".getBytes(StandardCharsets.UTF_8);
    private final byte[] key = Sealing.random(Sealing.KEY_BYTES);

    @Test
    void itOpensWithItsKeyInItsContext() throws AEADBadTagException {
        assertThat(Sealing.open(key, Sealing.seal(key, PLAIN, "a"), "a")).isEqualTo(PLAIN);
        assertThat(Sealing.open(key, Sealing.seal(key, new byte[0], ""), "")).isEmpty();
    }

    @Test
    void itDoesNotOpenWithAnotherKeyOrInAnotherContext() {
        String sealed = Sealing.seal(key, PLAIN, "a");
        assertThatThrownBy(() -> Sealing.open(key, sealed, "b")).isInstanceOf(AEADBadTagException.class);
        assertThatThrownBy(() -> Sealing.open(Sealing.random(Sealing.KEY_BYTES), sealed, "a"))
                .isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void noBitOfItMayChange() {
        byte[] sealed = Base64.getDecoder().decode(Sealing.seal(key, PLAIN, "a"));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            String text = Base64.getEncoder().encodeToString(flipped);
            assertThatThrownBy(() -> Sealing.open(key, text, "a"))
                    .as("bit %s", bit)
                    .isInstanceOf(AEADBadTagException.class);
        }
    }

    @Test
    void theSameSealedTwiceLooksDifferent() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            nonces.add(Sealing.seal(key, PLAIN, "a").substring(0, 16));
        }
        assertThat(nonces).hasSize(1000);
    }

    @Test
    void theSamePassphraseMakesAnotherKeyWithAnotherSalt() {
        try (Secret passphrase = Safe.secret("correct horse battery")) {
            byte[] salt = Sealing.random(Argon2.SALT_BYTES);
            byte[] once = Safe.CHEAP.key(passphrase, salt);
            assertThat(Safe.CHEAP.key(passphrase, salt)).isEqualTo(once);
            assertThat(Safe.CHEAP.key(passphrase, Sealing.random(Argon2.SALT_BYTES)))
                    .isNotEqualTo(once);
        }
    }
}
