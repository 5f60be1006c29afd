package dev.handrail.site;

import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.words.Nearest;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done with sites, with what it is done. */
public record Sites(Looking looking, SiteHistory history, Clock clock, Quiet.Book quiet) {
    private static final Duration USUALLY = Duration.ofMinutes(5);
    private static final int MISSED = 3;

    /** Of sites that are never closed on purpose. */
    public Sites(Looking looking, SiteHistory history, Clock clock) {
        this(looking, history, clock, server -> List.of());
    }

    /** What was seen of a closed site says nothing any more as soon as it is to be open again. */
    static boolean due(Site site, @Nullable SitePoint last, Instant now, List<Quiet> quiets) {
        Duration every = every(site);
        return !every.isZero()
                && (last == null
                        || !now.isBefore(last.at().plus(every))
                        || isAhead(last, every, now)
                        || wasClosed(last, now, quiets));
    }

    /** By a clock that was set back since: nobody can tell when that was. One next door may be a little ahead. */
    private static boolean isAhead(SitePoint last, Duration every, Instant now) {
        return last.at().isAfter(now.plus(every));
    }

    private static boolean wasClosed(SitePoint last, Instant now, List<Quiet> quiets) {
        return Quiet.at(quiets, last.at()).isPresent() && Quiet.at(quiets, now).isEmpty();
    }

    /** Whether anybody looks at it unasked. */
    public static boolean watched(Site site) {
        return !every(site).isZero();
    }

    /** The same where it may have been closed on purpose when it was seen. */
    public static SiteState standing(Site site, @Nullable SitePoint last, Instant now, List<Quiet> quiets) {
        if (last != null && wasClosed(last, now, quiets)) {
            return SiteState.UNKNOWN;
        }
        SiteState state = standing(site, last, now);
        return last != null && state == SiteState.CLOSED && isAlarm(last.mark(), quiets, now) ? SiteState.FAULT : state;
    }

    /** A page of somebody else is none; one of ours is, that stays up after its end. */
    private static boolean isAlarm(@Nullable String mark, List<Quiet> quiets, Instant now) {
        return Quiet.isOurs(quiets, mark) && Quiet.at(quiets, now).isEmpty();
    }

    /** Whether what was found is nothing that somebody wanted. */
    public static boolean isAlarm(SiteLook look, List<Quiet> quiets) {
        return !look.ok()
                && Quiet.at(quiets, look.at()).isEmpty()
                && (look.state() != SiteState.CLOSED
                        || Quiet.isOurs(quiets, look.mark().orElse(null)));
    }

    /** Whether the page that was found there was put up from here; one without a mark, while one of ours is wanted, is. */
    public static boolean isOurs(SiteLook look, List<Quiet> quiets) {
        return look.mark()
                .map(mark -> Quiet.isOurs(quiets, mark))
                .orElseGet(() -> Quiet.at(quiets, look.at()).isPresent());
    }

    /** How a site is by what was last seen of it: what was seen too long ago says nothing of now. */
    public static SiteState standing(Site site, @Nullable SitePoint last, Instant now) {
        Duration every = watched(site) ? every(site) : USUALLY;
        return last == null || last.at().plus(every.multipliedBy(MISSED)).isBefore(now) || isAhead(last, every, now)
                ? SiteState.UNKNOWN
                : last.state();
    }

    private static Duration every(Site site) {
        Duration every = site.every();
        return every == null ? USUALLY : every;
    }

    /** Looks at them closely, and remembers how they were. */
    public List<SiteLook> check(Server server, List<Site> sites) throws OperationFailed {
        return remembered(server, looking.closely(server, sites));
    }

    /** Looks at them as visitors, and remembers how they were. */
    public List<SiteLook> glance(Server server, List<Site> sites) throws OperationFailed {
        return remembered(server, looking.glances(sites));
    }

    private List<SiteLook> remembered(Server server, List<SiteLook> looks) {
        history.enter(server.name(), looks);
        return looks;
    }

    /** Those of the names, or all where there are none. */
    public static List<Site> chosen(Server server, List<String> names) throws OperationFailed {
        if (server.sites().isEmpty()) {
            throw OperationFailed.usage(Words.of("site.none", server.name()))
                    .next(Words.of("site.none.next"))
                    .build();
        }
        List<Site> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(server.sites().stream()
                    .filter(site -> site.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(server, name)));
        }
        return names.isEmpty() ? server.sites() : chosen;
    }

    private static OperationFailed unknown(Server server, String name) {
        List<String> there = server.sites().stream().map(Site::name).toList();
        return OperationFailed.usage(Words.of("site.unknown", server.name(), name))
                .next(Nearest.to(name, there)
                        .map(near -> Words.of("site.unknown.near", near))
                        .orElseGet(() -> Words.of("site.unknown.next", String.join(", ", there))))
                .build();
    }
}
