package dev.handrail.desktop.running;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A line of a transcript as it is shown. */
public record Line(Instant at, Kind kind, String text) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** What a line is, which gives it its colour. */
    public enum Kind {
        STEP("step"),
        COMMAND("command"),
        OUTPUT("output"),
        FAILURE("failure");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        public String style() {
            return style;
        }
    }

    public String time(ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** As it is copied. */
    public String copied(ZoneId zone) {
        return time(zone) + " " + text;
    }
}
