package dev.handrail.backup.restore;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The name of a database that stands beside another for a time: what it is for and when, never longer than allowed. To the
 * millisecond, since what was done may be undone, and that again, within one second.
 */
public final class BesideName {
    private static final int LONGEST = 63;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss_SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private BesideName() {}

    /** When, as it stands in such a name. */
    public static String stamp(Instant when) {
        return WHEN.format(when);
    }

    public static String of(String name, String what, Instant when) {
        return of(name, what, stamp(when));
    }

    /** @param which of them, as a time or a run */
    public static String of(String name, String what, String which) {
        String ending = "_" + what + "_" + which;
        int room = LONGEST - ending.length();
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > room) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + ending;
    }
}
