package dev.handrail.runbook.landing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a here-document in a script.
 *
 * @param end the word that ends it
 * @param quoted whether the shell leaves its text as it is
 * @param tabs whether tabs before its end count for nothing
 * @param length how many letters its beginning has
 */
record Here(String end, boolean quoted, boolean tabs, int length) {
    private static final Pattern BEGINNING =
            Pattern.compile("<<-?[ \\t]*(?:'([^'\\n]+)'|\"([^\"\\n]+)\"|\\\\?([A-Za-z0-9_]+))");

    static Optional<Here> at(String text, int at) {
        Matcher here = BEGINNING.matcher(text).region(at, text.length());
        if (!here.lookingAt() || text.startsWith("<<<", at)) {
            return Optional.empty();
        }
        String quoted = here.group(1) != null ? here.group(1) : here.group(2);
        return Optional.of(new Here(
                quoted != null ? quoted : here.group(3),
                quoted != null || here.group().contains("\\"),
                here.group().startsWith("<<-"),
                here.end() - at));
    }

    /** Behind the line that ends a text which begins there; the end of the script where none does. */
    int endsIn(String script, int begin) {
        int at = begin;
        while (at < script.length()) {
            int next = script.indexOf('\n', at);
            String line = script.substring(at, next < 0 ? script.length() : next);
            at = next < 0 ? script.length() : next + 1;
            if (ends(line)) {
                break;
            }
        }
        return at;
    }

    private boolean ends(String line) {
        return (tabs ? line.replaceFirst("^\t+", "") : line).equals(end);
    }
}
