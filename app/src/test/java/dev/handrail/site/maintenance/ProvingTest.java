package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Site;
import dev.handrail.web.LocalSite;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the page being seen from outside, by kind of switch. */
class ProvingTest {
    private static final Notice NOTICE = Notice.of(Instant.EPOCH, null, "Moving", "ada", false);

    private static Seen seen(int status, String body) {
        URI address = URI.create("https://parish.example.org/");
        Site site = new Site("public", address, new Site.Expect(null, "Sign in", Map.of()), null);
        return new Seen(site, address, status, Seen.marker(body), null, body, Optional.empty(), null);
    }

    @ParameterizedTest
    @CsvSource({
        "200, Closed for now, true",
        "503, Closed for now, true",
        "200, Sign in, false",
        "522, Connection timed out, false",
        "500, Sorry, false",
        "404, Not found, false",
        "0, '', false"
    })
    void anotherPageIsAPageAndNoError(int status, String body, boolean proven) {
        assertThat(Proof.ANOTHER.fault(seen(status, body), NOTICE) == null).isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource({"503, true", "200, false", "500, false", "0, false"})
    void aFrameworksOwnPageIsOneThatSaysUnavailable(int status, boolean proven) {
        assertThat(Proof.UNAVAILABLE.fault(seen(status, "Be right back"), NOTICE) == null)
                .isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "502, true", "503, true", "504, true", "500, false", "200, false"})
    void aStoppedApplicationAnswersNobody(int status, boolean proven) {
        assertThat(Proof.CLOSED.fault(seen(status, "Sign in"), NOTICE) == null).isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource({"503, false", "200, false"})
    void ofAFlagFileOnlyOurOwnPageCounts(int status, boolean proven) {
        assertThat(Proof.OUR_PAGE.fault(seen(status, "Be right back"), NOTICE) == null)
                .isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource({"503, 60, true", "503, , false", "500, 60, false"})
    void whatSaysWhenToComeAgainHasToSayIt(int status, @Nullable String again, boolean proven) {
        assertThat(Proof.retried(null, null).fault(seen(status, again, null), NOTICE) == null)
                .isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource({"302, /closed, true", "302, /elsewhere, false", "502, , true", "503, , false", "200, , false"})
    void anotherStatusAndAPathToWhichAllAreSentCountWhereTheProfileNamesThem(
            int status, @Nullable String sentTo, boolean proven) {
        Proof proof = Proof.retried(502, "/closed");
        assertThat(proof.fault(seen(status, "60", sentTo), NOTICE) == null).isEqualTo(proven);
        assertThat(proof.shows(seen(status, "60", sentTo))).isEqualTo(proven);
    }

    @Test
    void aPageOfOursFromAnotherTimeIsNotThisOne() {
        Notice other = Notice.of(Instant.EPOCH, null, "Before", "ada", false);
        assertThat(Proof.UNAVAILABLE.fault(seen(503, other.marker()), NOTICE)).contains("another time");
        assertThat(Proof.UNAVAILABLE.fault(seen(503, NOTICE.marker()), NOTICE)).isNull();
    }

    /** As behind a resolver that remembers longer than is waited for. */
    @ParameterizedTest
    @CsvSource({"200, Back soon, true", "200, Sign in, false", "522, Connection timed out, false", "503, Busy, true"})
    void aPageElsewhereThatVisitorsAreStillLedToIsNotDown(int status, String body, boolean still) throws Exception {
        try (LocalSite there =
                LocalSite.plain(asked -> LocalSite.Reply.page(body).with(status))) {
            URI url = URI.create("http://127.0.0.1:" + there.port() + "/");
            Site site = new Site("public", url, new Site.Expect(null, "Sign in", Map.of()), null);
            Outside outside = new Outside(new Visitor(), List.of(site));
            Proving proving = new Proving(outside, Duration.ZERO, Proof.ANOTHER);
            List<Seen> before = outside.look();
            if (still) {
                assertThatThrownBy(() -> proving.off(before, said -> {}))
                        .isInstanceOfSatisfying(OperationFailed.class, e -> {
                            assertThat(e.cameBack()).contains(url.toString());
                            assertThat(e.next()).contains("TTL").doesNotContain("stays arranged");
                        });
            } else {
                assertThat(proving.off(before, said -> {})).hasSize(body.equals("Sign in") ? 0 : 1);
            }
        }
    }

    /** As of any site of https, whose name is looked at by http, too. */
    @ParameterizedTest
    @CsvSource({"https://127.0.0.1/, false", "https://127.0.0.2/, true"})
    void whoIsSentToHttpsOfTheSameNameSeesNoPageAndNoFault(String to, boolean still) throws Exception {
        try (LocalSite there = LocalSite.plain(asked -> LocalSite.Reply.to(301, to))) {
            URI url = URI.create("http://127.0.0.1:" + there.port() + "/");
            Site site = new Site("public", url, new Site.Expect(200, null, Map.of()), null);
            Outside outside = new Outside(new Visitor(), List.of(site));
            Proving proving = new Proving(outside, Duration.ZERO, Proof.ANOTHER);
            List<Seen> before = outside.look();
            if (still) {
                assertThatThrownBy(() -> proving.off(before, said -> {})).isInstanceOf(OperationFailed.class);
            } else {
                assertThat(proving.off(before, said -> {})).isEmpty();
            }
        }
    }

    private static Seen seen(int status, @Nullable String again, @Nullable String sentTo) {
        Seen plain = seen(status, "Be right back");
        return new Seen(
                plain.site(),
                plain.address(),
                status,
                null,
                again,
                plain.body(),
                Optional.ofNullable(sentTo).map(plain.address()::resolve),
                null);
    }
}
