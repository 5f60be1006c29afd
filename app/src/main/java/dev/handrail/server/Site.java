package dev.handrail.server;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page or an endpoint that visitors see, and what it must answer to count as up.
 *
 * @param ip where the server itself is, to look past DNS and whatever stands before it
 * @param inside where it listens as only the server sees it
 * @param certificate what is asked of its certificate beyond that browsers take it
 * @param every how often it is looked at while the program is open; zero for never
 * @param names where its name leads, and who is asked
 */
public record Site(
        String name,
        URI url,
        Expect expect,
        @Nullable String ip,
        @Nullable Inside inside,
        CertificateRule certificate,
        @Nullable Duration every,
        NameRule names) {
    public Site {
        Require.name("name", name);
        Require.site("url", url);
        if (ip != null) {
            Require.address("ip", ip);
        }
    }

    public Site(String name, URI url, Expect expect, @Nullable String ip) {
        this(name, url, expect, ip, null, CertificateRule.USUAL, null);
    }

    /** One whose name leads to the server itself. */
    public Site(
            String name,
            URI url,
            Expect expect,
            @Nullable String ip,
            @Nullable Inside inside,
            CertificateRule certificate,
            @Nullable Duration every) {
        this(name, url, expect, ip, inside, certificate, every, NameRule.USUAL);
    }

    /** The name or the address that it has in its URL. */
    public String host() {
        String host = url.getHost() == null ? url.getRawAuthority() : url.getHost();
        return host.replaceAll("^\\[(.*)]$", "$1");
    }

    /** Whether its address is still to be filled in: nobody can look at it. */
    public boolean unfilled() {
        return Placeholder.is(url.toString());
    }

    /** Of one that has no name. */
    public Optional<InetAddress> address() {
        return IpAddress.of(host());
    }

    /** The same elsewhere. */
    public Site at(URI other) {
        return new Site(name, other, expect, ip, inside, certificate, every, names);
    }

    /** The same with any status that is good. */
    public Site withAnyStatus() {
        Expect other = new Expect(
                null,
                expect.contains(),
                expect.json(),
                expect.headers(),
                expect.redirect(),
                expect.form(),
                expect.within());
        return new Site(name, url, other, ip, inside, certificate, every, names);
    }

    /**
     * What the answer must be.
     *
     * @param contains a text on the page
     * @param json fields of a document: texts, truth values, null, lists, maps; whole numbers as Long or BigInteger, others
     *     as BigDecimal
     * @param headers a text that must stand in each of them; empty where it must only be there
     * @param redirect where a visitor must end up
     * @param form whether a form for a password must be on the page, as where one signs in
     * @param within how long it may take
     */
    public record Expect(
            @Nullable Integer status,
            @Nullable String contains,
            Map<String, Object> json,
            Map<String, String> headers,
            @Nullable URI redirect,
            boolean form,
            @Nullable Duration within) {
        public static final Expect ANYTHING = new Expect(null, null, Map.of());

        public Expect {
            if (status != null && (status < 100 || status > 599)) {
                throw new InvalidProfile("status", "profile.invalid.status");
            }
            if (contains != null) {
                if (contains.isBlank()) {
                    throw new InvalidProfile("contains", "profile.invalid.empty");
                }
                Require.argument("contains", contains);
            }
            json = ExpectedJson.copy(json);
            headers.forEach((header, text) -> {
                Require.header("headers", header);
                Require.argument("headers", text);
            });
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
            if (redirect != null) {
                Require.web("redirect", redirect);
            }
        }

        public Expect(@Nullable Integer status, @Nullable String contains, Map<String, Object> json) {
            this(status, contains, json, Map.of(), null, false, null);
        }
    }

    /** Where something listens on the server: 127.0.0.1:8080. */
    public record Inside(String host, int port) {
        public Inside {
            Require.host("inside", host);
            Require.port(port);
        }

        /** As it stands in a profile file. */
        public String word() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }

        /** Understands what {@link #word()} writes. */
        public static Inside parse(String word) {
            int colon = word.lastIndexOf(':');
            String host = colon < 0 ? "" : word.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
            try {
                return new Inside(host, Integer.parseInt(word.substring(colon + 1)));
            } catch (NumberFormatException | InvalidProfile e) {
                throw new InvalidProfile("inside", "profile.invalid.inside");
            }
        }
    }

    /**
     * What is asked of a certificate.
     *
     * @param days how many must be left; else as many as its lifetime asks for
     * @param file where it lies on the server, to see whether it is the one that is shown
     */
    public record CertificateRule(
            @Nullable Integer days, @Nullable String file) {
        public static final CertificateRule USUAL = new CertificateRule(null, null);

        public CertificateRule {
            if (days != null && days < 0) {
                throw new InvalidProfile("days", "profile.invalid.number");
            }
            Require.optionalText("file", file);
        }
    }

    /**
     * Where a name leads, and who is asked.
     *
     * @param cdn whether it leads to a network in front of the server, and not to the server
     * @param resolvers by their addresses; none for the usual ones
     */
    public record NameRule(boolean cdn, List<String> resolvers) {
        public static final NameRule USUAL = new NameRule(false, List.of());

        public NameRule {
            resolvers = List.copyOf(resolvers);
            resolvers.forEach(one -> Require.resolver("resolvers", one));
        }
    }
}
