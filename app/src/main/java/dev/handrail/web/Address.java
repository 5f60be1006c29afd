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

    static boolean same(URI one, URI other) {
        return one.getHost().equalsIgnoreCase(other.getHost());
    }
}
