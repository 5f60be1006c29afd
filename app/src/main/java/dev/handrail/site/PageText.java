package dev.handrail.site;

import dev.handrail.web.Sighting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as a person would read it aloud: its title, and its text without what only a browser needs.
 *
 * @param source the page as it came, in which a word may stand that only a program sees
 */
public record PageText(String title, String text, String source) {
    private static final Pattern SPACE = Pattern.compile("[ \\t\\x0B\\f\\r\\u00a0]+");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]+);");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "ndash", "–", "mdash", "—");

    public static PageText of(Sighting seen) {
        String source = seen.body();
        String type = seen.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.contains("html") && !source.stripLeading().startsWith("<")) {
            return new PageText("", source.strip(), source);
        }
        String title = Markup.title(source).map(Markup::untagged).orElse("");
        String body = Markup.broken(Markup.read(source).replace('\n', ' '));
        return new PageText(lines(title).replace('\n', ' '), lines(Markup.untagged(body)), source);
    }

    /** Whether a word is on the page, whatever its tags and the ends of its lines. */
    boolean has(String word) {
        String wanted = oneLine(word);
        return source.contains(word) || oneLine(text).contains(wanted) || title.contains(wanted);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String lines(String text) {
        List<String> lines = SPACE.matcher(read(text))
                .replaceAll(" ")
                .lines()
                .map(String::strip)
                .toList();
        return String.join("\n", lines.stream().filter(line -> !line.isEmpty()).toList());
    }

    private static String read(String text) {
        return ENTITY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(letter(found.group(1), found.group())));
    }

    private static String letter(String name, String otherwise) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, otherwise);
        }
        boolean hex = Character.toLowerCase(name.charAt(1)) == 'x';
        int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        boolean letter = Character.isValidCodePoint(code)
                && code != 0
                && !(code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
        return letter ? Character.toString(code) : otherwise;
    }
}
