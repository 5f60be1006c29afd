package dev.handrail.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Site;
import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of how sites were, and what is told from it. */
class SiteHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static SiteLook look(String site, Instant at, Finding finding) {
        Site one = new Site(site, URI.create("http://parish.example/"), Site.Expect.ANYTHING, null);
        return new SiteLook(one, at, "", List.of(finding), Optional.empty(), Optional.empty());
    }

    @OnBothStores
    void theLastOfEachSiteIsKnownAndTheOldGo(Store store) {
        try (store) {
            SiteHistory history = new SiteHistory(store.jdbi());
            Instant old = NOON.minus(SiteHistory.KEPT).minusSeconds(1);
            history.enter("Parish", List.of(look("home", old, Finding.ok("fine"))));
            history.enter("Parish", List.of(look("home", NOON.minusSeconds(60), Finding.ok("fine"))));
            List<SiteLook> now =
                    List.of(look("home", NOON, Finding.fault("down")), look("api", NOON, Finding.unknown("lost")));
            history.enter("Parish", now);
            history.enter("Parish", now);
            history.enter("Other", List.of(look("home", NOON, Finding.ok("fine"))));
            assertThat(history.latest("Parish", NOON)).hasSize(2);
            SitePoint home =
                    Objects.requireNonNull(history.latest("Parish", NOON).get("home"));
            assertThat(home.state()).isEqualTo(SiteState.FAULT);
            assertThat(home.why()).isEqualTo("down");
            assertThat(home.at()).isEqualTo(NOON);
            assertThat(history.since("Parish", Instant.EPOCH)).hasSize(3);
            assertThat(history.since("Parish", NOON)).hasSize(2);
            history.renameServer("Parish", "Office");
            assertThat(history.latest("Parish", NOON)).isEmpty();
            assertThat(history.latest("Office", NOON)).hasSize(2);
        }
    }

    @OnBothStores
    void aClockNextDoorMayBeALittleAheadAndNoMore(Store store) {
        try (store) {
            SiteHistory history = new SiteHistory(store.jdbi());
            history.enter("Parish", List.of(look("home", NOON, Finding.ok("fine"))));
            history.enter("Parish", List.of(look("home", NOON.plusSeconds(30), Finding.fault("down"))));
            history.enter("Parish", List.of(look("home", NOON.plusSeconds(90), Finding.ok("fine"))));
            assertThat(history.latest("Parish", NOON).get("home"))
                    .satisfies(point -> assertThat(point.state()).isEqualTo(SiteState.FAULT));
        }
    }

    @Test
    void uptimeIsByTimeAndWhatNobodyKnowsCountsForNothing() {
        List<SitePoint> points = new ArrayList<>();
        for (int minute = 0; minute < 60; minute += 5) {
            Finding finding = minute >= 30 && minute < 45 ? Finding.fault("down") : Finding.ok("fine");
            points.add(SitePoint.of(look("home", NOON.plus(Duration.ofMinutes(minute)), finding)));
        }
        Instant end = NOON.plus(Duration.ofMinutes(60));
        SiteStory story = new SiteStory("home", NOON.minus(Duration.ofHours(1)), end, points);
        assertThat(story.uptime()).contains(0.75);
        assertThat(story.outages())
                .containsExactly(new SiteStory.Outage(
                        NOON.plus(Duration.ofMinutes(30)), NOON.plus(Duration.ofMinutes(45)), "down"));
        assertThat(story.strip(4))
                .containsExactly(
                        Optional.empty(), Optional.empty(), Optional.of(SiteState.OK), Optional.of(SiteState.FAULT));
        SiteStory later = new SiteStory("home", NOON, end.plus(Duration.ofHours(5)), points);
        assertThat(later.in(SiteState.OK)).isEqualTo(Duration.ofMinutes(55));
    }

    @Test
    void whereNobodyLookedNothingIsKnown() {
        SiteStory story = new SiteStory("home", NOON.minusSeconds(60), NOON, List.of());
        assertThat(story.uptime()).isEmpty();
        assertThat(story.median()).isEmpty();
        assertThat(story.outages()).isEmpty();
    }

    /** It is neither up nor down, whoever closed it. */
    @Test
    void whatIsClosedIsNoOutageAndIsDrawnAsThat() {
        SitePoint fine = SitePoint.of(look("home", NOON.plusSeconds(1), Finding.ok("fine")));
        SitePoint closed = SitePoint.of(look("home", NOON.plusSeconds(2), Finding.closed("page")));
        SitePoint closedBefore = SitePoint.of(look("home", NOON, Finding.closed("page")));
        Instant end = NOON.plusSeconds(10);
        SiteStory only = new SiteStory("home", NOON, end, List.of(closed));
        assertThat(only.uptime()).isEmpty();
        assertThat(only.outages()).isEmpty();
        assertThat(new SiteStory("home", NOON, NOON.plusSeconds(2), List.of(closed)).uptime())
                .as("seen this very moment")
                .isEmpty();
        for (List<SitePoint> both : List.of(List.of(fine, closed), List.of(closedBefore, fine))) {
            assertThat(new SiteStory("home", NOON, end, both).strip(1)).containsExactly(Optional.of(SiteState.CLOSED));
        }
        SitePoint down = SitePoint.of(look("home", NOON.plusSeconds(3), Finding.fault("down")));
        assertThat(new SiteStory("home", NOON, end, List.of(fine, closed, down)).strip(1))
                .containsExactly(Optional.of(SiteState.FAULT));
    }

    @OnBothStores
    void byWhatAPageIsKnownIsKept(Store store) {
        try (store) {
            SiteHistory history = new SiteHistory(store.jdbi());
            Site home = new Site("home", Sights.HOME, Site.Expect.ANYTHING, null);
            SiteLook page = new SiteLook(
                    home,
                    NOON,
                    "",
                    List.of(Finding.closed("page")),
                    Optional.of(Sights.page("handrail-maintenance-ab12")),
                    Optional.empty());
            history.enter("Parish", List.of(page, look("api", NOON, Finding.ok("fine"))));
            assertThat(history.latest("Parish", NOON).get("home")).satisfies(point -> {
                assertThat(point.state()).isEqualTo(SiteState.CLOSED);
                assertThat(point.mark()).isEqualTo("handrail-maintenance-ab12");
                assertThat(point.closed()).isTrue();
            });
            assertThat(history.latest("Parish", NOON).get("api"))
                    .satisfies(point -> assertThat(point.mark()).isNull());
        }
    }
}
