package dev.handrail.site.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Answer;
import dev.handrail.server.Site;
import dev.handrail.site.Finding;
import dev.handrail.site.Quiet;
import dev.handrail.site.SiteLook;
import dev.handrail.site.SitePoint;
import dev.handrail.site.SiteState;
import dev.handrail.site.SiteStory;
import dev.handrail.web.Certificate;
import dev.handrail.web.Headers;
import dev.handrail.web.Sighting;
import dev.handrail.web.TlsSeen;
import dev.handrail.web.Took;
import dev.handrail.words.Amounts;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How sites are told to scripts and to people: the keys of `site check` are a contract. */
class SiteAnswersTest {
    private static final URI HOME = URI.create("https://chms.example.org/");
    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    @Test
    void theDocumentHasTheKeysOfTheContract() {
        Map<?, ?> document = first(SiteAnswers.looks(List.of(look(SiteState.OK, "Answers 200")), List.of()));

        assertThat(document.get("site")).isEqualTo("public");
        assertThat(document.get("ok")).isEqualTo(true);
        assertThat(document.get("status")).isEqualTo(200);
        assertThat(document.get("millis")).isEqualTo(120L);
        assertThat(document.get("why")).isEqualTo("");
        assertThat(document.get("state")).isEqualTo("ok");
    }

    @Test
    void aFaultIsToldAsOneAndWhatIsUnknownIsNeverWell() {
        Answer fault = SiteAnswers.looks(
                List.of(look(SiteState.OK, "Answers"), look(SiteState.FAULT, "Answers 500")), List.of());
        assertThat(fault.fault()).isTrue();
        assertThat(fault.lines()).containsExactly("+ public: Answers", "! public: Answers 500");

        Answer unknown = SiteAnswers.looks(List.of(look(SiteState.UNKNOWN, "No names")), List.of());
        assertThat(unknown.fault()).isTrue();
        assertThat(unknown.lines()).containsExactly("? public: No names");
        assertThat(first(unknown).get("ok")).isEqualTo(false);
        assertThat(first(unknown).get("why")).isEqualTo("No names");
    }

    @Test
    void whatIsClosedOnPurposeIsSaidAndNoAlarmToTheSecond() {
        List<SiteLook> down = List.of(look(SiteState.FAULT, "Answers 503"));

        Answer muted = SiteAnswers.looks(down, List.of(new Quiet(NOW, NOW.plusSeconds(1))));
        assertThat(muted.fault()).isFalse();
        assertThat(first(muted).get("muted")).isEqualTo(true);
        assertThat(first(muted).get("mutedUntil")).isEqualTo(NOW.plusSeconds(1));
        assertThat(muted.lines().getLast()).startsWith("~ ");

        assertThat(SiteAnswers.looks(down, List.of(new Quiet(NOW.minusSeconds(60), NOW)))
                        .fault())
                .as("its end does not belong to it")
                .isTrue();
        assertThat(SiteAnswers.looks(down, List.of(new Quiet(NOW.plusSeconds(1), null)))
                        .fault())
                .isTrue();
        assertThat(first(SiteAnswers.looks(down, List.of(new Quiet(NOW, null)))).get("mutedUntil"))
                .as("nobody knows until when")
                .isNull();
    }

    @Test
    void whatNobodySawHasNoStatusAndNoAddress() {
        SiteLook blind = new SiteLook(
                site(),
                NOW,
                "",
                List.of(new Finding(SiteState.UNKNOWN, "x", true)),
                Optional.empty(),
                Optional.empty());
        Answer answer = SiteAnswers.looks(List.of(blind), List.of());

        assertThat(first(answer).get("status")).isNull();
        assertThat(first(answer).get("address")).isNull();
        assertThat(first(answer).get("certificate")).isNull();
        assertThat(answer.rows().getFirst()).endsWith("–").hasSameSizeAs(answer.heads());
    }

    @Test
    void theWayIsPartOfTheName() {
        SiteLook past = new SiteLook(
                site(),
                NOW,
                "192.0.2.10",
                List.of(new Finding(SiteState.OK, "Answers", true)),
                Optional.empty(),
                Optional.empty());

        assertThat(SiteAnswers.looks(List.of(past), List.of()).rows().getFirst().getFirst())
                .contains("public", "192.0.2.10");
    }

