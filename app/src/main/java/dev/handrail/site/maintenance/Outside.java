package dev.handrail.site.maintenance;

import dev.handrail.server.Site;
import dev.handrail.waiting.Stop;
import dev.handrail.web.Sighting;
import dev.handrail.web.Unseen;
import dev.handrail.web.Visit;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks at the sites of a server as those do who come by, all at once. */
final class Outside {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Visitor visitor;
    private final List<Site> sites;

    Outside(Visitor visitor, List<Site> sites) {
        this.visitor = visitor;
        this.sites = sites;
    }

    boolean anything() {
        return !sites.isEmpty();
    }

    /** The addresses that the profile names. */
    List<Seen> look() throws OperationFailed {
        return look(sites.stream().map(site -> new Place(site, site.url())).toList());
    }

    /** The same, and where one is sent from http to https, what is seen there instead. */
    List<Seen> lookThrough() throws OperationFailed {
        List<Seen> named = look();
        List<Place> sentTo =
                named.stream().filter(Seen::toSecure).map(Outside::next).toList();
        Iterator<Seen> there = look(sentTo).iterator();
        return named.stream()
                .map(seen -> Seen.toSecure(seen) ? there.next() : seen)
                .toList();
    }

    /** Where the profile wants that one is sent there, it says nothing of what is there. */
    private static Place next(Seen seen) {
        Site site = seen.site();
        boolean wanted = Integer.valueOf(seen.status()).equals(site.expect().status());
        return new Place(wanted ? site.withAnyStatus() : site, seen.sentTo().orElseThrow());
    }

    /** Those that the profile names, and the same names over http or https where somebody answers there. */
    List<Seen> lookAround() throws OperationFailed {
        List<Seen> seen = new ArrayList<>(look());
        look(sites.stream().flatMap(site -> other(site).stream()).toList()).stream()
                .filter(Seen::answered)
                .forEach(seen::add);
        return seen;
    }

    /** That path of all the sites. */
    List<Seen> at(String path) throws OperationFailed {
        return look(sites.stream()
                .map(site -> new Place(site, site.url().resolve(path)))
                .toList());
    }

    /** Files of the sites. */
    List<Seen> files(Map<Site, Set<URI>> files) throws OperationFailed {
        return look(files.entrySet().stream()
                .flatMap(some -> some.getValue().stream().map(file -> new Place(some.getKey(), file)))
                .toList());
    }

    /** The same addresses once more. */
    List<Seen> again(List<Seen> before) throws OperationFailed {
        return look(before.stream()
                .map(seen -> new Place(seen.site(), seen.address()))
                .toList());
    }

    /** All the sites, as one sees them who was let past the page of each by a path, and got a cookie for that. */
    List<Seen> past(String path) {
        return sites.stream().map(site -> past(site, path)).toList();
    }

    private Seen past(Site site, String path) {
        Place home = new Place(site, site.url());
        Visit door = Visit.to(site.url().resolve(path)).staying().within(PATIENCE);
        Optional<String> cookie;
        try {
            cookie = visitor.visit(door)
                    .headers()
                    .first("Set-Cookie")
                    .map(text -> text.substring(0, text.contains(";") ? text.indexOf(';') : text.length()));
        } catch (OperationFailed e) {
            // The path lets in whoever reads it.
            return unseen(home, why(e).replace(door.url().toString(), site.url().toString()));
        }
        Visit in = Visit.to(site.url()).staying().within(PATIENCE);
        return look(home, cookie.isEmpty() ? in : in.with("Cookie", cookie.get()));
    }

    private record Place(Site site, URI address) {}

    /** A port of its own is known for what the profile says only. */
    private static Optional<Place> other(Site site) {
        URI url = site.url();
        if (url.getPort() >= 0) {
            return Optional.empty();
        }
        boolean https = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
        String rest = url.toString().substring(url.getScheme().length());
        return Optional.of(new Place(site, URI.create((https ? "http" : "https") + rest)));
    }

    private List<Seen> look(List<Place> places) throws OperationFailed {
        Stop stop = Stop.here();
        try (ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Seen>> all = new ArrayList<>();
            for (Place place : places) {
                all.add(visits.submit(() -> stop.over(() -> look(place))));
            }
            List<Seen> seen = new ArrayList<>();
            for (Future<Seen> one : all) {
                seen.add(stop.result(one));
            }
            return seen;
        }
    }

    /** Where one is sent to is another address, which is looked at where the profile names it. */
    private Seen look(Place place) {
        return look(place, Visit.to(place.address()).staying().within(PATIENCE));
    }

    private Seen look(Place place, Visit visit) {
        if (place.site().unfilled()) {
            return unseen(place, Words.of("site.unfilled", place.site().url()));
        }
        try {
            Sighting sighting = visitor.visit(visit.with("Cache-Control", "no-cache"));
            return new Seen(
                    place.site(),
                    place.address(),
                    sighting.status(),
                    Seen.marker(sighting.body()),
                    sighting.headers().first("Retry-After").orElse(null),
                    sighting.body(),
                    sighting.sentTo(),
                    null);
        } catch (OperationFailed e) {
            return unseen(place, why(e));
        }
    }

    private static Seen unseen(Place place, String why) {
        return new Seen(place.site(), place.address(), 0, null, null, "", Optional.empty(), why);
    }

    private static String why(OperationFailed failed) {
        String cameBack = failed.cameBack();
        return Unseen.of(failed).isPresent() && cameBack != null ? cameBack : failed.tried();
    }
}
