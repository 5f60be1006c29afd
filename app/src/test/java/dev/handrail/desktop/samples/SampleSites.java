package dev.handrail.desktop.samples;

import dev.handrail.server.Site;
import dev.handrail.shell.Shells;
import dev.handrail.site.Finding;
import dev.handrail.site.Looking;
import dev.handrail.site.SiteHistory;
import dev.handrail.site.SiteLook;
import dev.handrail.site.SiteState;
import dev.handrail.site.Sites;
import dev.handrail.web.Certificate;
import dev.handrail.web.Headers;
import dev.handrail.web.Names;
import dev.handrail.web.Sighting;
import dev.handrail.web.TlsSeen;
import dev.handrail.web.Took;
import dev.handrail.web.Trust;
import dev.handrail.web.Visitor;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the sites in the pictures were over the last day: one has been down for an hour. */
final class SampleSites {
    private static final Duration EVERY = Duration.ofMinutes(15);

    private SampleSites() {}

    /** Sites that nobody looks at: no name is known here. */
    static Sites sites(SiteHistory history, Shells shells, Clock clock) {
        Names nowhere = host -> {
            throw new UnknownHostException(host);
        };
        Visitor visitor = new Visitor(nowhere, Trust.in(List.of()));
        return new Sites(new Looking(visitor, nowhere, shells, clock), history, clock);
    }

    static void enter(SiteHistory history, Instant now) {
        List<SiteLook> looks = new ArrayList<>();
        for (Instant at = now.minus(Duration.ofHours(20)); at.isBefore(now); at = at.plus(EVERY)) {
            long hours = Duration.between(at, now).toHours();
            looks.add(look("public", at, hours == 9 ? 502 : 200, 84 + hours));
            looks.add(look("api", at, 200, 41 + hours));
        }
        history.enter("Parish office", looks);
    }

    private static SiteLook look(String name, Instant at, int status, long millis) {
        URI url = URI.create("https://chms.example.org/");
        Certificate certificate = new Certificate(
                "CN=chms.example.org",
                "CN=R11, O=Let's Encrypt",
                List.of("chms.example.org"),
                at.minus(Duration.ofDays(43)),
                at.plus(Duration.ofDays(47)),
                "00");
        Duration took = Duration.ofMillis(millis);
        Sighting seen = new Sighting(
                url,
                InetAddress.ofLiteral("192.0.2.10"),
                status,
                Headers.NONE,
                "",
                true,
                new Took(took, Duration.ZERO, Duration.ZERO, Duration.ZERO, took),
                List.of(),
                Optional.of(new TlsSeen("TLSv1.3", List.of(certificate), Optional.empty(), "")));
        Finding finding = new Finding(status == 200 ? SiteState.OK : SiteState.FAULT, "status " + status, true);
        Site site = new Site(name, url, new Site.Expect(200, null, Map.of()), null);
        return new SiteLook(site, at, "", List.of(finding), Optional.of(seen), Optional.empty());
    }
}
