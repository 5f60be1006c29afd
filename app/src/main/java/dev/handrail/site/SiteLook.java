package dev.handrail.site;

import dev.handrail.server.Site;
import dev.handrail.web.Certificate;
import dev.handrail.web.Sighting;
import dev.handrail.web.TlsSeen;
import dev.handrail.web.Unseen;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a site was found at one look.
 *
 * @param way where it was looked at from or past what; empty for as a visitor
 * @param seen what came, where something did
 * @param unseen why nothing came, where that is known
 */
public record SiteLook(
        Site site, Instant at, String way, List<Finding> findings, Optional<Sighting> seen, Optional<Unseen> unseen) {
    public SiteLook {
        findings = List.copyOf(findings);
    }

    public SiteState state() {
        return Finding.worst(findings);
    }

    public boolean ok() {
        return state() == SiteState.OK;
    }

    /** What is not well, in a sentence; empty where all is. */
    public String why() {
        SiteState state = state();
        return findings.stream()
                .filter(finding -> finding.counts() && finding.state() == state && state != SiteState.OK)
                .map(Finding::text)
                .collect(Collectors.joining("; "));
    }

    /** By what the maintenance page of ours is known that was seen, if it was one. */
    Optional<String> mark() {
        return seen.flatMap(page -> PageMark.in(page.body()));
    }

    public Optional<Integer> status() {
        return seen.map(Sighting::status);
    }

    /** How long it took to see the page, or to see that there is none. */
    public long millis() {
        return seen.map(sighting -> sighting.took().millis())
                .or(() -> unseen.map(none -> none.took().toMillis()))
                .orElse(0L);
    }

    public URI url() {
        return seen.map(Sighting::url).or(() -> unseen.map(Unseen::url)).orElse(site.url());
    }

    public Optional<InetAddress> address() {
        return seen.map(Sighting::address).or(() -> unseen.flatMap(Unseen::address));
    }

    /** The one that was shown, also where it is the fault. */
    public Optional<Certificate> certificate() {
        return seen.flatMap(Sighting::tls).or(() -> unseen.flatMap(Unseen::tls)).map(TlsSeen::certificate);
    }

    SiteLook with(List<Finding> more) {
        return new SiteLook(
                site, at, way, Stream.concat(findings.stream(), more.stream()).toList(), seen, unseen);
    }
}
