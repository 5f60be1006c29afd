package dev.handrail.site;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a site was over a time.
 *
 * @param points oldest first
 */
public record SiteStory(String site, Instant from, Instant to, List<SitePoint> points) {
    private static final List<SiteState> WORST_FIRST =
            List.of(SiteState.FAULT, SiteState.CLOSED, SiteState.OK, SiteState.UNKNOWN);

    /** For longer than this one look says nothing, however often the site is looked at. */
    private static final Duration SAYS = Duration.ofMinutes(15);

    public SiteStory {
        points = points.stream()
                .filter(point -> point.site().equals(site) && !point.at().isAfter(to))
                .toList();
    }

    /** For how long it is known to have been so. */
    public Duration in(SiteState state) {
        Duration sum = Duration.ZERO;
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).state() == state) {
                sum = sum.plus(held(i));
            }
        }
        return sum;
    }

    private Duration held(int i) {
        Instant next = i + 1 < points.size() ? points.get(i + 1).at() : to;
        Duration held = Duration.between(points.get(i).at(), next);
        return held.compareTo(SAYS) > 0 ? SAYS : held;
    }

    /** The part of the known time in which it was up; none where nothing is known. */
    public Optional<Double> uptime() {
        double up = in(SiteState.OK).toMillis();
        double down = in(SiteState.FAULT).toMillis();
        return up + down == 0 ? atLast() : Optional.of(up / (up + down));
    }

    /** All that can be told where nothing lasted yet; closed or unknown is neither up nor down. */
    private Optional<Double> atLast() {
        SiteState last = points.isEmpty() ? SiteState.UNKNOWN : points.getLast().state();
        return last == SiteState.OK ? Optional.of(1.0) : last == SiteState.FAULT ? Optional.of(0.0) : Optional.empty();
    }

    /** What half of the good answers were faster than. */
    public OptionalLong median() {
        return median(points);
    }

    private static OptionalLong median(List<SitePoint> points) {
        long[] sorted = points.stream()
                .filter(point -> point.state() == SiteState.OK)
                .mapToLong(SitePoint::millis)
                .sorted()
                .toArray();
        return sorted.length == 0 ? OptionalLong.empty() : OptionalLong.of(sorted[sorted.length / 2]);
    }

    /** The same of each of so many equal parts of the time; none where there was no good answer. */
    public List<OptionalLong> pace(int parts) {
        List<OptionalLong> pace = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            pace.add(median(part(i, parts)));
        }
        return pace;
    }

    private List<SitePoint> part(int i, int parts) {
        Duration part = Duration.between(from, to).dividedBy(parts);
        Instant begin = from.plus(part.multipliedBy(i));
        Instant end = i == parts - 1 ? to.plusMillis(1) : begin.plus(part);
        return points.stream()
                .filter(point -> !point.at().isBefore(begin) && point.at().isBefore(end))
                .toList();
    }

    /** When it was down; the last may go on. */
    public List<Outage> outages() {
        List<Outage> outages = new ArrayList<>();
        SitePoint began = null;
        for (SitePoint point : points) {
            if (point.state() == SiteState.FAULT && began == null) {
                began = point;
            } else if ((point.state() == SiteState.OK || point.state() == SiteState.CLOSED) && began != null) {
                outages.add(new Outage(began.at(), point.at(), began.why()));
                began = null;
            }
        }
        if (began != null) {
            outages.add(new Outage(began.at(), null, began.why()));
        }
        return outages;
    }

    /** The worst of each of so many equal parts of the time; none where nobody looked. */
    public List<Optional<SiteState>> strip(int parts) {
        List<Optional<SiteState>> strip = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            strip.add(part(i, parts).stream().map(SitePoint::state).reduce(SiteStory::worse));
        }
        return strip;
    }

    private static SiteState worse(SiteState one, SiteState other) {
        return WORST_FIRST.indexOf(one) < WORST_FIRST.indexOf(other) ? one : other;
    }

    /** A time in which a site was down; without an end where it still is. */
    public record Outage(Instant from, @Nullable Instant until, String why) {}
}
