package dev.handrail.words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sizes, rates, times and ages as people read them; window and command line write them the same way. */
public final class Amounts {
    private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB", "EB"};
    private static final int STEP = 1024;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z", Locale.ENGLISH);

    private Amounts() {}

    /** In powers of 1024, with one decimal where the figure is small: 812 bytes, 1.2 GB, 412 MB. */
    public static String bytes(long bytes) {
        if (bytes < STEP) {
            return Words.of("amount.bytes", bytes);
        }
        double size = bytes;
        int unit = -1;
        // Not 1024: what would be written as "1024 KB" is a megabyte.
        while (size >= STEP - 0.5) {
            size /= STEP;
            unit++;
        }
        String format = size < 9.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, size, UNITS[unit]);
    }

    public static String rate(double bytesPerSecond) {
        return Words.of("amount.rate", bytes(Math.round(bytesPerSecond)));
    }

    /** With its thousands apart: 300,000. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** As on a stopwatch: 0:12, 4:02, 1:02:03. */
    public static String clock(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** How long something took, in the two largest units that matter: 850 ms, 12 s, 3 min 5 s, 2 h 10 min, 3 d 4 h. */
    public static String duration(Duration time) {
        if (time.toSeconds() < 1) {
            return Words.of("amount.millis", Math.max(0, time.toMillis()));
        }
        if (time.toMinutes() < 1) {
            return Words.of("amount.seconds", time.toSeconds());
        }
        if (time.toHours() < 1) {
            return two("amount.minutes", time.toMinutes(), "amount.seconds", time.toSecondsPart());
        }
        if (time.toDays() < 1) {
            return two("amount.hours", time.toHours(), "amount.minutes", time.toMinutesPart());
        }
        return two("amount.days", time.toDays(), "amount.hours", time.toHoursPart());
    }

    /** How long ago that was: just now, 3 h ago, 16 days ago. */
    public static String age(Instant then, Instant now) {
        Duration since = Duration.between(then, now);
        if (since.toMinutes() < 1) {
            return Words.of("amount.age.now");
        }
        if (since.toHours() < 1) {
            return Words.of("amount.age.minutes", since.toMinutes());
        }
        if (since.toHours() < 48) {
            return Words.of("amount.age.hours", since.toHours());
        }
        return Words.of("amount.age.days", since.toDays());
    }

    /** The exact moment, local, with its zone. */
    public static String moment(Instant then, ZoneId zone) {
        return MOMENT.format(then.atZone(zone));
    }

    private static String two(String largeKey, long large, String smallKey, long small) {
        String first = Words.of(largeKey, large);
        return small == 0 ? first : first + " " + Words.of(smallKey, small);
    }
}
