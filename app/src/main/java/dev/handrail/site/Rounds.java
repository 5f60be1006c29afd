package dev.handrail.site;

import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at every site again and again, as often as its profile says, while the program is open. What another program that
 * shares the store has looked at meanwhile is not looked at twice.
 */
public final class Rounds implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Sites sites;
    private final Servers servers;
    private final Thread thread;

    public Rounds(Sites sites, Servers servers) {
        this.sites = sites;
        this.servers = servers;
        this.thread = Thread.ofVirtual().name("rounds").unstarted(this::goOnAndOn);
    }

    public Rounds begin() {
        thread.start();
        return this;
    }

    private void goOnAndOn() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                go();
            } catch (OperationFailed | RuntimeException e) {
                // What keeps us from the store is told by the window, which reads it all the time; the next round may
                // do better.
            }
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Looks at what is due. */
    void go() throws OperationFailed {
        Instant now = sites.clock().instant();
        List<Due> due = new ArrayList<>();
        for (Server server : servers.all()) {
            if (!server.sites().isEmpty()) {
                Map<String, SitePoint> latest = sites.history().latest(server.name(), now);
                List<Quiet> quiets = sites.quiet().of(server.name());
                server.sites().stream()
                        .filter(site -> Sites.due(site, latest.get(site.name()), now, quiets))
                        .forEach(site -> due.add(new Due(server.name(), site)));
            }
        }
        List<SiteLook> looks =
                sites.looking().glances(due.stream().map(Due::site).toList());
        Map<String, List<SiteLook>> byServer = new LinkedHashMap<>();
        for (int i = 0; i < due.size(); i++) {
            byServer.computeIfAbsent(due.get(i).server(), name -> new ArrayList<>())
                    .add(looks.get(i));
        }
        byServer.forEach(sites.history()::enter);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /** Who there is to look after. */
    @FunctionalInterface
    public interface Servers {
        List<Server> all() throws OperationFailed;
    }

    private record Due(String server, Site site) {}
}
