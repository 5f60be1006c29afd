package dev.handrail.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Site;
import dev.handrail.server.Site.CertificateRule;
import dev.handrail.server.Site.Expect;
import dev.handrail.web.Certificate;
import dev.handrail.web.Sighting;
import dev.handrail.words.OperationFailed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was seen of a site, held against what its profile expects: no page is fetched for it. */
class JudgingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"200, OK", "204, OK", "299, OK", "199, FAULT", "301, FAULT", "404, FAULT", "503, FAULT"})
    void whereNoStatusIsExpectedAGoodOneWillDo(int status, SiteState state) {
        assertThat(state(Expect.ANYTHING, Sights.status(status))).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"503, 503, OK", "503, 200, FAULT", "200, 201, FAULT"})
    void anExpectedStatusIsThatStatusAndNoOther(int expected, int status, SiteState state) {
        Expect expect = new Expect(expected, null, Map.of());
        assertThat(state(expect, Sights.status(status))).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "https://chms.example.org/login, https://chms.example.org/login, OK",
        "https://chms.example.org/login/, https://chms.example.org/login, OK",
        "https://chms.example.org/login, https://chms.example.org/login/, OK",
        "https://chms.example.org/other, https://chms.example.org/login, FAULT",
        "https://evil.example.net/login, https://chms.example.org/login, FAULT",
        "http://chms.example.org/login, https://chms.example.org/login, FAULT"
    })
    void aVisitorMustEndUpWhereTheProfileSays(String there, String expected, SiteState state) {
        Expect expect = new Expect(null, null, Map.of(), Map.of(), URI.create(expected), false, null);
        assertThat(state(expect, Sights.at(there, there))).isEqualTo(state);
    }

    @Test
    void aVisitorWhoIsLedOutOfTheEncryptionIsAFaultWhateverElseIsWell() {
        assertThat(state(Expect.ANYTHING, Sights.at("http://chms.example.org/", "http://chms.example.org/")))
                .isEqualTo(SiteState.FAULT);
        assertThat(state(Expect.ANYTHING, Sights.at("https://www.example.org/", "https://www.example.org/")))
                .isEqualTo(SiteState.OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<form><input type=password></form>",
                "<FORM action=x>\n<INPUT name=\"p\" TYPE='password'>",
                "<form class=a><div><input id=b type = \"password\" /></div></form>"
            })
    void aFormToSignInIsFoundHoweverItIsWritten(String html) {
        assertThat(state(signIn(), Sights.page(html))).isEqualTo(SiteState.OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p>Sign in with your password</p>",
                "<input type=password>",
                "<form><input type=text></form>",
                "<formula><input type=password></formula>",
                "<form><input name=password></form>"
            })
    void whatIsNoFormToSignInIsAFault(String html) {
        assertThat(state(signIn(), Sights.page(html))).isEqualTo(SiteState.FAULT);
    }

    @Test
    void whatMayStandInThePartThatWasNotReadIsUnknown() {
        assertThat(state(signIn(), Sights.begun("<p>beginning"))).isEqualTo(SiteState.UNKNOWN);
        assertThat(state(new Expect(null, "Sign in", Map.of()), Sights.begun("<p>beginning")))
                .isEqualTo(SiteState.UNKNOWN);
        assertThat(state(new Expect(null, "Sign in", Map.of()), Sights.begun("<p>Sign in, beginning")))
                .isEqualTo(SiteState.OK);
    }

    @Test
    void aHeaderIsFoundWhateverItsCaseAndInAnyOfItsLines() {
        Sighting seen = Sights.said(Map.of("x-frame-options", List.of("DENY"), "Vary", List.of("Origin", "Cookie")));
        assertThat(state(header("X-Frame-Options", "DENY"), seen)).isEqualTo(SiteState.OK);
        assertThat(state(header("X-Frame-Options", ""), seen)).isEqualTo(SiteState.OK);
        assertThat(state(header("vary", "Cookie"), seen)).isEqualTo(SiteState.OK);
        assertThat(state(header("X-Frame-Options", "SAMEORIGIN"), seen)).isEqualTo(SiteState.FAULT);
        assertThat(state(header("Strict-Transport-Security", ""), seen)).isEqualTo(SiteState.FAULT);
    }

    @ParameterizedTest
    @CsvSource({"1999, OK", "2000, OK", "2001, FAULT"})
    void itMayTakeAsLongAsTheProfileSaysAndNoLonger(long millis, SiteState state) {
        Expect expect = new Expect(null, null, Map.of(), Map.of(), null, false, Duration.ofSeconds(2));
        assertThat(state(expect, Sights.after(millis))).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        // Of a year two weeks must be left.
        "365, 15, OK",
        "365, 14, OK",
        "365, 13, FAULT",
        "365, 0, FAULT",
        "365, -1, FAULT",
        // Of ninety days too, of six days only one.
        "90, 14, OK",
        "90, 13, FAULT",
        "6, 1, OK",
        "6, 0, FAULT",
        "30, 5, OK",
        "30, 4, FAULT"
    })
    void aCertificateMustBeRenewedInTimeForItsLifetime(int lifetime, int left, SiteState state) {
        assertThat(state(Expect.ANYTHING, Sights.with(certificate(lifetime, left, "CN=R11,O=Let's Encrypt"))))
                .isEqualTo(state);
    }

    @Test
    void theProfileMayAskForMoreDays() {
        Sighting seen = Sights.with(certificate(365, 20, "CN=R11"));
        Site strict = new Site("public", Sights.HOME, Expect.ANYTHING, null, null, new CertificateRule(30, null), null);
        assertThat(Finding.worst(Judging.page(strict, seen, NOW))).isEqualTo(SiteState.FAULT);
        assertThat(state(Expect.ANYTHING, seen)).isEqualTo(SiteState.OK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"CN=R11,O=Let's Encrypt,C=US | R11", "C=US, O=Parish CA | Parish CA", "OU=x | OU=x"})
    void whoVouchesIsCalledAsPeopleCallThem(String issuer, String called) {
        assertThat(Judging.certificate(site(Expect.ANYTHING), certificate(365, 200, issuer), NOW)
                        .text())
                .endsWith("from " + called);
    }

    @Test
    void aSiteOfWhichNothingWasSeenIsDownFromOutsideAndUnknownFromHere() {
        OperationFailed failed = OperationFailed.unreachable("Could not visit it")
                .cameBack("connection refused")
                .build();
        assertThat(Judging.nothing(failed, false)).isEqualTo(Finding.fault("connection refused"));
        assertThat(Judging.nothing(failed, true)).isEqualTo(Finding.unknown("connection refused"));
        OperationFailed silent =
                OperationFailed.unreachable("Could not visit it").build();
        assertThat(Judging.nothing(silent, false).text()).isEqualTo("Could not visit it");
    }

    @Test
    void aFaultCountsMoreThanWhatIsNotKnownAndThatMoreThanWhatIsWell() {
        Finding ok = Finding.ok("a");
        Finding unknown = Finding.unknown("b");
        Finding fault = Finding.fault("c");
        assertThat(Finding.worst(List.of())).isEqualTo(SiteState.UNKNOWN);
        assertThat(Finding.worst(List.of(ok, ok))).isEqualTo(SiteState.OK);
        assertThat(Finding.worst(List.of(ok, unknown))).isEqualTo(SiteState.UNKNOWN);
        assertThat(Finding.worst(List.of(unknown, fault, ok))).isEqualTo(SiteState.FAULT);
        assertThat(Finding.worst(List.of(ok, Finding.unseen("d")))).isEqualTo(SiteState.OK);
    }

    private static Expect signIn() {
        return new Expect(null, null, Map.of(), Map.of(), null, true, null);
    }

    private static Expect header(String name, String text) {
        return new Expect(null, null, Map.of(), Map.of(name, text), null, false, null);
    }

    private static Certificate certificate(int lifetime, int left, String issuer) {
        Instant until = NOW.plus(Duration.ofDays(left));
        return new Certificate("CN=x", issuer, List.of("x"), until.minus(Duration.ofDays(lifetime)), until, "00");
    }

    private static SiteState state(Expect expect, Sighting seen) {
        return Finding.worst(Judging.page(site(expect), seen, NOW));
    }

    private static Site site(Expect expect) {
        return new Site("public", Sights.HOME, expect, null);
    }

    @ParameterizedTest
    @CsvSource({"503", "200"})
    void aMaintenancePageOfOursIsNeitherTheSiteNorItsFault(int status) {
        Sighting page = Sights.status(status);
        Sighting marked = new Sighting(
                page.url(),
                page.address(),
                status,
                page.headers(),
                "<meta name=generator content=handrail-maintenance-ab12>",
                true,
                page.took(),
                page.redirects(),
                page.tls());
        Expect expect = new Expect(200, "Sign in", Map.of("success", "true"));
        assertThat(state(expect, marked)).isEqualTo(SiteState.CLOSED);
        assertThat(state(Expect.ANYTHING, marked))
                .as("one that answers 200 is no site that is up")
                .isEqualTo(SiteState.CLOSED);
    }

    @Test
    void whatElseIsWrongOrUnknownCountsForMoreThanAPage() {
        Finding closed = Finding.closed("page");
        assertThat(Finding.worst(List.of(Finding.ok("a"), closed))).isEqualTo(SiteState.CLOSED);
        assertThat(Finding.worst(List.of(closed, Finding.unknown("b")))).isEqualTo(SiteState.UNKNOWN);
        assertThat(Finding.worst(List.of(closed, Finding.fault("c")))).isEqualTo(SiteState.FAULT);
    }
}
