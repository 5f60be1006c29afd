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
import dev.handrail.store.ReadyStore;
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
import java.util.Objects;
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
        try (Store store = ReadyStore.open(home, clock);
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

    @Test
    void asSoonAsMaintenanceIsToBeOverTheSiteIsLookedAtThoughTheLaptopSleptPastThat() throws Exception {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        Instant begin = now;
        Quiet quiet = new Quiet(begin, begin.plus(Duration.ofMinutes(20)));
        try (Store store = Store.open(home, clock);
                LocalSite site = LocalSite.plain(
                        asked -> Reply.page("closed").with(now.isBefore(begin.plusSeconds(7200)) ? 503 : 200))) {
            Looking looking = new Looking(new Visitor(HERE, Trust.in(List.of())), HERE, new Nowhere(), clock);
            SiteHistory history = new SiteHistory(store.jdbi());
            Server server = ProfileFile.read("""
                    server: Parish
                    environment: test
                    access: this-computer
                    sites:
                      - { name: slow, url: "%s", every: 6h }
                    """.formatted(site.url("parish.example", "/")), "parish.yaml")
                    .getFirst();
            Sites sites = new Sites(looking, history, clock, name -> List.of(quiet));
            Site slow = server.sites().getFirst();
            try (Rounds rounds = new Rounds(sites, () -> List.of(server))) {
                rounds.go();
                SitePoint closed =
                        Objects.requireNonNull(history.latest("Parish", now).get("slow"));
                assertThat(closed.state()).isEqualTo(SiteState.FAULT);
                now = begin.plusSeconds(3 * 3600);
                assertThat(Sites.standing(slow, closed, now, List.of(quiet))).isEqualTo(SiteState.UNKNOWN);
                assertThat(Sites.standing(slow, closed, now, List.of())).isEqualTo(SiteState.FAULT);
                rounds.go();
                SitePoint open =
                        Objects.requireNonNull(history.latest("Parish", now).get("slow"));
                assertThat(open.at()).isEqualTo(now);
                assertThat(Sites.standing(slow, open, now, List.of(quiet))).isEqualTo(SiteState.OK);
                now = now.plusSeconds(60);
                rounds.go();
                assertThat(history.since("Parish", Instant.EPOCH))
                        .as("and then at its pace")
                        .hasSize(2);
            }
            assertThat(Quiet.outside(List.of(quiet), history.since("Parish", Instant.EPOCH)))
                    .as("what was closed on purpose is no outage")
                    .hasSize(1);
        }
    }

    /** As of a laptop whose battery was empty, until it was told the time. */
    @Test
    void aClockThatWasAheadKeepsNobodyFromLookingOnceItIsSetRight() throws Exception {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        Instant right = now;
        try (Store store = ReadyStore.open(home, clock);
                LocalSite site = LocalSite.plain(asked -> Reply.page("welcome").with(now.isAfter(right) ? 200 : 500))) {
            Looking looking = new Looking(new Visitor(HERE, Trust.in(List.of())), HERE, new Nowhere(), clock);
            SiteHistory history = new SiteHistory(store.jdbi());
            Server server = ProfileFile.read("""
                    server: Parish
                    environment: test
                    access: this-computer
                    sites:
                      - { name: usual, url: "%s" }
                    """.formatted(site.url("parish.example", "/")), "parish.yaml")
                    .getFirst();
            Site usual = server.sites().getFirst();
            try (Rounds rounds = new Rounds(new Sites(looking, history, clock), () -> List.of(server))) {
                now = right.plus(Duration.ofDays(1));
                rounds.go();
                SitePoint ahead =
                        Objects.requireNonNull(history.latest("Parish", now).get("usual"));
                assertThat(Sites.standing(usual, ahead, now)).isEqualTo(SiteState.OK);
                now = right;
                assertThat(Sites.standing(usual, ahead, now))
                        .as("unknown is never green")
                        .isEqualTo(SiteState.UNKNOWN);
                assertThat(Sites.due(usual, ahead, now, List.of())).isTrue();
                assertThat(history.latest("Parish", now)).isEmpty();
                rounds.go();
                rounds.go();
                assertThat(history.since("Parish", Instant.EPOCH))
                        .as("once, and then at its pace")
                        .hasSize(2);
                assertThat(history.latest("Parish", now).get("usual"))
                        .satisfies(point -> assertThat(point.state()).isEqualTo(SiteState.FAULT));
                SitePoint next =
                        new SitePoint("usual", now.plusSeconds(60), SiteState.OK, 200, 1, "", null, null, false, null);
                assertThat(Sites.standing(usual, next, now))
                        .as("a clock next door")
                        .isEqualTo(SiteState.OK);
            }
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
