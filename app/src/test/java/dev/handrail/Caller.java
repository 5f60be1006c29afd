package dev.handrail;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.cli.Cli;
import dev.handrail.cli.Interruption;
import dev.handrail.cli.Terminal;
import dev.handrail.shell.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Calls the program as a script outside of it would: a process of its own, nobody at the keyboard, no display. */
public final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** @param folder where the data folder lies, and what was printed */
    public Caller(Path folder) {
        this.folder = folder;
        environment.put("HANDRAIL_HOME", home().toString());
    }

    public Path home() {
        return folder.resolve("home");
    }

    void exports(String name, String value) {
        environment.put(name, value);
    }

    Called calls(String... words) throws IOException, InterruptedException {
        return begins(words).ended();
    }

    /** The same in this process, for what is about the words alone: no process is worth that. */
    public Called callsHere(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                () -> () -> {});
        Clock clock = Clock.systemDefaultZone();
        int status = new Cli(
                        (globals, at) -> CommandLine.open(globals, at, environment, clock),
                        terminal,
                        clock,
                        Version.text(),
                        new Interruption())
                .run(List.of(words));
        return new Called(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    public Begun begins(String... words) throws IOException {
        List<String> command = program();
        command.addAll(List.of(words));
        return starts(command);
    }

    /** Gives a line to the shell, in which "$@" is the program. */
    Called inShell(String line) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", line, "sh"));
        command.addAll(program());
        return starts(command).ended();
    }

    private Begun starts(List<String> command) throws IOException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        // Where the tests run in the background Ctrl-C is ignored, and a child would inherit that.
        command.addAll(0, List.of("env", "--default-signal=INT"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "HANDRAIL_PASSPHRASE"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return new Begun(builder.start(), out, err);
    }

    private static List<String> program() {
        return Packed.java(Main.class);
    }

    /** A call that goes on. */
    public record Begun(Process process, Path out, Path err) {
        public String outUntilNow() throws IOException {
            return Files.readString(out);
        }

        /** Waits for it, however long it takes; a program that ended will never get there. */
        public void until(Callable<Boolean> condition) throws Exception {
            for (long asked = System.nanoTime(); !condition.call(); asked = System.nanoTime()) {
                if (!process.isAlive()) {
                    throw new AssertionError(outUntilNow() + Files.readString(err));
                }
                Await.rest(asked);
            }
        }

        Called ended() throws IOException, InterruptedException {
            int status = process.waitFor();
            return new Called(status, Files.readString(out), Files.readString(err));
        }
    }

    /** A call that is over. */
    public record Called(int status, String out, String err) {
        /** The one document that it printed; it is an error when there is anything beside it. */
        public JsonNode document() {
            List<JsonNode> all = documents();
            if (all.size() != 1) {
                throw new AssertionError("Not one document: " + this);
            }
            return all.getFirst();
        }

        public JsonNode end() {
            return documents().getLast();
        }

        List<JsonNode> documents() {
            List<JsonNode> all = new ArrayList<>();
            try (JsonParser parser = JSON.createParser(out)) {
                while (parser.nextToken() != null) {
                    all.add(JSON.readTree(parser));
                }
                return all;
            } catch (IOException e) {
                throw new UncheckedIOException("Not JSON: " + this, e);
            }
        }
    }
}
