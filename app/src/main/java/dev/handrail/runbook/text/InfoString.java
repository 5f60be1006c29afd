package dev.handrail.runbook.text;

import dev.handrail.runbook.Attributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind the opening of a block of code, or at the end of a heading or a step: words, and attributes in braces.
 *
 * @param attributes nothing where there are no braces
 */
record InfoString(String words, Optional<Attributes> attributes) {
    private static final Pattern BRACES = Pattern.compile("^(?<words>[^{]*)\\{(?<inside>.*)}\\s*$", Pattern.DOTALL);
    private static final Pattern AT_THE_END =
            Pattern.compile("^(?<words>.*\\S)??\\s*\\{(?<inside>[^{}]*)}\\s*$", Pattern.DOTALL);
    private static final Pattern ONE = Pattern.compile(
            "\\G\\s*,?\\s*\\.?([A-Za-z][A-Za-z0-9-]*)(?:=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|([^\\s,]+)))?");

    static InfoString ofCode(String info) {
        return of(BRACES.matcher(info), info);
    }

    /** Braces that are part of a sentence, such as ${name}, stay in it. */
    static InfoString atTheEnd(String text) {
        Matcher matcher = AT_THE_END.matcher(text);
        boolean variable =
                matcher.matches() && String.valueOf(matcher.group("words")).endsWith("$");
        return variable ? new InfoString(text, Optional.empty()) : of(AT_THE_END.matcher(text), text);
    }

    private static InfoString of(Matcher matcher, String text) {
        if (!matcher.matches()) {
            return new InfoString(text.strip(), Optional.empty());
        }
        String words = matcher.group("words");
        Optional<Attributes> attributes = attributes(matcher.group("inside"));
        return attributes.isEmpty()
                ? new InfoString(text.strip(), attributes)
                : new InfoString(words == null ? "" : words.strip(), attributes);
    }

    /** Nothing where it is not in the manner of attributes, but something that another tool understands. */
    private static Optional<Attributes> attributes(String inside) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher one = ONE.matcher(inside);
        int end = 0;
        while (one.find()) {
            String value = one.group(2) != null
                    ? one.group(2).replaceAll("\\\\([\"\\\\])", "$1")
                    : one.group(3) != null ? one.group(3) : one.group(4);
            values.put(one.group(1), value == null ? "" : value);
            end = one.end();
        }
        return inside.substring(end).isBlank() ? Optional.of(new Attributes(values)) : Optional.empty();
    }
}
