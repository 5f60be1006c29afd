package dev.handrail.site;

import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.shell.Endpoint;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.web.Names;
import dev.handrail.web.Sighting;
import dev.handrail.web.Unseen;
import dev.handrail.web.Visit;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Looks at the sites of a server: as visitors do, at each address of their names, and past the names at the server itself. */
public final class Looking {
    private static final Duration ALL_OF_IT = Duration.ofSeconds(5);

    private final Visitor visitor;
    private final Names names;
    private final Shells shells;
    private final Clock clock;

    public Looking(Visitor visitor, Names names, Shells shells, Clock clock) {
        this.visitor = visitor;
        this.names = names;
        this.shells = shells;
        this.clock = clock;
    }

    /** As a visitor, and nothing but that: what can be done every few minutes. */
    public List<SiteLook> glances(List<Site> sites) throws OperationFailed {
        return Crowd.all(sites.stream()
                .<Callable<SiteLook>>map(site -> () -> look(visitor, site, visit(site), ""))
                .toList());
    }

    /** As a visitor, at every address of the name, and with the certificate on the server's disk where the profile names it. */
    public List<SiteLook> closely(Server server, List<Site> sites) throws OperationFailed {
        return Crowd.all(sites.stream()
                .<Callable<SiteLook>>map(site -> () -> closely(server, site))
                .toList());
    }

    private SiteLook closely(Server server, Site site) throws OperationFailed {
        SiteLook look = look(visitor, site, visit(site), "");
        if (site.unfilled()) {
            return look;
        }
        List<Finding> more = new ArrayList<>(addresses(site, look));
        String file = site.certificate().file();
        if (file != null && look.certificate().isPresent()) {
            more.add(DiskCertificate.compared(
                    shells, server, file, look.certificate().get()));
        }
        return look.with(more);
    }

    private List<Finding> addresses(Site site, SiteLook look) throws OperationFailed {
        List<InetAddress> all;
        try {
            all = names.of(site.host());
        } catch (UnknownHostException e) {
            // The look itself has said so.
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (InetAddress address : all) {
            if (all.size() > 1
                    && !(look.seen().isPresent()
                            && look.address().filter(address::equals).isPresent())) {
                findings.add(address(look(visitor, site, visit(site).at(address), address.getHostAddress()), address));
            }
        }
        return findings;
    }

    private static Finding address(SiteLook look, InetAddress address) {
        boolean noWay = look.unseen().filter(unseen -> unseen.fault().here()).isPresent();
        if (look.state() == SiteState.CLOSED) {
            return Finding.closed(Words.of("site.address.bad", address.getHostAddress(), look.why()));
        }
        return noWay
                ? Finding.unseen(Words.of("site.address.noway", address.getHostAddress()))
                : Finding.of(
                        look.ok(),
                        look.ok()
                                ? Words.of("site.address.good", address.getHostAddress())
                                : Words.of("site.address.bad", address.getHostAddress(), look.why()));
    }

    /** At the server itself, whatever DNS says; and at the port that only the server sees, where there is one. */
    public List<SiteLook> direct(Server server, List<Site> sites) throws OperationFailed {
        List<Callable<List<SiteLook>>> looks = new ArrayList<>();
        for (Site site : sites) {
            looks.add(() -> direct(server, site));
        }
        return Crowd.all(looks).stream().flatMap(List::stream).toList();
    }

    private List<SiteLook> direct(Server server, Site site) throws OperationFailed {
        if (site.unfilled()) {
            return List.of(unfilled(site, ""));
        }
        List<SiteLook> looks = new ArrayList<>();
        Optional<InetAddress> address = address(server, site);
        if (address.isPresent()) {
            looks.add(look(
                    visitor,
                    site,
                    visit(site).at(address.get()),
                    Words.of("site.way.address", address.get().getHostAddress())));
        } else {
            looks.add(notThere(site, Words.of("site.way.address", host(server)), Words.of("site.way.unknown")));
        }
        Site.Inside inside = site.inside();
        if (inside != null) {
            looks.add(inside(server, site, inside));
        }
        return looks;
    }

    private SiteLook inside(Server server, Site site, Site.Inside inside) throws OperationFailed {
        String way = Words.of("site.way.inside", inside.word());
        try (Shell shell = shells.on(server)) {
            // First whether the server itself is there: that it is not says nothing of the site.
            shell.roundTrip();
            Visitor through = visitor.through(shell, new Endpoint.Tcp(inside.host(), inside.port()));
            return look(through, site, visit(site), way);
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return notThere(site, way, e.getMessage());
        }
    }

    /** Nobody is asked for a name that is none. */
    private SiteLook unfilled(Site site, String way) {
        return notThere(site, way, Words.of("site.unfilled", site.url()));
    }

    private SiteLook notThere(Site site, String way, String why) {
        return new SiteLook(
                site, clock.instant(), way, List.of(Finding.unknown(why)), Optional.empty(), Optional.empty());
    }

    private Optional<InetAddress> address(Server server, Site site) {
        if (site.ip() != null) {
            return Optional.of(InetAddress.ofLiteral(site.ip()));
        }
        try {
            return names.of(host(server)).stream().findFirst();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String host(Server server) {
        return server.access() instanceof Access.Ssh ssh ? ssh.host() : "127.0.0.1";
    }

    private SiteLook look(Visitor who, Site site, Visit visit, String way) throws OperationFailed {
        if (site.unfilled()) {
            return unfilled(site, way);
        }
        Instant at = clock.instant();
        try {
            Sighting seen = who.visit(visit);
            return new SiteLook(site, at, way, Judging.page(site, seen, at), Optional.of(seen), Optional.empty());
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            Optional<Unseen> unseen = Unseen.of(e);
            boolean here = unseen.isEmpty() || unseen.get().fault().here();
            return new SiteLook(site, at, way, List.of(Judging.nothing(e, here)), Optional.empty(), unseen);
        }
    }

    /** One who expects a redirect itself stays there; one who expects an answer in time waits somewhat longer, to say how long. */
    private static Visit visit(Site site) {
        Integer status = site.expect().status();
        Visit visit = Visit.to(site.url());
        Duration within = site.expect().within();
        if (within != null && within.plus(ALL_OF_IT).compareTo(visit.patience()) > 0) {
            visit = visit.within(within.plus(ALL_OF_IT));
        }
        return status != null && status >= 300 && status < 400 ? visit.staying() : visit;
    }
}
