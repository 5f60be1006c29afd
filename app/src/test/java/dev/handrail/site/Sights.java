package dev.handrail.site;

import dev.handrail.web.Certificate;
import dev.handrail.web.Headers;
import dev.handrail.web.Sighting;
import dev.handrail.web.TlsSeen;
import dev.handrail.web.Took;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a visitor might have seen, for tests that visit nobody. */
final class Sights {
    static final URI HOME = URI.create("https://chms.example.org/");

    private Sights() {}

    static Sighting page(String html) {
        return of(200, Map.of("Content-Type", "text/html; charset=utf-8"), html, true);
    }

    static Sighting text(String body) {
        return of(200, Map.of("Content-Type", "text/plain"), body, true);
    }

    static Sighting status(int status) {
        return of(status, Map.of(), "", true);
    }

    /** One of which only the beginning was read. */
    static Sighting begun(String body) {
        return of(200, Map.of("Content-Type", "text/html"), body, false);
    }

    static Sighting said(Map<String, List<String>> headers) {
        return new Sighting(HOME, here(), 200, new Headers(headers), "", true, took(100), List.of(), Optional.empty());
    }

    /** At that place in the end, on the way of which the visitor was sent on. */
    static Sighting at(String url, String... over) {
        List<URI> redirects = List.of(over).stream().map(URI::create).toList();
        return new Sighting(
                URI.create(url), here(), 200, Headers.NONE, "", true, took(100), redirects, Optional.empty());
    }

    static Sighting after(long millis) {
        return new Sighting(HOME, here(), 200, Headers.NONE, "", true, took(millis), List.of(), Optional.empty());
    }

    static Sighting with(Certificate certificate) {
        TlsSeen tls = new TlsSeen("TLSv1.3", List.of(certificate), Optional.empty(), "");
        return new Sighting(HOME, here(), 200, Headers.NONE, "", true, took(100), List.of(), Optional.of(tls));
    }

    private static Sighting of(int status, Map<String, String> headers, String body, boolean whole) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new Sighting(
                HOME, here(), status, new Headers(all), body, whole, took(100), List.of(), Optional.empty());
    }

    private static InetAddress here() {
        return InetAddress.getLoopbackAddress();
    }

    private static Took took(long millis) {
        return new Took(Duration.ofMillis(millis), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
}
