package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.cli.Cli;
import dev.handrail.cli.Interruption;
import dev.handrail.cli.Terminal;
import dev.handrail.operation.Offer;
import dev.handrail.shell.HostKeyAsker;
import dev.handrail.store.Store;
import dev.handrail.vault.Asker;
import dev.handrail.words.OperationFailed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types command lines into the real program, in this process or in one of its own, and keeps all that it printed. */
final class Typist {
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> typed = new ArrayList<>();
    private final StringBuilder printed = new StringBuilder();

    Typist(Path home) {
        this.home = home;
    }

    /** A variable of the environment in which the program is started. */
    void exports(String name, String value) {
        environment.put(name, value);
    }

    /**
     * Has the store open until it is closed, as a window beside these commands would: each of them joins it instead of reading
     * and tidying the whole file for itself.
     */
    Store beside() throws OperationFailed {
        return Store.open(home, Clock.systemUTC());
    }

    /** Types the words, and the keys into every question that follows; expects this exit status. */
    String types(int status, String keys, String... words) {
        Said said = says(keys, words);
        return kept(status, said.status, List.of(words), said.out, said.err);
    }

    /** Types the words, and leaves it open how they end; the exit status. */
    int tries(List<String> words) {
        Said said = says("", words.toArray(String[]::new));
        kept(said.status, said.status, words, said.out, said.err);
        return said.status;
    }

    private record Said(int status, String out, String err) {}

    private Said says(String keys, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                !keys.isEmpty() && !List.of(words).contains("--piped"),
                false,
                () -> () -> {});
        Clock clock = Clock.systemDefaultZone();
        int ended = new Cli(
                        (globals, at) -> CommandLine.open(globals, at, environment, clock),
                        terminal,
                        clock,
                        Version.text(),
                        new Interruption())
                .run(line(words));
        return new Said(ended, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    String types(int status, List<String> words) {
        return types(status, "", words.toArray(String[]::new));
    }

    /** Starts the program as cron would, as a process of its own. */
    String starts(int status, String stdin, String... words) throws IOException, InterruptedException {
        List<String> command = Packed.java(Main.class);
        command.addAll(line(words));
        Path out = Files.createTempFile("handrail-out", "");
        Path err = Files.createTempFile("handrail-err", "");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().write(stdin.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            int ended = process.waitFor();
            return kept(status, ended, List.of(words), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private List<String> line(String... words) {
        List<String> line = new ArrayList<>(List.of("--home", home.toString()));
        line.addAll(List.of(words));
        line.remove("--piped");
        return line;
    }

    private String kept(int expected, int ended, List<String> words, String out, String err) {
        typed.add(String.join(" ", words));
        printed.append(words).append('\n').append(out).append(err);
        assertThat(ended).as("%s%n%s%s", words, out, err).isEqualTo(expected);
        return out;
    }

    /** What the program offers to do and to tell. */
    List<Offer> offers() {
        Setting setting = new Setting(
                home,
                Asker.NOBODY,
                HostKeyAsker.NOBODY,
                Asker.NOBODY,
                false,
                Optional.empty(),
                environment,
                Clock.systemUTC());
        try (Program program = new Program(setting)) {
            return program.offers();
        }
    }

    /** Whether these words began a line that was typed. */
    boolean hasTyped(String words) {
        return typed.stream().anyMatch(line -> (line + " ").startsWith(words + " "));
    }

    /** All that it printed until now. */
    String printed() {
        return printed.toString();
    }
}
