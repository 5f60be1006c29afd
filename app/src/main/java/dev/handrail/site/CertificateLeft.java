package dev.handrail.site;

import dev.handrail.server.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a certificate is good still.
 *
 * @param days whole ones; negative once it has ended
 * @param enough how many there should be
 */
public record CertificateLeft(long days, long enough) {
    private static final int ENOUGH_DAYS = 14;
    private static final int SIXTH = 6;

    /** As many days as the profile says; else two weeks, or of one with a short life a sixth of it. */
    static CertificateLeft of(Site site, Optional<Instant> from, Instant until, Instant now) {
        Integer asked = site.certificate().days();
        long enough = asked == null
                ? from.map(begin -> Math.min(
                                ENOUGH_DAYS, Duration.between(begin, until).toDays() / SIXTH))
                        .orElse((long) ENOUGH_DAYS)
                : asked;
        return new CertificateLeft(
                Math.floorDiv(
                        Duration.between(now, until).toSeconds(),
                        Duration.ofDays(1).toSeconds()),
                enough);
    }

    public boolean isOver() {
        return days < 0;
    }

    public boolean isEnough() {
        return days >= enough;
    }
}
