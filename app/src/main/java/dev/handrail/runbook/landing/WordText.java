package dev.handrail.runbook.landing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;

/** The words of a command line of our own; a value is part of one word, whatever it holds. */
public final class WordText {
    private WordText() {}

    /** The words, with variables still in them. */
    public static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean any = false;
        char quote = 0;
        for (char c : line.toCharArray()) {
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                any = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }

    public static String filled(String word, Function<String, Value> values) {
        return Use.VARIABLE
                .matcher(word)
                .replaceAll(match ->
                        Matcher.quoteReplacement(values.apply(match.group(1)).text()));
    }
}
