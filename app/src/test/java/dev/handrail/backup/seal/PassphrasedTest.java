package dev.handrail.backup.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import dev.handrail.vault.AgeSecret;
import dev.handrail.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file that is opened by a passphrase may ask for, written by hand where the program would make it dear to guess. */
class PassphrasedTest {
    private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final byte[] FILE_KEY = "sixteen bytes of".getBytes(StandardCharsets.US_ASCII);

    private record Written(String type, List<String> arguments, byte[] body) implements RecipientStanza {
        @Override
        public String getType() {
            return type;
        }

        @Override
        public List<String> getArguments() {
            return arguments;
        }

        @Override
        public byte[] getBody() {
            return body;
        }
    }

    /** As the age format says, with little work. */
    private static byte[] body(String passphrase, int work) throws Exception {
        byte[] label = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
        byte[] salted = Arrays.copyOf(label, label.length + 16);
        byte[] key = SCrypt.generate(passphrase.getBytes(StandardCharsets.UTF_8), salted, 1 << work, 8, 1, 32);
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(new byte[12]));
        return cipher.doFinal(FILE_KEY);
    }

    private static FileKey opened(String passphrase, RecipientStanza... stanzas) throws Exception {
        try (Secret secret = Secret.of(passphrase.toCharArray())) {
            return Passphrased.of(secret).getFileKey(List.of(stanzas));
        }
    }

    @Test
    void whoeverKnowsThePassphraseHasTheKeyAndNobodyElse() throws Exception {
        Written stanza = new Written("scrypt", List.of(SALT, "2"), body("correct hörse", 2));
        assertThat(opened("correct hörse", stanza).getEncoded()).isEqualTo(FILE_KEY);
        assertThatThrownBy(() -> opened("correct horse", stanza)).isInstanceOf(GeneralSecurityException.class);
    }

    /** Each step more doubles the memory that it takes; a file from elsewhere must not keep the machine busy. */
    @ParameterizedTest
    @CsvSource({
        "scrypt, 23",
        "scrypt, 99",
        "scrypt, 0",
        "scrypt, 02",
        "scrypt, -1",
        "scrypt, 1x",
        "scrypt, 100",
        "X25519, 2"
    })
    void whatAsksForTooMuchOrIsNoneIsRefusedUnread(String type, String work) throws Exception {
        Written stanza = new Written(type, List.of(SALT, work), body("right", 2));
        assertThatThrownBy(() -> opened("right", stanza)).isInstanceOf(GeneralSecurityException.class);
    }

    @ParameterizedTest
    @CsvSource({"'!!!!AAAAAAAAAAAAAAAAAA'", "''", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAA"})
    void aSaltThatIsNoneIsAFaultOfTheFileAndNotOfTheProgram(String salt) throws Exception {
        Written stanza = new Written("scrypt", List.of(salt, "2"), body("right", 2));
        assertThatThrownBy(() -> opened("right", stanza)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> opened("right", new Written("scrypt", List.of(SALT), body("right", 2))))
                .isInstanceOf(GeneralSecurityException.class);
    }

    /** With little work, as for the others: what was sealed before a new passphrase was set. */
    @Test
    void whatWasEncryptedByAPassphraseBeforeIsDecryptedStill() throws Exception {
        Written old = new Written("scrypt", List.of(SALT, "2"), body("first", 2));
        try (Secret first = Secret.of("first".toCharArray());
                Secret second = Secret.of("second".toCharArray());
                Secret both = AgeSecret.beside(second, first)) {
            assertThat(Passphrased.of(both).getFileKey(List.of(old)).getEncoded())
                    .isEqualTo(FILE_KEY);
            Written now = new Written("scrypt", List.of(SALT, "2"), body("second", 2));
            assertThat(Passphrased.of(both).getFileKey(List.of(now)).getEncoded())
                    .isEqualTo(FILE_KEY);
            assertThatThrownBy(() -> Passphrased.of(first).getFileKey(List.of(now)))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void theNewOneEncrypts() throws Exception {
        try (Secret first = Secret.of("first".toCharArray());
                Secret second = Secret.of("second".toCharArray());
                Secret both = AgeSecret.beside(second, first)) {
            Iterable<RecipientStanza> sealed = Passphrased.of(both).getRecipientStanzas(new FileKey(FILE_KEY));
            assertThat(Passphrased.of(second).getFileKey(sealed).getEncoded()).isEqualTo(FILE_KEY);
        }
    }
}
