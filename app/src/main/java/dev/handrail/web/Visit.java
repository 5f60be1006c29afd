package dev.handrail.web;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a visitor goes, and how.
 *
 * @param at goes to this address though the name says another; what is asked for (SNI, Host) stays the name
 * @param headers sent to the host of the address and to no other that it redirects to
 * @param follow whether redirects are followed
 * @param patience for all of it, with names, redirects and the page itself
 */
public record Visit(URI url, Optional<InetAddress> at, Map<String, String> headers, boolean follow, Duration patience) {
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    public Visit {
        headers = Map.copyOf(headers);
    }

    /** As a browser does it: by name, following redirects. */
    public static Visit to(URI url) {
        return new Visit(url, Optional.empty(), Map.of(), true, PATIENCE);
    }

    /** Whether it is an address that one can go to. */
    public static boolean web(URI url) {
        return Address.web(url);
    }

    public Visit at(InetAddress address) {
        return new Visit(url, Optional.of(address), headers, follow, patience);
    }

    public Visit with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Visit(url, at, more, follow, patience);
    }

    public Visit staying() {
        return new Visit(url, at, headers, false, patience);
    }

    public Visit within(Duration time) {
        return new Visit(url, at, headers, follow, time);
    }
}
