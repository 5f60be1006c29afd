package dev.handrail.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much would have been lost at the worst moment of the last month, and of the month before it: the longest time for which
 * nothing newer than the last proven backup could be restored.
 *
 * @param worst nothing where there was no proven backup at all
 * @param before nothing where that month has too few to say it
 */
public record Exposure(Optional<Duration> worst, Optional<Duration> before) {
    static final Duration MONTH = Duration.ofDays(30);
    /** Less than this is the weather. */
    private static final double SAME = 0.1;

    /** Whether more would be lost than before. */
    public enum Trend {
        LESS("recovery.less"),
        SAME("recovery.same"),
        MORE("recovery.more"),
        UNKNOWN("recovery.unknown");

        private final String key;

        Trend(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /** @param taken when the proven ones were, in any order */
    static Exposure of(List<Instant> taken, Instant now) {
        Instant then = now.minus(MONTH);
        return new Exposure(worst(until(taken, now), now), worst(judged(until(taken, then), then), then));
    }

    private static List<Instant> until(List<Instant> taken, Instant end) {
        return taken.stream().filter(at -> at.isBefore(end)).sorted().toList();
    }

    /** The first backup of all just before the end of a month says nothing of how often there was one. */
    private static List<Instant> judged(List<Instant> taken, Instant end) {
        boolean enough = taken.size() > 1 || taken.stream().anyMatch(at -> !at.isAfter(end.minus(MONTH)));
        return enough ? taken : List.of();
    }

    /** From one to the next, from the one that stood when the month began, and from the last until its end. */
    private static Optional<Duration> worst(List<Instant> taken, Instant end) {
        Instant begin = end.minus(MONTH);
        int earlier = (int) taken.stream().filter(at -> !at.isAfter(begin)).count();
        List<Instant> moments = new ArrayList<>(taken.subList(Math.max(0, earlier - 1), taken.size()));
        moments.add(end);
        Optional<Duration> worst = Optional.empty();
        for (int at = 1; at < moments.size(); at++) {
            Duration gap = Duration.between(moments.get(at - 1), moments.get(at));
            worst = worst.filter(longest -> longest.compareTo(gap) >= 0).or(() -> Optional.of(gap));
        }
        return worst;
    }

    public Trend trend() {
        if (worst.isEmpty() || before.isEmpty()) {
            return Trend.UNKNOWN;
        }
        long was = before.get().toMillis();
        long is = worst.get().toMillis();
        if (Math.abs(is - was) <= was * SAME) {
            return Trend.SAME;
        }
        return is < was ? Trend.LESS : Trend.MORE;
    }
}
