package dev.handrail.site;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a site was at a moment, as it is kept.
 *
 * @param certificate when the certificate ends that was shown
 */
public record SitePoint(
        String site,
        Instant at,
        SiteState state,
        @Nullable Integer status,
        long millis,
        String why,
        @Nullable Instant certificate) {
    static SitePoint of(SiteLook look) {
        return new SitePoint(
                look.site().name(),
                look.at(),
                look.state(),
                look.status().orElse(null),
                look.millis(),
                look.why(),
                look.certificate().map(certificate -> certificate.until()).orElse(null));
    }

    public Optional<Instant> certificateUntil() {
        return Optional.ofNullable(certificate);
    }
}
