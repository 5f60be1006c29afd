package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.vault.Secret;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TerminalAskerTest {
    @Test
    void aSecretIsReadWithoutEchoAndTheEchoComesBack() {
        FakeTerminal person = FakeTerminal.ofSomebody("pässwörd\nrest\n");
        TerminalAsker asker = new TerminalAsker(person.terminal());
        try (Secret secret = Objects.requireNonNull(asker.secret("Password of deploy@example.org:"))) {
            assertThat(new String(secret.characters())).isEqualTo("pässwörd");
        }
        assertThat(asker.answer("One-time code:")).isEqualTo("rest");
        assertThat(person.hushes()).isZero();
        assertThat(person.err()).contains("Password of deploy@example.org:").doesNotContain("pässwörd");
    }

    @Test
    void whereNobodyIsThereItDeclinesWithWords() {
        FakeTerminal nobody = FakeTerminal.ofNobody();
        assertThat(new TerminalAsker(nobody.terminal()).secret("Password:")).isNull();
        assertThat(new TerminalAsker(nobody.terminal()).answer("Code:")).isNull();
        assertThat(nobody.err()).contains("Nobody is there to be asked: Password:");
    }

    @Test
    void anEmptyLineIsAnEmptyAnswerAndTheEndOfInputIsNone() {
        TerminalAsker asker = new TerminalAsker(FakeTerminal.ofSomebody("\n").terminal());
        assertThat(asker.answer("Anything?")).isEmpty();
        assertThat(asker.answer("Anything?")).isNull();
    }
}
