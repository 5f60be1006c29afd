package dev.handrail.site;

import dev.handrail.server.Server;
import dev.handrail.server.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells from what visitors saw that somebody has put a maintenance page up, whoever that was; or that a server is overloaded and
 * says when to come again, which looks alike from outside.
 *
 * @param quiets when our own page was up: what was seen then says nothing of anybody else's
 */
public record ClosedDoor(SiteHistory history, List<Quiet> quiets, Instant now) {
    private static final Duration BACK = Duration.ofDays(7);

    /**
     * What is seen.
     *
     * @param certain whether it is a page of ours, and no overload
     */
    public record Closed(Instant since, boolean certain) {}

    /** What is certain first; none where nobody has looked lately. */
    public Optional<Closed> of(Server server, Map<String, SitePoint> latest) {
        return server.sites().stream()
                .filter(site -> isClosed(site, latest.get(site.name())))
                .map(site -> Objects.requireNonNull(latest.get(site.name())))
                .min(Comparator.comparing(last -> last.mark() == null))
                .map(last -> new Closed(since(server, last.site()), last.mark() != null));
    }

    private boolean isClosed(Site site, @Nullable SitePoint last) {
        return last != null && last.closed() && !isOurs(last) && Sites.standing(site, last, now) != SiteState.UNKNOWN;
    }

    private boolean isOurs(SitePoint point) {
        return Quiet.at(quiets, point.at()).isPresent() || Quiet.isOurs(quiets, point.mark());
    }

    private Instant since(Server server, String site) {
        List<SitePoint> before = history.since(server.name(), now.minus(BACK)).reversed();
        Instant since = now;
        for (SitePoint point : before) {
            if (point.site().equals(site)) {
                if (!point.closed()) {
                    break;
                }
                since = isOurs(point) ? since : point.at();
            }
        }
        return since;
    }
}
