package dev.handrail.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A secret is there while it is in use, and gone after. */
class SecretTest {
    @Test
    void itsArrayIsWipedWhenItIsClosed() {
        char[] characters = "hunter2".toCharArray();
        Secret secret = Secret.of(characters);
        Secret copy = secret.copy();
        secret.close();
        assertThat(characters).containsOnly('\0');
        assertThat(copy.characters()).containsExactly("hunter2".toCharArray());
    }

    @Test
    void theBytesItIsMadeOfAreWiped() throws Exception {
        byte[] utf8 = "pässwörd 😀".getBytes(StandardCharsets.UTF_8);
        byte[] before = utf8.clone();
        try (Secret secret = Secret.ofUtf8(utf8)) {
            assertThat(utf8).containsOnly(0);
            assertThat(secret.utf8()).isEqualTo(before);
            assertThat(secret.length()).isEqualTo("pässwörd 😀".length());
        }
    }

    @Test
    void whoGetsItsCharactersCannotChangeIt() {
        try (Secret secret = Safe.secret("hunter2")) {
            secret.characters()[0] = 'x';
            secret.utf8()[0] = 'x';
            assertThat(secret.characters()).containsExactly("hunter2".toCharArray());
        }
    }

    @Test
    void itNeverPrintsItself() {
        assertThat(Safe.secret("hunter2")).hasToString("•••");
        assertThat("password: " + Safe.secret("hunter2")).doesNotContain("hunter");
    }

    @Test
    void oneOfNoCharactersIsEmpty() {
        assertThat(Safe.secret("").isEmpty()).isTrue();
        assertThat(Safe.secret("a").isEmpty()).isFalse();
    }
}
