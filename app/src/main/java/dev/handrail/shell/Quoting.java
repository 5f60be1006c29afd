package dev.handrail.shell;

import dev.handrail.words.Words;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes text that a POSIX shell reads back as exactly what went in; nothing else in the program quotes. */
public final class Quoting {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*");

    private Quoting() {}

    /** One argument as one word of a shell, left as it is where no shell would touch it. */
    public static String argument(String argument) {
        if (argument.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(Words.of("shell.argument.nul"));
        }
        return HARMLESS.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** Arguments as the words of one command. */
    public static String arguments(List<String> arguments) {
        return arguments.stream().map(Quoting::argument).collect(Collectors.joining(" "));
    }
}
