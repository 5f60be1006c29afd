package dev.handrail.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Sudo;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.web.Certificate;
import dev.handrail.web.Headers;
import dev.handrail.web.Sighting;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A maintenance page that visitors see is known by being seen, whoever put it up; and what is kept of a certificate judges it. */
class ClosedDoorTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Site SITE = new Site("public", Sights.HOME, Site.Expect.ANYTHING, null);

    private static Sighting answer(int status, @Nullable String retryAfter, String body) {
        Sighting plain = Sights.status(status);
        Map<String, List<String>> headers = retryAfter == null ? Map.of() : Map.of("Retry-After", List.of(retryAfter));
        return new Sighting(
                plain.url(),
                plain.address(),
                status,
                new Headers(headers),
                body,
                true,
                plain.took(),
                plain.redirects(),
                Optional.empty());
    }

    private static SiteLook look(Instant at, Sighting seen) {
        return new SiteLook(SITE, at, "", List.of(Finding.ok("seen")), Optional.of(seen), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "503, 60, Be right back, true",
        "503, , Service Unavailable, false",
        "503, , handrail-maintenance-ab12, true",
        "200, , <meta content=handrail-maintenance-ab12>, true",
        "200, 60, Sign in, false",
        "502, , Bad gateway, false"
    })
    void aPageIsToldFromASiteThatIsBroken(int status, @Nullable String retryAfter, String body, boolean closed) {
        assertThat(SitePoint.of(look(NOON, answer(status, retryAfter, body))).closed())
                .isEqualTo(closed);
    }

    @Test
    void itIsKnownSinceWhenItIsSeenAndForHowLongThatSaysAnything(@TempDir Path home) throws Exception {
        try (Store store = ReadyStore.open(home, Clock.systemUTC())) {
            SiteHistory history = new SiteHistory(store.jdbi());
            Server server = parish();
            Sighting open = answer(200, null, "Sign in");
            Sighting page = answer(503, "60", "Be right back");
            history.enter("Parish", List.of(look(NOON.minusSeconds(1200), page)));
            history.enter("Parish", List.of(look(NOON.minusSeconds(900), open)));
            assertThat(since(history, server, NOON.minusSeconds(900))).isEmpty();
            history.enter("Parish", List.of(look(NOON.minusSeconds(600), page)));
            history.enter("Parish", List.of(look(NOON.minusSeconds(300), page)));
            assertThat(since(history, server, NOON)).as("not the one before").contains(NOON.minusSeconds(600));
            assertThat(since(history, server, NOON.plus(Duration.ofHours(2))))
                    .as("nobody has looked since")
                    .isEmpty();
            history.enter("Parish", List.of(look(NOON, open)));
            assertThat(since(history, server, NOON)).isEmpty();
        }
    }

    @Test
    void whatWasSeenOfOurOwnPageIsNobodyElses(@TempDir Path home) throws Exception {
        try (Store store = ReadyStore.open(home, Clock.systemUTC())) {
            SiteHistory history = new SiteHistory(store.jdbi());
            Server server = parish();
            List<Quiet> ours = List.of(new Quiet(NOON.minusSeconds(600), NOON.minusSeconds(60)));
            Sighting page = answer(503, "60", "Be right back");
            history.enter("Parish", List.of(look(NOON.minusSeconds(300), page)));
            assertThat(since(history, server, NOON)).as("without any of ours").isPresent();
            assertThat(since(history, server, NOON, ours)).as("ours came off").isEmpty();
            assertThat(since(history, server, NOON.minusSeconds(200), ours))
                    .as("ours is up")
                    .isEmpty();
            history.enter("Parish", List.of(look(NOON.minusSeconds(30), page)));
            history.enter("Parish", List.of(look(NOON, page)));
            assertThat(since(history, server, NOON, ours))
                    .as("seen after ours was down, and not before")
                    .contains(NOON.minusSeconds(30));
        }
    }

    private static Optional<Instant> since(SiteHistory history, Server server, Instant now) {
        return since(history, server, now, List.of());
    }

    private static Optional<Instant> since(SiteHistory history, Server server, Instant now, List<Quiet> quiets) {
        return new ClosedDoor(history, quiets, now)
                .of(server, history.latest("Parish", NOON))
                .map(ClosedDoor.Closed::since);
    }

    private static Server parish() {
        Server plain = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        return new Server(
                plain.name(),
                plain.environment(),
                null,
                plain.access(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(SITE),
                null,
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({"90, 14, true", "90, 13, false", "6, 2, true", "6, 1, true", "6, 0, false", "90, -1, false"})
    void aCertificateIsJudgedByItsLifetimeAlsoFromWhatIsKept(int lifetime, int left, boolean enough) {
        Instant until = NOON.plus(Duration.ofDays(left)).plusSeconds(60);
        Certificate certificate = new Certificate(
                "CN=chms", "O=Authority", List.of(), until.minus(Duration.ofDays(lifetime)), until, "ab");
        SitePoint point = SitePoint.of(look(NOON, Sights.with(certificate)));
        CertificateLeft kept = point.certificateLeft(SITE, NOON).orElseThrow();
        assertThat(kept.isEnough()).isEqualTo(enough);
        assertThat(kept.isOver()).isEqualTo(left < 0);
        assertThat(Judging.certificate(SITE, certificate, NOON).state() == SiteState.OK)
                .as("by the same rule as when it was looked at")
                .isEqualTo(enough);
    }

    @Test
    void eachHourHasAPaceOfItsOwn() {
        List<SitePoint> points = List.of(
                point(NOON.minusSeconds(7000), SiteState.OK, 100),
                point(NOON.minusSeconds(6900), SiteState.OK, 300),
                point(NOON.minusSeconds(6800), SiteState.OK, 200),
                point(NOON.minusSeconds(100), SiteState.FAULT, 9000));
        SiteStory story = new SiteStory("public", NOON.minusSeconds(7200), NOON, points);
        assertThat(story.pace(2)).extracting(pace -> pace.orElse(-1)).containsExactly(200L, -1L);
        assertThat(story.median()).hasValue(200);
    }

    private static SitePoint point(Instant at, SiteState state, long millis) {
        return new SitePoint("public", at, state, 200, millis, "", null, null, false, null);
    }

    @Test
    void aPageOfOursByMarkIsCertainUnlessItIsOneFromHere(@TempDir Path home) throws Exception {
        try (Store store = ReadyStore.open(home, Clock.systemUTC())) {
            SiteHistory history = new SiteHistory(store.jdbi());
            Sighting page = answer(503, "60", "<meta content=handrail-maintenance-ab12>");
            history.enter("Parish", List.of(look(NOON, page)));
            Map<String, SitePoint> latest = history.latest("Parish", NOON);
            assertThat(latest.get("public")).extracting(SitePoint::mark).isEqualTo("handrail-maintenance-ab12");
            assertThat(new ClosedDoor(history, List.of(), NOON).of(parish(), latest))
                    .contains(new ClosedDoor.Closed(NOON, true));
            Quiet over = new Quiet(NOON.minusSeconds(600), NOON.minusSeconds(60), "handrail-maintenance-ab12");
            assertThat(new ClosedDoor(history, List.of(over), NOON).of(parish(), latest))
                    .as("ours, which stayed up after its end")
                    .isEmpty();
            Quiet other = new Quiet(NOON.minusSeconds(600), NOON.minusSeconds(60), "handrail-maintenance-cd34");
            assertThat(new ClosedDoor(history, List.of(other), NOON).of(parish(), latest))
                    .isPresent();
        }
    }

    @Test
    void whatOnlyLooksLikeAPageIsNotCertain(@TempDir Path home) throws Exception {
        try (Store store = ReadyStore.open(home, Clock.systemUTC())) {
            SiteHistory history = new SiteHistory(store.jdbi());
            history.enter("Parish", List.of(look(NOON, answer(503, "60", "Be right back"))));
            assertThat(new ClosedDoor(history, List.of(), NOON).of(parish(), history.latest("Parish", NOON)))
                    .contains(new ClosedDoor.Closed(NOON, false));
        }
    }

    @Test
    void aPageOfSomebodyElseIsNoAlarmAndOneOfOursIsAfterItsEnd() {
        String mark = "handrail-maintenance-ab12";
        SitePoint last = new SitePoint("public", NOON, SiteState.CLOSED, 503, 1, "", null, null, true, mark);
        Quiet up = new Quiet(NOON.minusSeconds(600), NOON.plusSeconds(60), mark);
        Quiet over = new Quiet(NOON.minusSeconds(600), NOON.minusSeconds(60), mark);
        assertThat(Sites.standing(SITE, last, NOON, List.of())).isEqualTo(SiteState.CLOSED);
        assertThat(Sites.standing(SITE, last, NOON, List.of(up))).isEqualTo(SiteState.CLOSED);
        assertThat(Sites.standing(SITE, last, NOON, List.of(over))).isEqualTo(SiteState.FAULT);
        assertThat(Sites.standing(SITE, last, NOON.plus(Duration.ofHours(2)), List.of()))
                .as("nobody has looked since")
                .isEqualTo(SiteState.UNKNOWN);
    }
}
