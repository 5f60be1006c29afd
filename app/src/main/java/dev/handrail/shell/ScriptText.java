package dev.handrail.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The few shell scripts of our own, which lie as files beside the class that runs them. */
public final class ScriptText {
    private ScriptText() {}

    /** A command that runs the script of that name with arguments. */
    static Command command(String script, String... arguments) {
        return command(ScriptText.class, script, List.of(arguments));
    }

    /** The same, of a script that lies beside another class. */
    public static Command command(Class<?> beside, String script, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", read(beside, script), "sh"));
        words.addAll(arguments);
        return Command.of(words);
    }

    /** The script itself. */
    public static String read(Class<?> beside, String script) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(script), script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
