package dev.handrail.site.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What those concerned were told of a time of maintenance.
 *
 * @param at when they were told
 * @param from when it was said to begin
 * @param until when it was said to be over
 */
public record Announcement(
        String id,
        String server,
        String run,
        String person,
        Instant at,
        Instant from,
        Instant until,
        String audience,
        String text,
        How how) {
    /** Who begins so much earlier than was said still does what was announced. */
    static final Duration EARLY = Duration.ofHours(1);

    /** How long before its begin they were told; negative where it had begun. */
    public Duration notice() {
        return Duration.between(at, from);
    }

    /** Whether what begins at that moment is what was announced. */
    boolean covers(Instant begin) {
        return !begin.isBefore(from.minus(EARLY)) && begin.isBefore(until) && !at.isAfter(begin);
    }

    /** The first that told of what begins at that moment: a reminder makes no notice shorter. */
    public static Optional<Announcement> of(List<Announcement> all, Instant begin) {
        return all.stream().filter(one -> one.covers(begin)).min(Comparator.comparing(Announcement::at));
    }

    /** By what they were told. */
    public enum How {
        COMMAND,
        WEB,
        HAND;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static How of(String word) {
            return Arrays.stream(values())
                    .filter(how -> how.word().equals(word))
                    .findFirst()
                    .orElse(HAND);
        }
    }
}
