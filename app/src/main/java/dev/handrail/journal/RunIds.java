package dev.handrail.journal;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The identities of runs and of what they make: the time in UTC, so that they sort, and three signs that tell apart what began in one second. */
public final class RunIds {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final SecureRandom random = new SecureRandom();

    public String next(Instant at) {
        StringBuilder id = new StringBuilder(stamp(at)).append('-');
        random.ints(3, 0, SIGNS.length()).forEach(i -> id.append(SIGNS.charAt(i)));
        return id.toString();
    }

    /** What every id from that second on sorts behind. */
    static String stamp(Instant at) {
        return STAMP.format(at);
    }
}
