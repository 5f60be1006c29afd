package dev.handrail.web;

import dev.handrail.server.IpAddress;
import java.net.URI;

/** Reads the host of an address on the web. */
final class Address {
    private Address() {}

    static boolean web(URI url) {
        return ("http".equalsIgnoreCase(url.getScheme()) || encrypted(url)) && url.getHost() != null;
    }

    static boolean encrypted(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : encrypted(url) ? 443 : 80;
    }

    /** Whether it is an IP address rather than a name. */
    static boolean literal(String host) {
        return IpAddress.of(bare(host)).isPresent();
    }

    /** Without the brackets around an IPv6 address. */
    static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /**
     * Where an answer from there sends a visitor. Java resolves by an older rule: it would lose the page where only the
     * question changes, and take a name for a part of the host where the address has no path.
     */
    static URI next(URI from, String location) {
        if (location.startsWith("#")) {
            return from;
        }
        String page = from.toString().replaceFirst("[?#].*$", "");
        URI base = URI.create(from.getRawPath().isEmpty() ? page + "/" : page);
        return location.startsWith("?") ? URI.create(base + location) : base.resolve(location);
    }

    static boolean same(URI one, URI other) {
        return one.getHost().equalsIgnoreCase(other.getHost());
    }
}
