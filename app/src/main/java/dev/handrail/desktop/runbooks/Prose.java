package dev.handrail.desktop.runbooks;

import java.util.regex.Pattern;

/** What a file says in Markdown as it is read on a screen: its lines are made by the screen, not by the file. */
final class Prose {
    private static final Pattern WITHIN =
            Pattern.compile("(?<=\\S)[ \\t]*\\n(?![ \\t]*([-*+|>#]|\\d+[.)])[ \\t]|[ \\t]*\\n)");
    private static final Pattern STRONG = Pattern.compile("(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]+)\\]\\(([^)\\s]+)\\)");

    private Prose() {}

    static String of(String markdown) {
        String text = WITHIN.matcher(markdown.strip()).replaceAll(" ");
        text = STRONG.matcher(text).replaceAll("$2");
        text = LINK.matcher(text).replaceAll("$1 ($2)");
        return CODE.matcher(text).replaceAll("$1");
    }
}
