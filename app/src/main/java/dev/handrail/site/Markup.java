package dev.handrail.site;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source of a page taken apart; a page that was made to keep its readers busy takes no longer than any other of its size. */
final class Markup {
    private static final Pattern TITLE = pattern("<title[^>]*>");
    private static final Pattern TITLE_END = pattern("</title>");
    private static final Pattern UNREAD = pattern("<(!--|(?:script|style|head|noscript|template|svg)\\b)");
    private static final Pattern BREAK =
            pattern("<(/?(p|div|h[1-6]|li|tr|section|header|footer|main|form|ul|ol|table)|br)\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private Markup() {}

    /** What stands in the first title that ends. */
    static Optional<String> title(String source) {
        Matcher begin = TITLE.matcher(source).region(0, closed(source));
        Matcher end = TITLE_END.matcher(source);
        return begin.find() && end.find(begin.end())
                ? Optional.of(source.substring(begin.end(), end.start()))
                : Optional.empty();
    }

    /** Without what only a browser needs; what of that never ends is left as it is. */
    static String read(String source) {
        StringBuilder read = new StringBuilder(source.length());
        // That one of them never ends is found out once, however often it begins.
        Set<String> endless = new HashSet<>();
        Matcher begin = UNREAD.matcher(source);
        int kept = 0;
        for (int at = 0; begin.find(at); ) {
            at = begin.end();
            String what = begin.group(1).toLowerCase(Locale.ROOT);
            Matcher end = end(what).matcher(source);
            if (!endless.contains(what) && end.find(at)) {
                read.append(source, kept, begin.start()).append(' ');
                at = end.end();
                kept = at;
            } else {
                endless.add(what);
            }
        }
        return read.append(source, kept, source.length()).toString();
    }

    private static Pattern end(String what) {
        return what.equals("!--") ? Pattern.compile("-->") : pattern("</" + what + ">");
    }

    /** With a new line wherever one begins for a person. */
    static String broken(String text) {
        return replaced(BREAK, text, "\n");
    }

    static String untagged(String text) {
        return replaced(TAG, text, "");
    }

    /** Behind the last tag that ends none is looked for: each that began there would be followed to the end of the page. */
    private static String replaced(Pattern tag, String text, String by) {
        int end = closed(text);
        return tag.matcher(text.substring(0, end)).replaceAll(by) + text.substring(end);
    }

    private static int closed(String text) {
        return text.lastIndexOf('>') + 1;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
