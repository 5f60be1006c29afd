package dev.handrail.journal;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The identities of runs and of what they make: the second in UTC, and three signs that tell apart what began in it. They
 * sort as they were given: the signs grow with the second, and those of one process never go back within it.
 */
public final class RunIds {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int BASE = 36;
    private static final int PER_SECOND = BASE * BASE * BASE;
    /** Chance within one hundredth of a second, so that two processes that begin at once seldom meet. */
    private static final int CHANCE = PER_SECOND / 100;

    /** A clock that was set back by more than this is believed. */
    private static final int MOMENT = 2 * PER_SECOND;

    private final SecureRandom random = new SecureRandom();
    private long last;

    public synchronized String next(Instant at) {
        long wanted = at.getEpochSecond() * PER_SECOND + at.getNano() / 10_000_000L * CHANCE + random.nextInt(CHANCE);
        boolean behind = wanted <= last && last - wanted < MOMENT;
        last = behind ? last + 1 : wanted;
        int signs = (int) (last % PER_SECOND);
        return stamp(Instant.ofEpochSecond(last / PER_SECOND)) + "-" + sign(signs / BASE / BASE)
                + sign(signs / BASE % BASE) + sign(signs % BASE);
    }

    /** What every id from that second on sorts behind. */
    static String stamp(Instant at) {
        return STAMP.format(at);
    }

    private static char sign(int value) {
        return Character.forDigit(value, BASE);
    }
}
