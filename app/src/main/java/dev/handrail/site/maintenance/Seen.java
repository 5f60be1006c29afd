package dev.handrail.site.maintenance;

import dev.handrail.server.Site;
import dev.handrail.site.PageMark;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who came by saw of one address.
 *
 * @param status 0 where nobody answered
 * @param marker of the page of ours that it was
 * @param why nobody answered
 */
record Seen(
        Site site,
        URI address,
        int status,
        @Nullable String marker,
        @Nullable String retryAfter,
        String body,
        Optional<URI> sentTo,
        @Nullable String why) {
    private static final Pattern LANGUAGE = Pattern.compile("<html[^<>]*\\blang=[\"']?([A-Za-z-]+)");
    private static final int UNAVAILABLE = 503;
    private static final int NOT_CHANGED = 304;
    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    /** From here on they are what those answer who stand before many sites. */
    private static final int OF_GATEWAYS = 520;

    static @Nullable String marker(String body) {
        return PageMark.in(body).orElse(null);
    }

    boolean answered() {
        return status > 0;
    }

    /** Whether a file was handed out. */
    boolean served() {
        return status >= 200 && status < 300 || status == NOT_CHANGED;
    }

    boolean unavailable() {
        return status == UNAVAILABLE;
    }

    /** Whether whoever stands before the site answered because nobody there did. */
    boolean byGateway() {
        return status == BAD_GATEWAY || status == GATEWAY_TIMEOUT || status >= OF_GATEWAYS;
    }

    /** Whether a page was seen, and not an error of whoever stands before the site. */
    boolean page() {
        return status >= 200 && status < 400 || unavailable();
    }

    /** Whether the site itself was seen, as far as one visit can tell. */
    boolean open() {
        Integer wanted = site.expect().status();
        boolean good = wanted == null ? status >= 200 && status < 400 : status == wanted;
        String word = site.expect().contains();
        return good && marker == null && (word == null || sentTo.isPresent() || body.contains(word));
    }

    /** Whether one is sent from http to https of the same name, and shown the page there. */
    static boolean toSecure(Seen seen) {
        return seen.sentTo()
                .filter(to -> seen.address().getScheme().equalsIgnoreCase("http")
                        && "https".equalsIgnoreCase(to.getScheme())
                        && seen.address().getHost().equalsIgnoreCase(to.getHost()))
                .isPresent();
    }

    /** In which language it speaks, where the page says so. */
    Optional<String> language() {
        Matcher found = LANGUAGE.matcher(body);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
