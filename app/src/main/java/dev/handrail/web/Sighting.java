package dev.handrail.web;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a visitor was shown in the end.
 *
 * @param url where it was, after redirects
 * @param address the machine that it came from; through a server, as that server calls it
 * @param body the text of the page, no more than {@link Body#AT_MOST} bytes of it
 * @param whole whether that is all of it
 * @param redirects where the visitor was sent to, in order
 * @param tls what stood before the page where it was encrypted; it was in order, or there would be no sighting
 */
public record Sighting(
        URI url,
        InetAddress address,
        int status,
        Headers headers,
        String body,
        boolean whole,
        Took took,
        List<URI> redirects,
        Optional<TlsSeen> tls) {
    public Sighting {
        redirects = List.copyOf(redirects);
    }

    public boolean good() {
        return status >= 200 && status < 300;
    }

    /** Where a visitor who stays was to go on to; empty where that is no address, too. */
    public Optional<URI> sentTo() {
        try {
            return status / 100 == 3
                    ? headers.first("Location").map(location -> Address.next(url, location.strip()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
