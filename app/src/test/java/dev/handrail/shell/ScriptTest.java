package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Sudo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways of a script to real shells. */
class ScriptTest {
    private static final String NONCE = "handrail-nonce";
    private static final String PRINT = "printf '%s\\0' \"$@\" \"$KEY\"; cat";
    private static final byte[] INPUT = " the input\n\n".getBytes(StandardCharsets.UTF_8);
    private static final String PLAIN = "aA^~ '\"$`\\!*?[]{}()<>|&;#=%-\n\n\t ";
    private static final String ANY = PLAIN + "\r\u001f\u0001é中😀\udc80\udcff";

    private final Becoming nobodyElse = new Becoming("here", "me", Sudo.NONE, () -> {
        throw new AssertionError("no password is needed");
    });

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void wordsSecretAndInputComeAsTheyWereWhateverChanceMakes(String shell) throws Exception {
        Random random = new Random(20261123);
        for (int round = 0; round < 12; round++) {
            List<String> words = words(random, round % 2 == 0 ? PLAIN : ANY, round % 6 == 5 ? 4_000 : 40);
            try (Script script = printing(words)) {
                assertThat(byStdin(shell, script)).as("by stdin").isEqualTo(told(words));
                assertThat(byVariable(shell, script)).as("by a variable").isEqualTo(told(words));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 3_500, 6_000, 29_000, 40_000})
    void noneIsTooLong(int size) throws Exception {
        List<String> words = List.of("a line\n".repeat(size / 7));
        try (Script script = printing(words)) {
            assertThat(byStdin("sh", script)).isEqualTo(told(words));
            assertThat(byVariable("sh", script)).isEqualTo(told(words));
        }
    }

    /** However short it is cut, there is not even the report that it began. */
    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void whatIsCutShortInTransitIsNeverRun(String shell) throws Exception {
        try (Script usual = printing(List.of("a", "b\nc"));
                Script odd = printing(List.of("é", "b\nc"))) {
            for (Script script : List.of(usual, odd)) {
                byte[] sent = sent(script);
                int whole = sent.length - INPUT.length - "\nthe secret\n".length();
                for (int cut = 0; cut < whole; cut += cut < whole - 6 ? 19 : 1) {
                    Process process = started(shell, script.launcher(), Map.of());
                    feed(process, Arrays.copyOf(sent, cut));
                    assertThat(process.getInputStream().readAllBytes()).isEmpty();
                }
            }
        }
    }

    @Test
    void aUsualCommandNeedsNoProgramButItsOwn() throws Exception {
        Command command = Command.of("/usr/bin/env").with("PATH", "/bin:/usr/bin");
        Map<String, String> around = Map.of("PATH", "/no/such/place", "s", "taken", "n", "taken");
        try (Script script = ScriptWriter.write(Pipeline.of(command), nobodyElse, NONCE)) {
            Process process = started("/bin/sh", script.launcher(), around);
            feed(process, sent(script));
            assertThat(output(process)).as("nor a variable").doesNotContain("\ns=", "\nn=");
        }
        try (Script script = ScriptWriter.write(Pipeline.of(command), nobodyElse, NONCE)) {
            ProcessBuilder builder = builder(around);
            builder.command("/bin/sh", "-c", script.launcher(builder.environment()));
            assertThat(builder.environment().toString()).contains("/usr/bin/env");
            Process process = builder.start();
            feed(process, sent(script));
            assertThat(output(process)).doesNotContain("HANDRAIL_SCRIPT", NONCE);
        }
    }

    @Test
    void noLoginShellTakesTheCommandLineForSomethingElse() throws Exception {
        for (String word : List.of("usual", "\udcff", "long".repeat(2000))) {
            try (Script script = printing(List.of(word))) {
                assertThat(script.commandLine()).matches("exec sh -c '[A-Za-z0-9 =$()/>&\"-]+'");
            }
        }
    }

    private Script printing(List<String> words) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("sh", "-c", PRINT, "sh"));
        arguments.addAll(words);
        Command command = Command.of(arguments).with("KEY", ShellContract.secret("the secret"));
        return ScriptWriter.write(Pipeline.of(command), nobodyElse, NONCE);
    }

    private static List<String> words(Random random, String alphabet, int longest) {
        int[] characters = alphabet.codePoints().toArray();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            StringBuilder word = new StringBuilder();
            random.ints(random.nextInt(longest), 0, characters.length)
                    .forEach(at -> word.appendCodePoint(characters[at]));
            words.add(RawText.decode(RawText.encode(word.toString())));
        }
        return words;
    }

    private static String told(List<String> words) {
        return String.join("\0", words) + "\0the secret\0 the input\n\n";
    }

    private static String byStdin(String shell, Script script) throws Exception {
        Process process = started(shell, script.launcher(), Map.of());
        feed(process, sent(script));
        return output(process);
    }

    private static String byVariable(String shell, Script script) throws Exception {
        ProcessBuilder builder = builder(Map.of());
        builder.command(shell, "-c", script.launcher(builder.environment()));
        Process process = builder.start();
        feed(process, sent(script));
        return output(process);
    }

    private static byte[] sent(Script script) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        script.send(sent);
        sent.writeBytes(INPUT);
        return sent.toByteArray();
    }

    private static Process started(String shell, String launcher, Map<String, String> around) throws IOException {
        return builder(around).command(shell, "-c", launcher).start();
    }

    private static ProcessBuilder builder(Map<String, String> around) {
        ProcessBuilder builder = new ProcessBuilder().redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(around);
        return builder;
    }

    private static void feed(Process process, byte[] sent) {
        Thread.startVirtualThread(() -> {
            try (var stdin = process.getOutputStream()) {
                stdin.write(sent);
            } catch (IOException e) {
                // Who was cut short does not read to the end.
            }
        });
    }

    private static String output(Process process) throws IOException {
        try (MarkedOutput output = new MarkedOutput(
                new ByteArrayInputStream(process.getInputStream().readAllBytes()), NONCE)) {
            return RawText.decode(output.readAllBytes());
        }
    }
}
