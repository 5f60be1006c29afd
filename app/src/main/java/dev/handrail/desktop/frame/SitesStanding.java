package dev.handrail.desktop.frame;

import dev.handrail.desktop.shared.Light;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.site.Quiet;
import dev.handrail.site.SitePoint;
import dev.handrail.site.SiteState;
import dev.handrail.site.Sites;
import dev.handrail.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What its sites add to how a server stands: one that is down comes before all else, and nothing is green that nobody has seen. */
record SitesStanding(Map<String, SitePoint> latest, List<Quiet> quiets, Instant now) {
    Standing of(Server server, Standing usual) {
        if (Quiet.at(quiets, now).isPresent()) {
            return usual;
        }
        String down = those(server, SiteState.FAULT);
        if (!down.isEmpty()) {
            return new Standing(Light.BAD, Words.of("standing.site.down", down));
        }
        String closed = those(server, SiteState.CLOSED);
        if (!closed.isEmpty() && usual.light() != Light.BAD) {
            return new Standing(Light.WARN, Words.of("standing.site.closed", closed));
        }
        String unknown = those(server, SiteState.UNKNOWN);
        return unknown.isEmpty() || usual.light() != Light.GOOD
                ? usual
                : new Standing(Light.UNKNOWN, Words.of("standing.site.unknown", unknown));
    }

    private String those(Server server, SiteState state) {
        return server.sites().stream()
                .filter(Sites::watched)
                .filter(site -> Sites.standing(site, latest.get(site.name()), now, quiets) == state)
                .map(Site::name)
                .collect(Collectors.joining(", "));
    }
}
