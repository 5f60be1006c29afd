package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vault's key and what it seals: nothing opens in another vault, under another name or by another passphrase. */
class DataKeyTest {
    private static final Argon2 CHEAP = new Argon2(64, 1, 1);

    private final DataKey key = DataKey.fresh("vault-1");

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "hush hush", "pässwörd 😀", "a\nb\u0000c", "'; DROP TABLE secrets; --"})
    void whatIsSealedOpensUnderItsNameAndUnderNoOther(String text) throws Exception {
        String sealed;
        try (Secret secret = Secret.of(text.toCharArray())) {
            sealed = key.seal("Parish/ssh", secret);
        }
        assertThat(sealed).doesNotContain("hush");
        try (Secret opened = key.open("Parish/ssh", sealed)) {
            assertThat(new String(opened.characters())).isEqualTo(text);
        }
        assertThatThrownBy(() -> key.open("Parish/sudo", sealed)).isInstanceOf(AEADBadTagException.class);
        assertThatThrownBy(() -> VaultNames.open(key, "Parish/sudo", sealed))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("Parish/sudo");
    }

    @Test
    void theSameSecretIsNeverSealedTwiceAlike() {
        try (Secret secret = Secret.of("hush".toCharArray())) {
            assertThat(key.seal("a", secret)).isNotEqualTo(key.seal("a", secret));
        }
    }

    @Test
    void everySingleBitCounts() {
        byte[] sealed;
        try (Secret secret = Secret.of("hush".toCharArray())) {
            sealed = Base64.getDecoder().decode(key.seal("a", secret));
        }
        for (int at = 0; at < sealed.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] changed = sealed.clone();
                changed[at] ^= (byte) (1 << bit);
                String text = Base64.getEncoder().encodeToString(changed);
                assertThatThrownBy(() -> key.open("a", text)).isInstanceOf(AEADBadTagException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AQ==", "no base 64 !", "AQAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void whatIsTooShortOrNothingOfOursDoesNotOpen(String sealed) {
        assertThatThrownBy(() -> key.open("a", sealed)).isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void theKeyComesOutOfItsWrappingForItsVaultAndItsWrapperAlone() throws Exception {
        byte[] wrapper = Sealing.random(Sealing.KEY_BYTES);
        String wrapped = key.wrappedBy(wrapper);
        DataKey again = DataKey.unwrapped("vault-1", wrapped, wrapper).orElseThrow();
        try (Secret secret = Secret.of("hush".toCharArray());
                Secret opened = again.open("a", key.seal("a", secret))) {
            assertThat(opened.sameAs(secret)).isTrue();
        }
        assertThat(DataKey.unwrapped("vault-2", wrapped, wrapper)).isEmpty();
        assertThat(DataKey.unwrapped("vault-1", wrapped, Sealing.random(Sealing.KEY_BYTES)))
                .isEmpty();
    }

    @Test
    void aKeyThatWasWipedOpensNothingAnyMore() {
        String sealed;
        try (Secret secret = Secret.of("hush".toCharArray())) {
            sealed = key.seal("a", secret);
        }
        key.wipe();
        assertThatThrownBy(() -> key.open("a", sealed)).isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void onePassphraseMakesAnotherKeyWithEverySaltAndAtEveryCost() {
        byte[] salt = Sealing.random(Argon2.SALT_BYTES);
        try (Secret phrase = Secret.of("correct horse".toCharArray());
                Secret other = Secret.of("correct horsf".toCharArray())) {
            byte[] made = CHEAP.key(phrase, salt);
            assertThat(made).hasSize(Sealing.KEY_BYTES).isEqualTo(CHEAP.key(phrase, salt));
            assertThat(CHEAP.key(other, salt)).isNotEqualTo(made);
            assertThat(CHEAP.key(phrase, Sealing.random(Argon2.SALT_BYTES))).isNotEqualTo(made);
            assertThat(new Argon2(64, 2, 1).key(phrase, salt)).isNotEqualTo(made);
            assertThat(phrase.isEmpty()).as("who asked closes it").isFalse();
        }
    }

    @Test
    void whatLiesInTheStoreTellsItsCostAndItsSaltAndNotThePassphrase() throws OperationFailed {
        WrappedKey stored;
        try (Secret phrase = Secret.of("correct horse".toCharArray())) {
            stored = WrappedKey.byPassphrase(key, phrase, CHEAP, Instant.EPOCH);
        }
        assertThat(stored.protection()).isEqualTo(Protection.PASSPHRASE);
        assertThat(stored.keyFile()).isNull();
        assertThat(stored.toString()).contains("memoryKib=64").doesNotContain("correct horse");
        VaultNames.requireSame(key, Optional.of(stored));
        assertThatThrownBy(() -> VaultNames.requireSame(DataKey.fresh("vault-2"), Optional.of(stored)))
                .isInstanceOf(OperationFailed.class);
        assertThatThrownBy(() -> VaultNames.requireSame(key, Optional.empty())).isInstanceOf(OperationFailed.class);
    }
}
