package dev.handrail.sql;

import dev.handrail.vault.Secret;
import java.util.Arrays;

/**
 * A password as MariaDB's and MySQL's programs read it from an option file, where quotes, backslashes, # and blanks at the
 * ends mean something else than themselves.
 */
final class OptionFile {
    private OptionFile() {}

    /** The line that gives it; what the caller got is left as it is. */
    static Secret passwordLine(Secret password) {
        char[] plain = password.characters();
        char[] line = new char["password=\"\"".length() + 2 * plain.length];
        try {
            int length = put(line, 0, "password=\"");
            for (char character : plain) {
                String escaped = escape(character);
                if (escaped.isEmpty()) {
                    line[length++] = character;
                } else {
                    length = put(line, length, escaped);
                }
            }
            length = put(line, length, "\"");
            return Secret.of(Arrays.copyOf(line, length));
        } finally {
            Arrays.fill(plain, '\0');
            Arrays.fill(line, '\0');
        }
    }

    private static int put(char[] line, int at, String text) {
        text.getChars(0, text.length(), line, at);
        return at + text.length();
    }

    /** What a character is written as, or nothing where it stands for itself. */
    private static String escape(char character) {
        return switch (character) {
            case '\\' -> "\\\\";
            case '"' -> "\\\"";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            default -> "";
        };
    }
}
