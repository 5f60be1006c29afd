package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.words.OperationFailed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept to decrypt backups, when something newer comes. */
class AgeSecretTest {
    private static Secret secret(String text) {
        return Secret.of(text.toCharArray());
    }

    private static List<String> passphrases(Secret kept) {
        return AgeSecret.passphrases(kept).stream()
                .map(one -> new String(one.characters()))
                .toList();
    }

    @Test
    void aNewPassphraseEncryptsAndThoseOfOldStay() throws OperationFailed {
        Secret two = AgeSecret.beside(secret("second one"), secret("first\none"));
        Secret three = AgeSecret.beside(secret("third"), two);
        assertThat(passphrases(three)).containsExactly("third", "second one", "first\none");
    }

    @Test
    void onePassphraseIsWhatItIs() {
        assertThat(passphrases(secret("# the passphrase before"))).containsExactly("# the passphrase before");
        assertThat(passphrases(secret("two\nlines"))).containsExactly("two\nlines");
    }

    @Test
    void theSameOneIsNotKeptTwice() throws OperationFailed {
        Secret two = AgeSecret.beside(secret("second"), secret("first"));
        assertThat(passphrases(AgeSecret.beside(secret("second"), two))).containsExactly("second", "first");
        assertThat(passphrases(AgeSecret.beside(secret("first"), two))).containsExactly("first", "second");
    }

    @Test
    void aPassphraseIsWipedWithTheCopyThatWasMadeOfIt() throws OperationFailed {
        Secret first = secret("first");
        Secret both = AgeSecret.beside(secret("second"), first);
        first.close();
        assertThat(passphrases(both)).containsExactly("second", "first");
    }

    @ParameterizedTest
    @CsvSource({
        "Parish/age, true",
        "Saint%2FPaul/age, true",
        "Parish/database/age, false",
        "Parish/sewage, false",
        "age, false",
        "/age, false",
        "Parish/age/more, false"
    })
    void whatDecryptsBackupsIsKnownByItsName(String name, boolean age) {
        assertThat(SecretNames.isAge(name)).isEqualTo(age);
        assertThat(SecretNames.isAge(SecretNames.age("a/b"))).isTrue();
        assertThat(SecretNames.isAge(SecretNames.destination("x", "age", "age")))
                .isFalse();
    }
}
