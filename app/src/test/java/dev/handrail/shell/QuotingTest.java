package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.vault.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one place that quotes, against real shells. */
class QuotingTest {
    private static final String ALPHABET = "ab '\"$`\\!*?[]{}()<>|&;#~=%^-\n\t\r éü中😀\u0001\u007f\udc80\udcff";
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "'",
            "''",
            "'\\''",
            "\"",
            "$(touch /tmp/handrail-was-here)",
            "`id`",
            "$HOME",
            "${IFS}",
            "a\nb\n\n",
            "-n",
            "--help",
            "-",
            "~",
            "~root",
            "=ls",
            "a=b",
            "*",
            "\\",
            "\\n",
            "!!",
            "#no comment",
            "a;b&&c|d",
            "\r\n",
            "naïve café",
            "\udcff\udc80 not UTF-8",
            "x".repeat(100_000),
            "'".repeat(20_000),
            "%s%d%n");

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void aShellReadsBackWhatWentIn(String shell) throws Exception {
        assertThat(readBack(shell, HOSTILE)).isEqualTo(HOSTILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void aShellReadsBackWhateverChanceMakes(String shell) throws Exception {
        Random random = new Random(20261121);
        int[] alphabet = ALPHABET.codePoints().toArray();
        for (int round = 0; round < 20; round++) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                StringBuilder word = new StringBuilder();
                random.ints(random.nextInt(40), 0, alphabet.length).forEach(at -> word.appendCodePoint(alphabet[at]));
                words.add(RawText.decode(RawText.encode(word.toString())));
            }
            assertThat(readBack(shell, words)).isEqualTo(words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void quotedTwiceItIsReadBackByAShellInAShell(String shell) throws Exception {
        List<String> words = HOSTILE.stream().filter(w -> w.length() < 1000).toList();
        String inner = "printf '%s\\0' " + Quoting.arguments(words);
        assertThat(split(run(shell, shell + " -c " + Quoting.argument(inner)))).isEqualTo(words);
    }

    @Test
    void whatNoShellWouldTouchStaysReadable() {
        assertThat(Quoting.arguments(List.of("pg_dump", "-Fc", "--file=/srv/a.dump", "user@host:5432")))
                .isEqualTo("pg_dump -Fc --file=/srv/a.dump user@host:5432");
    }

    @Test
    void nulIsRefused() {
        assertThatThrownBy(() -> Quoting.argument("a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NUL");
    }

    @Test
    void anyBytesSurviveAsText() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(50)];
            random.nextBytes(bytes);
            assertThat(RawText.encode(RawText.decode(bytes))).isEqualTo(bytes);
        }
    }

    /** The script goes in by stdin, since no argument list carries 100 kB. */
    private static List<String> readBack(String shell, List<String> words) throws Exception {
        return split(run(shell, "printf '%s\\0' " + Quoting.arguments(words)));
    }

    private static byte[] run(String shell, String script) throws Exception {
        Process process = new ProcessBuilder(shell)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread.startVirtualThread(() -> {
            try (var stdin = process.getOutputStream()) {
                stdin.write(RawText.encode(script + "\n"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        byte[] answer = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return answer;
    }

    private static List<String> split(byte[] answer) {
        List<String> words = new ArrayList<>();
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        for (byte b : answer) {
            if (b == 0) {
                words.add(RawText.decode(word.toByteArray()));
                word.reset();
            } else {
                word.write(b);
            }
        }
        return words;
    }

    @Test
    void aCommandReadsAsAPersonWritesIt() {
        Command command = Command.of("pg_dump", "-d", "my db")
                .with("PGHOST", "localhost")
                .with("PGPASSWORD", Secret.of("hidden".toCharArray()))
                .in("/srv")
                .as("postgres");
        assertThat(CommandText.of(Pipeline.of(command).pipe(Command.of("zstd", "-3"))))
                .isEqualTo("cd /srv && sudo -u postgres PGHOST=localhost PGPASSWORD=••• pg_dump -d 'my db' | zstd -3");
        assertThat(Arrays.asList(command.toString())).noneMatch(text -> text.contains("hidden"));
    }
}
