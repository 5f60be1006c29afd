package dev.handrail.desktop.overview;

import dev.handrail.desktop.overview.Card.Go;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.site.CertificateLeft;
import dev.handrail.site.MutedWords;
import dev.handrail.site.Quiet;
import dev.handrail.site.SitePoint;
import dev.handrail.site.SiteState;
import dev.handrail.site.Sites;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cards of a server that tell of its sites: whether they are up, and how long their certificates last. */
record SiteCards(Server server, Map<String, SitePoint> latest, List<Quiet> quiets, Times times) {
    private static final int LINES = 3;

    List<Card> all() {
        if (server.sites().isEmpty()) {
            return List.of();
        }
        boolean encrypted = server.sites().stream()
                .anyMatch(site -> "https".equalsIgnoreCase(site.url().getScheme()));
        return encrypted ? List.of(sites(), certificate()) : List.of(sites());
    }

    private SiteState state(Site site) {
        return Sites.standing(site, latest.get(site.name()), times.now(), quiets);
    }

    private Card sites() {
        List<Site> all = server.sites();
        long up = all.stream().filter(site -> state(site) == SiteState.OK).count();
        boolean down = all.stream().anyMatch(site -> state(site) == SiteState.FAULT);
        long closed =
                all.stream().filter(site -> state(site) == SiteState.CLOSED).count();
        Optional<Quiet> muted = Quiet.at(quiets, times.now()).filter(quiet -> down || closed > 0);
        Light light = muted.isPresent() ? Light.PLAIN : down ? Light.BAD : light(all.size(), up, closed);
        String figure = up == all.size()
                ? Words.of("overview.sites.all")
                : light == Light.UNKNOWN && up == 0
                        ? Words.of("overview.unknown")
                        : Words.of("overview.sites.some", up, all.size());
        List<String> lines = new ArrayList<>(all.stream()
                .sorted(Comparator.comparingInt(this::rank))
                .limit(LINES)
                .map(this::line)
                .toList());
        if (all.size() > LINES) {
            lines.set(LINES - 1, Words.of("overview.sites.more", all.size() - LINES + 1));
        }
        muted.ifPresent(quiet -> {
            lines.addFirst(MutedWords.of(quiet, times::inSentence));
            lines.subList(Math.min(LINES, lines.size()), lines.size()).clear();
        });
        return new Card(Words.of("overview.sites"), figure, light, lines, Go.MAINTENANCE, null);
    }

    private static Light light(int all, long up, long closed) {
        return up == all ? Light.GOOD : up + closed == all ? Light.PLAIN : Light.UNKNOWN;
    }

    /** What is down comes first. */
    private int rank(Site site) {
        return switch (state(site)) {
            case FAULT -> 0;
            case UNKNOWN -> 1;
            case CLOSED -> 2;
            case OK -> 3;
        };
    }

    private String line(Site site) {
        SitePoint last = latest.get(site.name());
        String state = Words.of(state(site).key());
        if (last == null) {
            return Words.of("overview.sites.line", site.name(), state, Words.of("sites.site.never"));
        }
        return Words.of(
                "overview.sites.took",
                site.name(),
                state,
                Amounts.duration(Duration.ofMillis(last.millis())),
                times.age(last.at()));
    }

    private CertificateLeft left(SitePoint point) {
        return server.sites().stream()
                .filter(site -> site.name().equals(point.site()))
                .findFirst()
                .flatMap(site -> point.certificateLeft(site, times.now()))
                .orElseThrow();
    }

    /** One of a short life may end sooner, and be no trouble. */
    private boolean isEnough(SitePoint point) {
        return left(point).isEnough();
    }

    private Card certificate() {
        Optional<SitePoint> first = latest.values().stream()
                .filter(point ->
                        server.sites().stream().anyMatch(site -> site.name().equals(point.site())))
                .filter(point -> point.certificate() != null)
                .min(Comparator.comparing(this::isEnough)
                        .thenComparing(point -> point.certificateUntil().orElseThrow()));
        String title = Words.of("overview.certificate");
        if (first.isEmpty()) {
            return new Card(
                    title,
                    Words.of("overview.unknown"),
                    Light.UNKNOWN,
                    List.of(Words.of("overview.certificate.none")),
                    Go.MAINTENANCE,
                    null);
        }
        Instant until = first.get().certificateUntil().orElseThrow();
        CertificateLeft left = left(first.get());
        return new Card(
                title,
                left.isOver()
                        ? Words.of("overview.certificate.ended")
                        : Words.of("overview.certificate.days", left.days()),
                left.isOver() ? Light.BAD : left.isEnough() ? Light.GOOD : Light.WARN,
                List.of(Words.of("overview.certificate.of", first.get().site(), times.date(times.day(until)))),
                Go.MAINTENANCE,
                times.exact(until));
    }
}
