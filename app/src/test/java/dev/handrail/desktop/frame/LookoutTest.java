package dev.handrail.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.samples.SampleClock;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Some;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.server.Environment;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Site;
import dev.handrail.site.Finding;
import dev.handrail.site.SiteLook;
import dev.handrail.site.SiteState;
import dev.handrail.site.maintenance.Notice;
import dev.handrail.site.maintenance.Window;
import dev.handrail.web.Headers;
import dev.handrail.web.Sighting;
import dev.handrail.web.Took;
import dev.handrail.words.OperationFailed;
import java.net.InetAddress;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookoutTest extends Desks {
    private static final String PARISH = "Parish office";

    private Lookout lookout;

    @BeforeEach
    void look() {
        lookout = new Lookout(
                desk().servers(),
                desk().journal(),
                desk().catalogue(),
                desk().windows(),
                desk().sites().history(),
                atOnce,
                desk().clock());
        lookout.look();
    }

    @Test
    void everyServerIsKnownWithHowItStands() {
        assertThat(lookout.servers()).hasSize(6);
        assertThat(standing("Parish office")).isEqualTo(new Standing(Light.GOOD, "Backed up 3 h ago"));
        assertThat(standing("Dental records").light()).isEqualTo(Light.BAD);
        assertThat(standing("Parish test").light()).isEqualTo(Light.UNKNOWN);
    }

    @Test
    void aServerThatSomebodyElseAddsAppears() {
        desk().servers().save(Some.server("New one", Environment.TEST));
        assertThat(lookout.servers()).hasSize(6);

        lookout.look();
        assertThat(lookout.servers()).hasSize(7);
        assertThat(standing("New one")).isEqualTo(new Standing(Light.UNKNOWN, "Not reached yet"));
    }

    @Test
    void aServerIsGreenOnlyWhenEachOfItsSourcesHasAGoodBackup() throws OperationFailed {
        desk().servers().save(ofTwo());
        lookout.look();
        assertThat(standing("Two")).isEqualTo(new Standing(Light.UNKNOWN, "No backup yet"));

        ended("Two", "backup run", Outcome.DONE);
        backedUp("Two", "first", Duration.ofHours(3));
        lookout.look();
        assertThat(standing("Two")).isEqualTo(new Standing(Light.WARN, "No good backup of second"));

        backedUp("Two", "second", Duration.ofHours(30));
        lookout.look();
        assertThat(standing("Two")).isEqualTo(new Standing(Light.WARN, "Backed up 30 h ago"));

        backedUp("Two", "second", Duration.ofMinutes(10));
        lookout.look();
        assertThat(standing("Two")).isEqualTo(new Standing(Light.GOOD, "Backed up 3 h ago"));
    }

    @Test
    void aRunThatEndsChangesHowTheServerStands() throws OperationFailed {
        ended("Parish office", "backup run", Outcome.FAILED);
        lookout.look();

        assertThat(standing("Parish office")).isEqualTo(new Standing(Light.BAD, "Backup failed just now"));
    }

    @Test
    void aServerWithoutDatabasesStandsAsItWasLastReached() throws OperationFailed {
        desk().servers().save(Some.server("Proxy", Environment.TEST));
        ended("Proxy", "server test", Outcome.DONE);
        lookout.look();
        assertThat(standing("Proxy")).isEqualTo(new Standing(Light.GOOD, "Reached just now"));

        ended("Proxy", "server test", Outcome.FAILED);
        lookout.look();
        assertThat(standing("Proxy").light()).isEqualTo(Light.WARN);
    }

    @Test
    void whereNothingHasChangedNothingIsToldAgain() {
        int[] told = {0};
        lookout.servers().subscribe(() -> told[0]++);
        lookout.news().subscribe((before, now) -> told[0]++);
        lookout.look();

        assertThat(told[0]).isZero();
    }

    @Test
    void aMaintenancePageThatIsUpComesBeforeAllElse() {
        String server = desk().servers().all().getFirst().name();
        Notice notice = new Notice("ab12", desk().clock().instant().minusSeconds(60), null, "Upgrade", "mara", false);
        desk().windows().begin(new Window(server, "flag-file", "run", notice, null, null));
        lookout.look();

        Standing standing = Objects.requireNonNull(lookout.standings().get().get(server));
        assertThat(standing.words()).startsWith("Maintenance is on since");
        assertThat(lookout.maintenance().get()).containsOnlyKeys(server);
    }

    @Test
    void aSiteThatIsDownComesBeforeItsBackupsAndIsMutedDuringMaintenance() {
        SampleClock clock = new SampleClock(desk().clock().instant(), desk().zone());
        Lookout looking = lookout(clock);
        found(clock, "public", SiteState.FAULT);
        looking.look();
        assertThat(standing(looking)).isEqualTo(new Standing(Light.BAD, "public is down"));

        Instant until = clock.instant().plus(Duration.ofMinutes(10));
        Notice notice = new Notice("ab13", clock.instant(), until, "Upgrade", "mara", false);
        desk().windows().begin(new Window(PARISH, "flag-file", "run", notice, null, null));
        looking.look();
        assertThat(standing(looking).words()).startsWith("Maintenance is on");

        desk().windows().end("ab13", clock.instant().plusSeconds(30), "mara");
        clock.pass(Duration.ofMinutes(1));
        looking.look();
        assertThat(standing(looking).light())
                .as("what was seen while it was closed says nothing of now")
                .isEqualTo(Light.UNKNOWN);
        found(clock, "public", SiteState.OK);
        found(clock, "api", SiteState.OK);
        looking.look();
        assertThat(standing(looking)).isEqualTo(new Standing(Light.GOOD, "Backed up 3 h ago"));
    }

    @Test
    void aServerWhoseSiteNobodyHasLookedAtForLongIsNotGreen() {
        SampleClock clock = new SampleClock(desk().clock().instant(), desk().zone());
        Lookout looking = lookout(clock);
        clock.pass(Duration.ofMinutes(20));
        looking.look();
        assertThat(standing(looking)).isEqualTo(new Standing(Light.UNKNOWN, "Whether public, api is up is unknown"));
    }

    @Test
    void aPageThatSomebodyElsePutUpIsSaidInTitleAndListAndIsNoMuting() {
        SampleClock clock = new SampleClock(desk().clock().instant(), desk().zone());
        Lookout looking = lookout(clock);
        Site site = new Site("public", URI.create("https://chms.example.org/"), Site.Expect.ANYTHING, null);
        Sighting page = new Sighting(
                site.url(),
                InetAddress.getLoopbackAddress(),
                503,
                new Headers(Map.of("Retry-After", List.of("60"))),
                "Be right back",
                true,
                new Took(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                List.of(),
                Optional.empty());
        Finding finding = new Finding(SiteState.FAULT, "status 503", true);
        desk().sites()
                .history()
                .enter(
                        PARISH,
                        List.of(new SiteLook(
                                site, clock.instant(), "", List.of(finding), Optional.of(page), Optional.empty())));
        looking.look();
        assertThat(standing(looking).words()).startsWith("Seen closed since ");
        assertThat(standing(looking).light())
                .as("it may be overload: the alarm of its site is not made less")
                .isEqualTo(Light.BAD);
        Window seen = Objects.requireNonNull(looking.maintenance().get().get(PARISH));
        assertThat(seen.seenOnly()).isTrue();
        assertThat(MaintenanceWords.of(seen, clock)).endsWith("somebody else’s page, or overload");
        assertThat(desk().windows().open(PARISH))
                .as("nothing here closed it on purpose")
                .isEmpty();

        Notice ours = new Notice("ab14", clock.instant().minusSeconds(60), null, "Upgrade", "mara", false);
        desk().windows().begin(new Window(PARISH, "flag-file", "run", ours, null, null));
        desk().windows().end("ab14", clock.instant().plusSeconds(30), "mara");
        clock.pass(Duration.ofMinutes(1));
        looking.look();
        assertThat(looking.maintenance().get())
                .as("what was seen was ours, which came off")
                .isEmpty();

        found(clock, "public", SiteState.OK);
        clock.pass(Duration.ofSeconds(1));
        found(clock, "public", SiteState.OK);
        looking.look();
        assertThat(looking.maintenance().get()).isEmpty();
    }

    @Test
    void aPageOfAnotherInstallationIsSaidToBeSomebodyElsesAndIsNoAlarm() {
        SampleClock clock = new SampleClock(desk().clock().instant(), desk().zone());
        Lookout looking = lookout(clock);
        Site site = new Site("public", URI.create("https://chms.example.org/"), Site.Expect.ANYTHING, null);
        Sighting page = new Sighting(
                site.url(),
                InetAddress.getLoopbackAddress(),
                503,
                Headers.NONE,
                "<meta content=handrail-maintenance-ab12>",
                true,
                new Took(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                List.of(),
                Optional.empty());
        Finding finding = new Finding(SiteState.CLOSED, "It shows a maintenance page (503)", true);
        desk().sites()
                .history()
                .enter(
                        PARISH,
                        List.of(new SiteLook(
                                site, clock.instant(), "", List.of(finding), Optional.of(page), Optional.empty())));
        looking.look();
        assertThat(standing(looking).words()).startsWith("Maintenance by somebody else since ");
        assertThat(standing(looking).light()).isEqualTo(Light.WARN);
        clock.pass(Duration.ofSeconds(1));
        found(clock, "public", SiteState.OK);
        looking.look();
        assertThat(looking.maintenance().get()).isEmpty();
    }

    private Lookout lookout(Clock clock) {
        return new Lookout(
                desk().servers(),
                desk().journal(),
                desk().catalogue(),
                desk().windows(),
                desk().sites().history(),
                atOnce,
                clock);
    }

    private static Standing standing(Lookout looking) {
        return Objects.requireNonNull(looking.standings().get().get(PARISH));
    }

    private void found(Clock clock, String name, SiteState state) {
        Site site = new Site(name, URI.create("https://chms.example.org/"), Site.Expect.ANYTHING, null);
        Finding finding = new Finding(state, "status 502", true);
        desk().sites()
                .history()
                .enter(
                        PARISH,
                        List.of(new SiteLook(
                                site, clock.instant(), "", List.of(finding), Optional.empty(), Optional.empty())));
    }

    @Test
    void aLookThatTakesLongIsNotDoubled() {
        Queue<Runnable> workers = new ArrayDeque<>();
        Lookout slow = new Lookout(
                desk().servers(),
                desk().journal(),
                desk().catalogue(),
                desk().windows(),
                desk().sites().history(),
                new Errands(workers::add, Runnable::run),
                desk().clock());
        slow.look();
        slow.look();

        assertThat(workers).hasSize(1);
    }

    @Test
    void everyMinuteIsNewsSinceAgesChangeByThemselves() {
        SampleClock clock = new SampleClock(desk().clock().instant(), desk().zone());
        Lookout looking = new Lookout(
                desk().servers(),
                desk().journal(),
                desk().catalogue(),
                desk().windows(),
                desk().sites().history(),
                atOnce,
                clock);
        looking.look();
        long before = looking.news().get();
        clock.pass(Duration.ofSeconds(20));
        looking.look();
        assertThat(looking.news().get()).isEqualTo(before);

        clock.pass(Duration.ofSeconds(60));
        looking.look();
        assertThat(looking.news().get()).isGreaterThan(before);
    }

    @Test
    void aBackupThatGrowsOldOvernightIsNoLongerGreenThoughNothingHappened() {
        SampleClock clock = new SampleClock(desk().clock().instant(), desk().zone());
        Lookout looking = new Lookout(
                desk().servers(),
                desk().journal(),
                desk().catalogue(),
                desk().windows(),
                desk().sites().history(),
                atOnce,
                clock);
        looking.look();
        assertThat(looking.standings().get())
                .hasEntrySatisfying(
                        "Parish office", now -> assertThat(now.light()).isEqualTo(Light.GOOD));

        clock.pass(Duration.ofHours(30));
        looking.look();
        assertThat(looking.standings().get())
                .hasEntrySatisfying(
                        "Parish office", now -> assertThat(now.light()).isEqualTo(Light.WARN));
    }

    @Test
    void aStoreThatCannotBeReadIsToldOnceUntilItCanBeReadAgain() {
        ConnectionFactory broken = () -> {
            throw new SQLException("the disk is gone");
        };
        Servers unreadable = new Servers(Jdbi.create(broken), desk().clock(), "mara");
        Lookout looking = new Lookout(
                unreadable,
                desk().journal(),
                desk().catalogue(),
                desk().windows(),
                desk().sites().history(),
                atOnce,
                desk().clock());
        List<OperationFailed> told = new ArrayList<>();
        looking.trouble().subscribe((before, now) -> told.add(now));
        looking.look();
        looking.look();
        looking.look();

        assertThat(told).hasSize(1).doesNotContainNull();
    }

    private static Server ofTwo() throws OperationFailed {
        return ProfileFile.read("""
                        server: Two
                        environment: test
                        access: this-computer
                        databases:
                          - { name: first, engine: postgresql, host: localhost, user: a, password: ask }
                          - { name: second, engine: postgresql, host: localhost, user: a, password: ask }
                        """, "two.yaml").getFirst();
    }

    private Standing standing(String server) {
        return lookout.standings().get().getOrDefault(server, new Standing(Light.PLAIN, "not known"));
    }

    private void ended(String server, String operation, Outcome outcome) throws OperationFailed {
        OpenRun run = desk().journal().begin(new Beginning(operation, operation, server, "mara", Set.of()));
        run.end(outcome, outcome == Outcome.FAILED ? "it failed" : null, null);
    }
}