    @Test
    void daysAndShareOfACertificateAreCountedDown() {
        assertThat(certificate(NOW.minus(Duration.ofDays(90)), NOW.plus(Duration.ofDays(30))))
                .containsEntry("daysLeft", 30L)
                .containsEntry("shareLeft", 0.25);
        assertThat(certificate(NOW.minus(Duration.ofDays(90)), NOW.plusSeconds(1)))
                .containsEntry("daysLeft", 0L);
        assertThat(certificate(NOW.minus(Duration.ofDays(90)), NOW.minusSeconds(1)))
                .as("it has ended")
                .containsEntry("daysLeft", -1L)
                .containsEntry("shareLeft", 0.0);
        assertThat(certificate(NOW, NOW)).as("a life of no length").containsEntry("shareLeft", 0.0);
    }

    @Test
    void noSiteIsNoFault() {
        Answer none = SiteAnswers.looks(List.of(), List.of());

        assertThat(none.fault()).isFalse();
        assertThat(none.document()).isEqualTo(List.of());
    }

    @Test
    void aStoryCountsWhatIsKnownAndSaysWhatIsNot() {
        SiteStory story = new SiteStory(
                "public",
                NOW.minus(Duration.ofHours(1)),
                NOW,
                List.of(
                        point(60, SiteState.OK, 100, ""),
                        point(50, SiteState.FAULT, 5_000, "Answers 500"),
                        point(40, SiteState.OK, 300, ""),
                        point(30, SiteState.UNKNOWN, 0, "No names")));
        SiteStory nothing = new SiteStory("api", NOW.minus(Duration.ofHours(1)), NOW, List.of());
        Answer answer = SiteAnswers.stories(List.of(story, nothing));

        assertThat(answer.rows().getFirst()).containsExactly("public", "66.67 %", "300 ms", "4", "1");
        assertThat(answer.rows().getLast()).containsExactly("api", "Unknown", "–", "0", "0");
        assertThat(answer.lines()).hasSize(1);
        assertThat(answer.lines().getFirst()).contains("public", "Answers 500");
        assertThat(answer.fault()).as("the past is no fault of now").isFalse();
        Map<?, ?> known = first(answer);
        assertThat(known.get("median")).isEqualTo(300L);
        assertThat(((Map<?, ?>) ((List<?>) answer.document()).getLast()).get("uptime"))
                .isNull();
    }

    @Test
    void anOutageThatGoesOnHasNoEnd() {
        SiteStory story = new SiteStory(
                "public", NOW.minus(Duration.ofHours(1)), NOW, List.of(point(5, SiteState.FAULT, 1, "Refused")));

        String from = Amounts.moment(Instant.parse("2026-11-20T03:55:00Z"), ZoneId.systemDefault());
        assertThat(SiteAnswers.stories(List.of(story)).lines().getFirst()).contains("Refused", from);
        assertThat(story.outages())
                .singleElement()
                .satisfies(outage -> assertThat(outage.until()).isNull());
    }

    private static Map<Object, Object> certificate(Instant from, Instant until) {
        Certificate certificate =
                new Certificate("CN=chms", "CN=Test CA", List.of("chms.example.org"), from, until, "00");
        TlsSeen tls = new TlsSeen("TLSv1.3", List.of(certificate), Optional.empty(), "");
        SiteLook look = new SiteLook(
                site(),
                NOW,
                "",
                List.of(new Finding(SiteState.OK, "Answers", true)),
                Optional.of(sighting(Optional.of(tls))),
                Optional.empty());
        Object told = first(SiteAnswers.looks(List.of(look), List.of())).get("certificate");
        return told instanceof Map<?, ?> map ? new HashMap<>(map) : Map.of();
    }

    private static SiteLook look(SiteState state, String text) {
        return new SiteLook(
                site(),
                NOW,
                "",
                List.of(new Finding(state, text, true)),
                Optional.of(sighting(Optional.empty())),
                Optional.empty());
    }

