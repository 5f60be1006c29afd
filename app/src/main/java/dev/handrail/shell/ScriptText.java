package dev.handrail.shell;

import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The few shell scripts of our own, which lie as files beside the class that runs them. */
public final class ScriptText {
    /** A text for a person: its key, and what the shell puts in the place of its {0}. */
    private static final Pattern SAID = Pattern.compile("@\\{([a-z][a-zA-Z.]+)(?: ([^}]+))?}");

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

    /** The script itself, with what it says to people in its place. */
    public static String read(Class<?> beside, String script) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(script), script)) {
            return worded(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String worded(String script) {
        return SAID.matcher(script).replaceAll(found -> Matcher.quoteReplacement(said(found.group(1), found.group(2))));
    }

    private static String said(String key, @Nullable String with) {
        return with == null ? Words.of(key) : Words.of(key, with);
    }
}
