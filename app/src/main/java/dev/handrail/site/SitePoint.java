package dev.handrail.site;

import dev.handrail.server.Site;
import dev.handrail.web.Certificate;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a site was at a moment, as it is kept.
 *
 * @param certificate when the certificate ends that was shown
 * @param certificateFrom when it began
 * @param mark of the maintenance page of ours that was seen
 * @param closed whether it was a maintenance page that was seen, or what looks like one
 */
public record SitePoint(
        String site,
        Instant at,
        SiteState state,
        @Nullable Integer status,
        long millis,
        String why,
        @Nullable Instant certificate,
        @Nullable Instant certificateFrom,
        boolean closed,
        @Nullable String mark) {
    static SitePoint of(SiteLook look) {
        return new SitePoint(
                look.site().name(),
                look.at(),
                look.state(),
                look.status().orElse(null),
                look.millis(),
                look.why(),
                look.certificate().map(Certificate::until).orElse(null),
                look.certificate().map(Certificate::from).orElse(null),
                look.seen().filter(PageMark::isOn).isPresent(),
                look.mark().orElse(null));
    }

    /** How long the certificate is good still, and whether that is enough; none without encryption. */
    public Optional<CertificateLeft> certificateLeft(Site site, Instant now) {
        return certificateUntil()
                .map(until -> CertificateLeft.of(site, Optional.ofNullable(certificateFrom), until, now));
    }

    public Optional<Instant> certificateUntil() {
        return Optional.ofNullable(certificate);
    }
}