    private static Sighting sighting(Optional<TlsSeen> tls) {
        Took took = new Took(Duration.ofMillis(120), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return new Sighting(
                HOME,
                InetAddress.getLoopbackAddress(),
                200,
                Headers.NONE,
                "<title>Hi</title>",
                true,
                took,
                List.of(),
                tls);
    }

    private static SitePoint point(int minutesAgo, SiteState state, long millis, String why) {
        @Nullable Integer status = state == SiteState.UNKNOWN ? null : Integer.valueOf(200);
        Instant at = NOW.minus(Duration.ofMinutes(minutesAgo));
        return new SitePoint("public", at, state, status, millis, why, null, null, false, null);
    }

    private static Site site() {
        return new Site("public", HOME, new Site.Expect(null, null, Map.of()), null);
    }

    private static Map<?, ?> first(Answer answer) {
        return (Map<?, ?>) ((List<?>) answer.document()).getFirst();
    }

    private static SiteLook page(String mark) {
        Sighting plain = sighting(Optional.empty());
        Sighting shown = new Sighting(
                HOME, plain.address(), 503, Headers.NONE, mark, true, plain.took(), List.of(), Optional.empty());
        Finding closed = new Finding(SiteState.CLOSED, "It shows a maintenance page (503)", true);
        return new SiteLook(site(), NOW, "", List.of(closed), Optional.of(shown), Optional.empty());
    }

    @Test
    void aPageThatSomebodyElsePutUpIsToldAsThatAndVisitorsDoNotGetTheSite() {
        Answer answer = SiteAnswers.looks(List.of(page("handrail-maintenance-ab12")), List.of());
        assertThat(answer.fault()).isTrue();
        assertThat(answer.lines())
                .containsExactly(
                        "~ public: It shows a maintenance page (503)",
                        "~ Maintenance by somebody else: the page was not put up from here");
        assertThat(first(answer).get("state")).isEqualTo("closed");
        assertThat(first(answer).get("ok")).as("visitors do not see the site").isEqualTo(false);
        assertThat(answer.rows().getFirst().get(1)).isEqualTo("Maintenance");
    }

    @Test
    void aPageFromHereThatIsUpAfterItsEndIsAFault() {
        Quiet over = new Quiet(NOW.minusSeconds(600), NOW.minusSeconds(60), "handrail-maintenance-ab12");
        Answer answer = SiteAnswers.looks(List.of(page("handrail-maintenance-ab12")), List.of(over));
        assertThat(answer.fault()).isTrue();
        assertThat(answer.lines()).hasSize(1);
        assertThat(SiteAnswers.looks(List.of(page("handrail-maintenance-cd34")), List.of(over))
                        .lines())
                .as("another is somebody else's")
                .hasSize(2);
    }

    @Test
    void pastThePageOneOfOursIsToldAsOursAndIsAFaultAllTheSame() {
        List<SiteLook> ours = List.of(page("handrail-maintenance-ab12"));
        Quiet now = new Quiet(NOW.minusSeconds(60), NOW.plusSeconds(60), "handrail-maintenance-ab12");
        Answer answer = SiteAnswers.direct(ours, List.of(now));
        assertThat(answer.fault()).isTrue();
        assertThat(first(answer).get("muted")).isEqualTo(false);
        assertThat(answer.lines())
                .containsExactly(
                        "~ public: It shows a maintenance page (503)",
                        "~ The maintenance page was put up from here: the site behind it is not seen");
        Quiet over = new Quiet(NOW.minusSeconds(60), NOW, "handrail-maintenance-ab12");
        assertThat(SiteAnswers.direct(ours, List.of(over)).lines())
                .as("also after its end")
                .isEqualTo(answer.lines());
    }

    @Test
    void pastThePageAnothersIsAnothersAlsoWhileOneOfOursIsWanted() {
        Quiet ours = new Quiet(NOW.minusSeconds(60), null, "handrail-maintenance-cd34");
        String others = "~ Maintenance by somebody else: the page was not put up from here";
        List<SiteLook> theirs = List.of(page("handrail-maintenance-ab12"));
        assertThat(SiteAnswers.direct(theirs, List.of(ours)).lines()).contains(others);
        assertThat(SiteAnswers.direct(theirs, List.of()).lines()).contains(others);
        assertThat(SiteAnswers.direct(List.of(page("Back soon")), List.of()).lines())
                .contains(others);
        assertThat(SiteAnswers.direct(List.of(page("Back soon")), List.of(ours)).lines())
                .as("what bears no mark is the framework's own, which was turned on from here")
                .doesNotContain(others);
    }

    @Test
    void pastThePageASiteThatAnswersIsToldWithoutAnyWordOfAPage() {
        Quiet ours = new Quiet(NOW.minusSeconds(60), null, "handrail-maintenance-cd34");
        Answer well = SiteAnswers.direct(List.of(look(SiteState.OK, "Answers 200")), List.of(ours));
        assertThat(well.fault()).isFalse();
        assertThat(well.lines()).containsExactly("+ public: Answers 200");
        assertThat(SiteAnswers.direct(List.of(look(SiteState.FAULT, "Answers 500")), List.of(ours))
                        .fault())
                .isTrue();
    }
}
