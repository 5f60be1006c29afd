package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import dev.handrail.vault.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed or piped in, line by line, and what gets out to the screen. */
class TerminalTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aScriptHandsOverOneAnswerALineAndNothingOfTheNextIsLost() {
        PipedAsker asker = new PipedAsker(terminal("first\r\nsécret €👧\n\nlast"));
        assertThat(asker.answer("?")).isEqualTo("first");
        try (Secret secret = Objects.requireNonNull(asker.secret("?"))) {
            assertThat(new String(secret.characters())).isEqualTo("sécret €👧");
        }
        assertThat(asker.answer("?")).as("an empty line is an empty answer").isEmpty();
        assertThat(asker.answer("?")).as("the last needs no end").isEqualTo("last");
        assertThat(asker.answer("?")).as("then nobody answers any more").isNull();
        assertThat(asker.secret("?")).isNull();
    }

    @Test
    void anInputThatBreaksOffIsSaidAndIsNoAnswer() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        PipedAsker asker = new PipedAsker(terminal(closed));
        assertThat(asker.answer("?")).isNull();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Stream closed\n");
    }

    @Test
    void whatWasReadStaysForWhoeverReadsNext() throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream("yes\nSELECT 1;".getBytes(StandardCharsets.UTF_8));
        assertThat(terminal(in).readLine()).isEqualTo("yes".toCharArray());
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("SELECT 1;");
    }

    @Test
    void aLineWithoutEndIsTakenInPiecesAndNotForever() throws IOException {
        Terminal terminal = terminal("x".repeat(200_000));
        List<Integer> lengths = new ArrayList<>();
        for (char[] line = terminal.readLine(); line != null; line = terminal.readLine()) {
            lengths.add(line.length);
        }
        assertThat(lengths).hasSizeBetween(3, 5).allMatch(length -> length <= 64 * 1024);
    }

    @Test
    void nothingThatIsWrittenSteersTheTerminalAndNoLetterIsLost() {
        for (String text : Hostile.TEXTS) {
            String harmless = Terminal.harmless(text);
            assertThat(harmless.codePointCount(0, harmless.length())).isEqualTo(text.codePointCount(0, text.length()));
            assertThat(harmless.chars().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t'))
                    .isEmpty();
        }
        assertThat(Terminal.harmless("Ωμέγα 教会 👩‍👩‍👧\n\tx")).isEqualTo("Ωμέγα 教会 👩‍👩‍👧\n\tx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bed dgi Pot | dig",
                "plant lst | list",
                "watr Pot | water",
                "water Pot --gentley | --gently",
                "bed dig Pot --wiht can | --with"
            })
    void whatIsTypedWrongIsRefusedWithWhatWasMeant(String typed, String meant) {
        FakeTerminal nobody = FakeTerminal.ofNobody();
        FakeTerminal.Seen seen = nobody.run(typed.split(" "));
        assertThat(seen.status()).isEqualTo(2);
        assertThat(seen.out()).isEmpty();
        assertThat(seen.err().lines().filter(line -> line.contains("What to do:")))
                .singleElement()
                .asString()
                .contains(meant);
        assertThat(nobody.garden.done).isEmpty();
    }

    private Terminal terminal(String typed) {
        return terminal(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    }

    private Terminal terminal(InputStream in) {
        PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Terminal(in, to, to, false, false, () -> () -> {});
    }
}
