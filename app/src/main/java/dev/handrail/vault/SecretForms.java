package dev.handrail.vault;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The forms in which a secret may turn up in a text: as it is, line by line, and as part of an address. */
final class SecretForms {
    private SecretForms() {}

    /** Copies, which the caller wipes. */
    static List<char[]> of(char[] secret) {
        List<char[]> forms = new ArrayList<>();
        char[] whole = stripped(secret, 0, secret.length);
        if (whole.length < Redactor.SHORTEST) {
            wipe(whole);
            return forms;
        }
        forms.add(whole);
        addLines(whole, forms);
        addEncoded(whole, forms);
        return forms;
    }

    private static void addLines(char[] whole, List<char[]> forms) {
        int begin = 0;
        for (int i = 0; i <= whole.length; i++) {
            if (i == whole.length || whole[i] == '\n' || whole[i] == '\r') {
                char[] line = stripped(whole, begin, i);
                if (line.length < whole.length && line.length >= Redactor.SHORTEST_LINE && !isFrame(line)) {
                    forms.add(line);
                }
                begin = i + 1;
            }
        }
    }

    /** The first and the last line of a PEM file stand in every other text about keys. */
    private static boolean isFrame(char[] line) {
        return line[0] == '-' && line[1] == '-' && line[2] == '-';
    }

    /** As it stands in a database's or a web address. That form passes through a String, which nobody can wipe. */
    private static void addEncoded(char[] whole, List<char[]> forms) {
        if (whole.length > 500 || isWordLike(whole)) {
            return;
        }
        String encoded = URLEncoder.encode(new String(whole), StandardCharsets.UTF_8);
        forms.add(encoded.toCharArray());
        if (encoded.indexOf('+') >= 0) {
            forms.add(encoded.replace("+", "%20").toCharArray());
        }
    }

    private static boolean isWordLike(char[] secret) {
        for (char c : secret) {
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    private static char[] stripped(char[] text, int begin, int end) {
        int from = begin;
        int to = end;
        while (from < to && Character.isWhitespace(text[from])) {
            from++;
        }
        while (to > from && Character.isWhitespace(text[to - 1])) {
            to--;
        }
        return Arrays.copyOfRange(text, from, to);
    }

    static void wipe(char[] characters) {
        Arrays.fill(characters, '\0');
    }
}
