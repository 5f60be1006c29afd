package dev.handrail.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of an OpenSSH configuration: a keyword, and its arguments as ssh_config(5) takes them apart, with quotes,
 * backslashes, an optional equals sign and a comment behind.
 */
record SshConfigLine(String keyword, List<String> arguments) {

    static Optional<SshConfigLine> of(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '=') {
            end++;
        }
        String rest = text.substring(end).strip();
        String values = rest.startsWith("=") ? rest.substring(1).strip() : rest;
        return Optional.of(new SshConfigLine(text.substring(0, end).toLowerCase(Locale.ROOT), split(values)));
    }

    String first() {
        return arguments.isEmpty() ? "" : arguments.getFirst();
    }

    private static List<String> split(String values) {
        List<String> arguments = new ArrayList<>();
        int at = 0;
        while (at < values.length() && values.charAt(at) != '#') {
            StringBuilder argument = new StringBuilder();
            at = argument(values, at, argument);
            arguments.add(argument.toString());
            while (at < values.length() && Character.isWhitespace(values.charAt(at))) {
                at++;
            }
        }
        return arguments;
    }

    /** Takes one argument from there on, and tells where it ended. */
    private static int argument(String values, int from, StringBuilder argument) {
        char quote = 0;
        int at = from;
        for (; at < values.length(); at++) {
            char c = values.charAt(at);
            boolean escapes = c == '\\' && at + 1 < values.length() && "\"'\\ ".indexOf(values.charAt(at + 1)) >= 0;
            if (escapes) {
                at++;
                argument.append(values.charAt(at));
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                break;
            } else {
                argument.append(c);
            }
        }
        return at;
    }
}
