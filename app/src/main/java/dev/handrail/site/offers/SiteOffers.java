package dev.handrail.site.offers;

import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Site;
import dev.handrail.site.NameLooking;
import dev.handrail.site.Quiet;
import dev.handrail.site.SiteLook;
import dev.handrail.site.SitePoint;
import dev.handrail.site.SiteStory;
import dev.handrail.site.Sites;
import dev.handrail.web.Resolver;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The offers about sites: how they are, as visitors see them and past everything, where their names lead, and how they were. */
public final class SiteOffers {
    private static final String SERVER = "SERVER";
    private static final String SITE = "SITE";
    private static final String SINCE = "--since";
    private static final String A_DAY = "24h";
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,3})([hd])");

    private static final String RESOLVER = "--resolver";

    private final Lazy<Sites> sites;
    private final Lazy<NameLooking> names;
    private final Lazy<Servers> servers;

    public SiteOffers(Lazy<Sites> sites, Lazy<NameLooking> names, Lazy<Servers> servers) {
        this.sites = sites;
        this.names = names;
        this.servers = servers;
    }

    public List<Offer> offers() {
        Argument server = Argument.required(SERVER, Type.SERVER, Words.of("site.arg.server"));
        Argument site = Argument.many(SITE, Type.NAME, Words.of("site.arg.site"));
        return List.of(
                new Offer.Question("site check", Words.of("site.offer.check"), List.of(server, site), this::check),
                new Offer.Question("site direct", Words.of("site.offer.direct"), List.of(server, site), this::direct),
                new Offer.Question(
                        "site dns",
                        Words.of("site.offer.dns"),
                        List.of(server, site, Argument.many(RESOLVER, Type.TEXT, Words.of("site.arg.resolver"))),
                        this::dns),
                new Offer.Question(
                        "site history",
                        Words.of("site.offer.history"),
                        List.of(server, site, Argument.optional(SINCE, Type.TEXT, Words.of("site.arg.since"))),
                        this::history));
    }

    private Answer check(Arguments given) throws OperationFailed {
        Server server = server(given);
        List<SiteLook> looks = sites.get().check(server, chosen(server, given));
        return SiteAnswers.looks(looks, sites.get().quiet().of(server.name()));
    }

    private Answer direct(Arguments given) throws OperationFailed {
        Server server = server(given);
        List<SiteLook> looks = sites.get().looking().direct(server, chosen(server, given));
        return SiteAnswers.direct(looks, sites.get().quiet().of(server.name()));
    }

    private Answer dns(Arguments given) throws OperationFailed {
        Server server = server(given);
        List<Site> chosen = chosen(server, given);
        return NameAnswers.of(names.get().look(server, chosen, resolvers(given.all(RESOLVER), chosen)));
    }

    /** Those that were named, else those of the profile, else the usual ones. */
    private static List<Resolver> resolvers(List<String> words, List<Site> sites) throws OperationFailed {
        Set<Resolver> resolvers = new LinkedHashSet<>();
        for (String word : words) {
            resolvers.add(Resolver.parse(word)
                    .orElseThrow(() -> OperationFailed.usage(Words.of("site.resolver", word))
                            .next(Words.of("site.resolver.next"))
                            .build()));
        }
        if (words.isEmpty()) {
            sites.forEach(site -> resolvers.addAll(Resolver.of(site.names().resolvers())));
        }
        return resolvers.isEmpty() ? Resolver.usual() : List.copyOf(resolvers);
    }

    private Answer history(Arguments given) throws OperationFailed {
        Server server = server(given);
        List<Site> chosen = chosen(server, given);
        Instant to = sites.get().clock().instant();
        Instant from = to.minus(time(given.maybe(SINCE).orElse(A_DAY)));
        List<Quiet> quiets = sites.get().quiet().of(server.name());
        List<SitePoint> points = Quiet.outside(quiets, sites.get().history().since(server.name(), from));
        return SiteAnswers.stories(chosen.stream()
                .map(site -> new SiteStory(site.name(), from, to, points))
                .toList());
    }

    private Server server(Arguments given) throws OperationFailed {
        return servers.get().require(given.one(SERVER));
    }

    private static List<Site> chosen(Server server, Arguments given) throws OperationFailed {
        return Sites.chosen(server, given.all(SITE));
    }

    private static Duration time(String word) throws OperationFailed {
        Matcher matcher = TIME.matcher(word);
        if (!matcher.matches()) {
            throw OperationFailed.usage(Words.of("site.since", word))
                    .next(Words.of("site.since.next"))
                    .build();
        }
        long number = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number);
    }
}
