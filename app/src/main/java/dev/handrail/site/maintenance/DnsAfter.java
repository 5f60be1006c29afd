package dev.handrail.site.maintenance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.waiting.Stop;
import dev.handrail.web.Resolver;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What follows once a record leads elsewhere: resolvers that remember, a Pages project, and what Cloudflare keeps. */
record DnsAfter(Server server, Switch.Dns dns, Watching watching, Api api) {
    private static final Duration OFTEN = Duration.ofSeconds(5);
    private static final int AT_ONCE = 30;

    PagesDomain pages(String page) throws OperationFailed {
        return new PagesDomain(api, DnsZone.of(api, dns.zone()).account(), page, dns.record());
    }

    /** Has the pages of the zone's sites asked for anew; a token that may not do this is no reason to fail. */
    void purge(DnsRecord there, Work work) throws OperationFailed {
        ObjectNode wish = new ObjectMapper().createObjectNode();
        ArrayNode files = wish.putArray("files");
        server.sites().stream()
                .filter(site -> inZone(site.host()))
                .limit(AT_ONCE)
                .forEach(site -> files.add(site.url().toString()));
        if (files.isEmpty()) {
            return;
        }
        String path = "/zones/" + there.zone() + "/purge_cache";
        work.command(api.host(), "POST " + path + " " + wish);
        try {
            ApiAnswer answer = api.tried(path, wish);
            work.say(
                    answer.well()
                            ? Words.of("switching.dns.purged", files.size())
                            : Words.of("switching.dns.unpurged", answer.said()));
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            work.say(Words.of("switching.dns.unpurged", e.tried()));
        }
    }

    private boolean inZone(String host) {
        String small = host.toLowerCase(Locale.ROOT);
        String zone = dns.zone().toLowerCase(Locale.ROOT);
        return small.equals(zone) || small.endsWith("." + zone);
    }

    /** Names that come by Cloudflare always lead there: no resolver tells anything of what is behind it. */
    void settle(DnsRecord there, Duration atMost, Work work) throws OperationFailed {
        if (!there.proxied()) {
            List<Resolver> named = server.sites().stream()
                    .filter(site -> DnsRecord.same(site.host(), dns.record()))
                    .flatMap(site -> Resolver.of(site.names().resolvers()).stream())
                    .distinct()
                    .toList();
            watching.watch(dns.record(), there.content(), named, atMost, work);
        }
        if (PagesDomain.is(there.content())) {
            PagesDomain domain = pages(there.content());
            work.say(domain.after());
            awaitActive(domain, atMost, work);
        }
    }

    private void awaitActive(PagesDomain domain, Duration atMost, Work work) throws OperationFailed {
        long end = System.nanoTime() + atMost.toNanos();
        while (domain.waits()) {
            if (System.nanoTime() >= end) {
                work.say(Words.of("switching.dns.pages.waits"));
                return;
            }
            Stop.here().await(() -> {
                Thread.sleep(OFTEN);
                return true;
            });
        }
    }
}
