package dev.handrail.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Sudo;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.store.Store;
import dev.handrail.web.LocalSite;
import dev.handrail.web.LocalSite.Reply;
import dev.handrail.web.Names;
import dev.handrail.web.Trust;
import dev.handrail.web.Visitor;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites are looked at as often as the profile says, over simulated hours. */
class RoundsTest {
    private static final Names HERE = host -> List.of(InetAddress.ofLiteral("127.0.0.1"));

    @TempDir
    Path home;

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void eachSiteHasItsOwnPaceAndNoneIsLookedAtTwice() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        try (Store store = Store.open(home, clock);
                LocalSite site = LocalSite.plain(asked -> {
                    looks.incrementAndGet();
                    return Reply.page("welcome");
                })) {
            Looking looking = new Looking(new Visitor(HERE, Trust.in(List.of())), HERE, new Nowhere(), clock);
            SiteHistory history = new SiteHistory(store.jdbi());
            Server server = ProfileFile.read("""
                    server: Parish
                    environment: test
                    access: this-computer
                    sites:
                      - { name: often, url: "%1$s", every: 1m }
                      - { name: usual, url: "%1$s" }
                      - { name: never, url: "%1$s", every: 0s }
                    """.formatted(site.url("parish.example", "/")), "parish.yaml")
                    .getFirst();
            Server bare = Server.of("Bare", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
            Sites sites = new Sites(looking, history, clock);
            try (Rounds rounds = new Rounds(sites, () -> List.of(server, bare))) {
                for (int second = 0; second < 600; second += 30) {
                    rounds.go();
                    now = now.plusSeconds(30);
                }
            }
            List<SitePoint> points = history.since("Parish", Instant.EPOCH);
            assertThat(points).filteredOn(point -> point.site().equals("often")).hasSize(10);
            assertThat(points).filteredOn(point -> point.site().equals("usual")).hasSize(2);
            assertThat(points).hasSize(12).allMatch(point -> point.state() == SiteState.OK);
            assertThat(looks.get()).isEqualTo(12);
            standsOnlyAsLongAsItSays(server.sites().getFirst(), points);
        }
    }

    private void standsOnlyAsLongAsItSays(Site often, List<SitePoint> points) {
        SitePoint last = points.stream()
                .filter(point -> point.site().equals("often"))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(Sites.standing(often, last, now)).isEqualTo(SiteState.OK);
        assertThat(Sites.standing(often, last, now.plus(Duration.ofMinutes(4)))).isEqualTo(SiteState.UNKNOWN);
        assertThat(Sites.standing(often, null, now)).isEqualTo(SiteState.UNKNOWN);
    }

    /** Rounds go to no machine. */
    private record Nowhere() implements Shells {
        @Override
        public Shell on(Server server) {
            throw new AssertionError("a round goes to no machine");
        }

        @Override
        public boolean connected(Server server) {
            return false;
        }

        @Override
        public Shell here() {
            return new LocalShell();
        }

        @Override
        public void close() {}
    }
}
