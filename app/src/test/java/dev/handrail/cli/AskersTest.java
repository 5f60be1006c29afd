package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked at a terminal and in a pipe, and what is made of the answers; and what is told only now and then. */
class AskersTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void eachQuestionOfAPipeTakesTheNextLineAndNoQuestionIsPrinted() {
        PipedAsker asker = new PipedAsker(terminal("first\r\n\n  third \nlast without an end"));

        assertThat(asker.answer("One?")).isEqualTo("first");
        assertThat(asker.answer("Two?")).as("an empty line is an answer").isEmpty();
        assertThat(asker.answer("Three?")).isEqualTo("  third ");
        assertThat(asker.answer("Four?")).isEqualTo("last without an end");
        assertThat(asker.answer("Five?")).isNull();
        assertThat(asker.secret("Six?")).isNull();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aSecretOfAPipeIsTakenLetterForLetter() {
        PipedAsker asker = new PipedAsker(terminal(" pässwörd \uD83D\uDD11\t\n"));

        try (Secret secret = Objects.requireNonNull(asker.secret("?"))) {
            assertThat(String.valueOf(secret.characters())).isEqualTo(" pässwörd \uD83D\uDD11\t");
        }
    }

    @Test
    void aSecretOfSeveralLinesIsTakenToTheEndOfThePipe() {
        PipedAsker asker = new PipedAsker(terminal("the passphrase\n# a remark\r\n\nthe secret\r\n"));

        try (Secret first = Objects.requireNonNull(asker.secret("?"));
                Secret rest = Objects.requireNonNull(asker.whole("?"))) {
            assertThat(String.valueOf(first.characters())).isEqualTo("the passphrase");
            assertThat(String.valueOf(rest.characters())).isEqualTo("# a remark\r\n\nthe secret");
        }
        assertThat(asker.whole("?")).isNull();
    }

    @Test
    void ofASecretBeyondAllReasonNoPartIsTaken() {
        assertThat(new PipedAsker(terminal("x".repeat(1_000_000))).whole("?")).isNull();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("More than 64 KB came on stdin; nothing of it was taken.\n");
    }

    @Test
    void ofASecretThatIsNoUtf8NothingIsTaken() {
        byte[] typed = "p\u00e4ss\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new PipedAsker(terminal(new ByteArrayInputStream(typed), false)).secret("?"))
                .isNull();
        assertThat(new PipedAsker(terminal(new ByteArrayInputStream(typed), false)).whole("?"))
                .isNull();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("What came on stdin is not a text in UTF-8; nothing of it was taken.\n".repeat(2));
    }

    @Test
    void aLineBeyondAllReasonIsCutAndDoesNotFillTheMemory() {
        String answer = Objects.requireNonNull(new PipedAsker(terminal("x".repeat(1_000_000))).answer("?"));

        assertThat(answer.length()).isEqualTo(64 * 1024);
    }

    @Test
    void aPipeThatBreaksIsSaidAndIsNoAnswer() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        PipedAsker asker = new PipedAsker(terminal(broken, false));

        assertThat(asker.answer("?")).isNull();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Broken pipe");

        TerminalAsker typed = new TerminalAsker(terminal(broken, true));
        assertThat(typed.answer("Who?")).isNull();
        assertThat(typed.secret("What?")).isNull();
    }

    @Test
    void whereNobodyTypesTheQuestionIsSaidAndNothingIsRead() {
        TerminalAsker asker = new TerminalAsker(terminal("yes\n"));

        assertThat(asker.answer("Really?")).isNull();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Really?");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, '', '', false",
        "linux, :0, '', true",
        "Linux, '', Headless, true",
        "Mac OS X, '', '', true",
        "Windows 11, '', '', true"
    })
    void aWindowNeedsADisplayOnLinuxAlone(String system, String display, String glass, boolean can) {
        if (can) {
            assertThatCode(() -> Display.require(Map.of("DISPLAY", display), system, glass))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> Display.require(Map.of("DISPLAY", display), system, glass))
                    .isInstanceOfSatisfying(OperationFailed.class, none -> {
                        assertThat(none.kind().exitStatus()).isEqualTo(4);
                        assertThat(none.next()).contains("handrail tour");
                    });
            assertThatThrownBy(() -> Display.require(Map.of(), system, glass)).isInstanceOf(OperationFailed.class);
        }
    }

    @Test
    void whatIsToldNowAndThenPassesAtOnceAndThenWhenTheTimeIsOver() {
        Instant[] now = {Instant.EPOCH};
        InstantSource source = () -> now[0];
        Throttle throttle = new Throttle(source.withZone(ZoneOffset.UTC), Duration.ofMillis(200));
        List<Boolean> passed = List.of(0L, 1L, 199L, 200L, 399L, 400L, 10_000L, 10_199L).stream()
                .map(millis -> {
                    now[0] = Instant.ofEpochMilli(millis);
                    return throttle.passes();
                })
                .toList();

        assertThat(passed).containsExactly(true, false, false, true, false, true, true, false);
    }

    @Test
    void afterAClockWasSetBackItPassesAgain() {
        Instant[] now = {Instant.ofEpochSecond(7200)};
        InstantSource source = () -> now[0];
        Clock clock = source.withZone(ZoneOffset.UTC);
        Throttle throttle = new Throttle(clock, Duration.ofSeconds(10));
        assertThat(throttle.passes()).isTrue();

        now[0] = Instant.ofEpochSecond(3600);
        assertThat(throttle.passes())
                .as("an hour of silence would be no now and then")
                .isTrue();
        assertThat(throttle.passes()).isFalse();
    }

    @Test
    void whatIsNoPlainYesIsANo() {
        assertThat(List.of("y", "Y", "yes", " YES ")).allMatch(Consent::isYes);
        assertThat(List.of("", "n", "ye", "yess", "y y", "ja", "1", "true", "ｙ"))
                .noneMatch(Consent::isYes);
        assertThat(Consent.isYes(null)).isFalse();
    }

    private Terminal terminal(String stdin) {
        return terminal(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)), false);
    }

    private Terminal terminal(InputStream in, boolean typed) {
        return new Terminal(
                in,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                typed,
                false,
                () -> () -> {});
    }
}
