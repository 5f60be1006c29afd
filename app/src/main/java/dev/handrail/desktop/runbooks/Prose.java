package dev.handrail.desktop.runbooks;

import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file says in Markdown as it is read on a screen: its lines are made by the screen, not by the file. */
final class Prose {
    private static final Pattern WITHIN =
            Pattern.compile("(?<=\\S)[ \\t]*\\n(?![ \\t]*([-*+|>#]|\\d+[.)])[ \\t]|[ \\t]*\\n)[ \\t]*");
    private static final Pattern STRONG = Pattern.compile("(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*_])([*_])(?=[^\\s*_])([^*_\\n]*?[^\\s*_])\\1(?![\\w*_])");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]+)\\]\\(([^)\\s]+)\\)");

    /** Stands in the place of a piece of code; no text has it. */
    private static final String HELD = "\uE000";

    private Prose() {}

    static String of(String markdown) {
        String text = WITHIN.matcher(markdown.strip()).replaceAll(" ");
        // What stands in code means itself: app/__init__.py.
        List<String> codes =
                CODE.matcher(text).results().map(code -> code.group(1)).toList();
        text = CODE.matcher(text.replace(HELD, "")).replaceAll(HELD);
        text = STRONG.matcher(text).replaceAll("$2");
        text = EMPHASIS.matcher(text).replaceAll("$2");
        text = LINK.matcher(text).replaceAll("$1 ($2)");
        Iterator<String> next = codes.iterator();
        return Pattern.compile(HELD).matcher(text).replaceAll(held -> Matcher.quoteReplacement(next.next()));
    }
}
