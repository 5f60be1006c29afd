package dev.handrail.site;

import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.web.Names;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.stream.Stream;

/** What is known of where a server is, to say of another address whether that is the server. */
record Whereabouts(List<InetAddress> known) {
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int UNIQUE_LOCAL_BITS = 0xfe;

    Whereabouts {
        known = List.copyOf(known);
    }

    /** Where SSH goes to; nowhere that is known where the name cannot be asked for. */
    static Whereabouts of(Server server, Names names) {
        try {
            return new Whereabouts(
                    server.access() instanceof Access.Ssh ssh
                            ? names.of(ssh.host())
                            : NetworkInterface.networkInterfaces()
                                    .flatMap(NetworkInterface::inetAddresses)
                                    .map(Whereabouts::plain)
                                    .toList());
        } catch (IOException e) {
            return new Whereabouts(List.of());
        }
    }

    /** Without the interface by which this computer reaches it. */
    private static InetAddress plain(InetAddress address) {
        return InetAddress.ofLiteral(address.getHostAddress().replaceAll("%.*", ""));
    }

    /** What the profile says of a site goes before where SSH goes to, of which the other family is left. */
    Whereabouts of(Site site) {
        if (site.ip() == null) {
            return this;
        }
        InetAddress said = InetAddress.ofLiteral(site.ip());
        return new Whereabouts(Stream.concat(Stream.of(said), known.stream().filter(one -> !alike(one, said)))
                .toList());
    }

    /**
     * OK is the server, a fault is elsewhere. Of a server that is only known by its address in a private network nobody can say
     * what its public one is, nor the other way round.
     */
    SiteState of(InetAddress address) {
        if (known.contains(address)) {
            return SiteState.OK;
        }
        return known.stream().anyMatch(one -> alike(one, address) && inner(one) == inner(address))
                ? SiteState.FAULT
                : SiteState.UNKNOWN;
    }

    private static boolean alike(InetAddress one, InetAddress other) {
        return one.getClass() == other.getClass();
    }

    private static boolean inner(InetAddress address) {
        return address.isSiteLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address instanceof Inet6Address && (address.getAddress()[0] & UNIQUE_LOCAL_BITS) == UNIQUE_LOCAL;
    }
}
