package dev.handrail.report;

/** Text in one line, without what would steer the terminal or the program of whoever looks at it. */
final class Printable {
    private Printable() {}

    static String of(String text) {
        return text.replaceAll("\\R", " ").replace("\t", "    ").replaceAll("\\p{Cc}", "\uFFFD");
    }
}
