package dev.handrail.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time in which sites are closed on purpose, so that finding them closed is no alarm. It is over when it was to be, whether
 * anybody was awake then or not.
 *
 * @param until null for as long as nobody has ended it
 * @param mark by which the page is known that closes them, where it is one of ours
 */
public record Quiet(
        Instant from, @Nullable Instant until, @Nullable String mark) {
    /** Without any page of ours. */
    public Quiet(Instant from, @Nullable Instant until) {
        this(from, until, null);
    }

    public boolean covers(Instant moment) {
        return !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }

    /** Whether the page with that mark was put up from here, at whatever time. */
    static boolean isOurs(List<Quiet> all, @Nullable String mark) {
        return mark != null && all.stream().anyMatch(one -> mark.equals(one.mark));
    }

    /** The one of that moment; of several the one that lasts longest. */
    public static Optional<Quiet> at(List<Quiet> all, Instant moment) {
        return all.stream()
                .filter(one -> one.covers(moment))
                .max(Comparator.comparing(one -> one.until == null ? Instant.MAX : one.until));
    }

    /** What was seen outside of all of them. */
    public static List<SitePoint> outside(List<Quiet> all, List<SitePoint> points) {
        return points.stream().filter(point -> at(all, point.at()).isEmpty()).toList();
    }

    /** Knows when a server was, or is, closed on purpose. */
    @FunctionalInterface
    public interface Book {
        List<Quiet> of(String server);
    }
}
