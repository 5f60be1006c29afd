package dev.handrail.web;

import dev.handrail.server.IpAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xbill.DNS.ResolverConfig;

/** One whom visitors' computers ask where a name is. */
public record Resolver(InetSocketAddress at) {
    private static final int PORT = 53;
    private static final int LAST_PORT = 65535;
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[(.+)]|([^:]+)):([0-9]{1,5})");

    /** Large ones that anybody may ask: Cloudflare, Google, Quad9. */
    private static final List<String> OF_THE_WORLD = List.of("1.1.1.1", "8.8.8.8", "9.9.9.9");

    /** Those of this computer as they are now, which may be others in another network, and those of the world. */
    public static List<Resolver> usual() {
        ResolverConfig.refresh();
        Stream<Resolver> own = ResolverConfig.getCurrentConfig().servers().stream()
                .filter(server -> !server.isUnresolved())
                .map(Resolver::new);
        Stream<Resolver> world = OF_THE_WORLD.stream().map(Resolver::parse).flatMap(Optional::stream);
        return Stream.concat(own, world).distinct().toList();
    }

    /** Those of a profile. */
    public static List<Resolver> of(List<String> words) {
        return words.stream().map(Resolver::parse).flatMap(Optional::stream).toList();
    }

    /** Understands an address, and one with a port: 9.9.9.9, 2620:fe::fe, 127.0.0.1:5353, [::1]:5353. */
    public static Optional<Resolver> parse(String word) {
        Matcher matcher = WITH_PORT.matcher(word);
        if (!matcher.matches()) {
            return IpAddress.of(Address.bare(word)).map(address -> new Resolver(new InetSocketAddress(address, PORT)));
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        int port = Integer.parseInt(matcher.group(3));
        return IpAddress.of(host)
                .filter(address -> port > 0 && port <= LAST_PORT)
                .map(address -> new Resolver(new InetSocketAddress(address, port)));
    }

    /** As {@link #parse} understands it. */
    public String word() {
        String host = at.getAddress().getHostAddress();
        if (at.getPort() == PORT) {
            return host;
        }
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort();
    }
}
