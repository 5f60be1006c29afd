package dev.handrail.server;

/** Counts lines as YAML and editors do: they end with a line feed, a carriage return or both. */
final class LineBreaks {
    private LineBreaks() {}

    /** How many lines end before a place of a text. */
    static int before(CharSequence text, int place) {
        int breaks = 0;
        for (int at = 0; at < place; at++) {
            char here = text.charAt(at);
            boolean both = here == '\n' && at > 0 && text.charAt(at - 1) == '\r';
            breaks += (here == '\n' || here == '\r') && !both ? 1 : 0;
        }
        return breaks;
    }
}
