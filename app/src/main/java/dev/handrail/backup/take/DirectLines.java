package dev.handrail.backup.take;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the last stage of a direct backup tells on stderr. */
record DirectLines(Listener listener) {
    private static final String LABEL = "handrail-direct: ";
    private static final Pattern AT = Pattern.compile(LABEL + "at ([0-9]{1,18})");
    private static final Pattern PART = Pattern.compile(LABEL + "part ([0-9]{1,9}) ([0-9]{1,18}) \\*?([0-9a-f]{32})");
    private static final Pattern END = Pattern.compile(LABEL + "end ([0-9]{1,18})");

    /** Who wants to know. */
    interface Listener {
        /** That much is written. */
        void at(long bytes);

        /** A part lies there to be sent. */
        void part(int number, long bytes, String md5);

        /** There are no more parts. */
        void end(long bytes);
    }

    /** Looks at a line of stderr; says whether it was meant for this. */
    boolean hears(String line) {
        Matcher at = AT.matcher(line);
        Matcher part = PART.matcher(line);
        Matcher end = END.matcher(line);
        if (at.matches()) {
            listener.at(Long.parseLong(at.group(1)));
        } else if (part.matches()) {
            listener.part(Integer.parseInt(part.group(1)), Long.parseLong(part.group(2)), part.group(3));
        } else if (end.matches()) {
            listener.end(Long.parseLong(end.group(1)));
        }
        return line.startsWith(LABEL);
    }
}
