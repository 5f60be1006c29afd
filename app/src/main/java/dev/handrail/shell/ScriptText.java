package dev.handrail.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The few shell scripts of our own, which lie beside this class as files. */
final class ScriptText {
    private ScriptText() {}

    /** A command that runs the script of that name with arguments. */
    static Command command(String script, String... arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", read(script), "sh"));
        words.addAll(List.of(arguments));
        return Command.of(words);
    }

    private static String read(String script) {
        try (InputStream in = Objects.requireNonNull(ScriptText.class.getResourceAsStream(script), script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
