package dev.handrail.desktop.servers.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command as it is typed in one line: words between spaces, quoted where a word holds spaces or quotes itself. */
final class ArgumentLine {
    private static final Pattern BARE = Pattern.compile("(?U)[^\\s\"'\\\\\\p{Cntrl}]+");
    private static final int HEX = 16;
    private static final int DIGITS = 4;

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ArgumentLine(String line) {
        this.line = line;
    }

    static String of(List<String> words) {
        return words.stream().map(ArgumentLine::written).collect(Collectors.joining(" "));
    }

    private static String written(String word) {
        if (BARE.matcher(word).matches()) {
            return word;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : word.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (Character.isISOControl(c)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** The words of a line; empty where a quote is not closed. */
    static Optional<List<String>> words(String line) {
        return new ArgumentLine(line).read() ? Optional.of(new ArgumentLine(line).all()) : Optional.empty();
    }

    private List<String> all() {
        read();
        return List.copyOf(words);
    }

    /** Whether all quotes are closed. */
    private boolean read() {
        boolean closed = true;
        while (closed && at < line.length()) {
            char c = line.charAt(at++);
            if (Character.isWhitespace(c)) {
                end();
            } else {
                inWord = true;
                closed = switch (c) {
                    case '\'' -> quoted('\'');
                    case '"' -> quoted('"');
                    case '\\' -> escaped();
                    default -> {
                        word.append(c);
                        yield true;
                    }
                };
            }
        }
        end();
        return closed;
    }

    private boolean quoted(char by) {
        boolean escapes = by == '"';
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == by) {
                return true;
            }
            if (escapes && c == '\\') {
                if (!escaped()) {
                    return false;
                }
            } else {
                word.append(c);
            }
        }
        return false;
    }

    private boolean escaped() {
        if (at >= line.length()) {
            return false;
        }
        char c = line.charAt(at++);
        String digits = line.substring(at, Math.min(line.length(), at + DIGITS));
        if (c == 'n') {
            word.append('\n');
        } else if (c == 'u' && digits.matches("[0-9a-f]{4}")) {
            word.append((char) Integer.parseInt(digits, HEX));
            at += DIGITS;
        } else {
            word.append(c);
        }
        return true;
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
