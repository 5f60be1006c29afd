package dev.handrail.site;

import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.web.Lookup;
import dev.handrail.web.NameAnswer;
import dev.handrail.web.Names;
import dev.handrail.web.Resolver;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Asks resolvers of the world where the sites of a server are, and whether that is the server. */
public final class NameLooking {
    private final Lookup lookup;
    private final Names names;
    private final Clock clock;

    /** @param names knows where the server itself is, as who connects to it by SSH has it */
    public NameLooking(Lookup lookup, Names names, Clock clock) {
        this.lookup = lookup;
        this.names = names;
        this.clock = clock;
    }

    public List<NameLook> look(Server server, List<Site> sites, List<Resolver> resolvers) throws OperationFailed {
        Whereabouts home = Crowd.all(List.<Callable<Whereabouts>>of(() -> Whereabouts.of(server, names)))
                .getFirst();
        Map<String, List<NameAnswer>> answers = answers(sites, resolvers);
        return sites.stream()
                .map(site -> look(site, home.of(site), answers.getOrDefault(site.host(), List.of())))
                .toList();
    }

    /** Each name is asked for once, however many sites it has. */
    private Map<String, List<NameAnswer>> answers(List<Site> sites, List<Resolver> resolvers) throws OperationFailed {
        List<String> hosts = sites.stream()
                .filter(site -> site.address().isEmpty() && !site.unfilled())
                .map(Site::host)
                .distinct()
                .toList();
        List<Callable<NameAnswer>> questions = new ArrayList<>();
        for (String host : hosts) {
            resolvers.forEach(resolver -> questions.add(() -> lookup.ask(resolver, host)));
        }
        List<NameAnswer> answers = Crowd.all(questions);
        Map<String, List<NameAnswer>> byHost = new HashMap<>();
        for (int i = 0; i < hosts.size(); i++) {
            byHost.put(hosts.get(i), answers.subList(i * resolvers.size(), (i + 1) * resolvers.size()));
        }
        return byHost;
    }

    private NameLook look(Site site, Whereabouts server, List<NameAnswer> answers) {
        Map<InetAddress, SiteState> leads = new HashMap<>();
        site.address().ifPresent(address -> leads.put(address, server.of(address)));
        answers.stream()
                .flatMap(answer -> answer.addresses().stream())
                .forEach(address -> leads.put(address, server.of(address)));
        List<Finding> findings = site.unfilled()
                ? List.of(Finding.unknown(Words.of("site.unfilled", site.url())))
                : judged(
                        site,
                        answers,
                        new NameJudging(server, leads, site.names().cdn()));
        return new NameLook(site, clock.instant(), site.host(), server.known(), answers, leads, findings);
    }

    private static List<Finding> judged(Site site, List<NameAnswer> answers, NameJudging judging) {
        return site.address().map(judging::address).map(List::of).orElseGet(() -> judging.answers(answers));
    }
}
