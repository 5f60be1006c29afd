package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Site;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has to be seen from outside, so that a page of each kind counts as being up. */
class ProofTest {
    private static final Notice NOTICE = new Notice("ab12", Instant.EPOCH, null, "Upgrade", "ada", false);
    private static final URI HOME = URI.create("https://example.org/");

    private static Seen seen(int status, @Nullable String retry, String body) {
        return seen(HOME, status, retry, body, null);
    }

    private static Seen seen(URI at, int status, @Nullable String retry, String body, @Nullable String sentTo) {
        Site site = new Site("public", HOME, new Site.Expect(200, "Sign in", Map.of()), null);
        return new Seen(
                site,
                at,
                status,
                Seen.marker(body),
                retry,
                body,
                Optional.ofNullable(sentTo).map(at::resolve),
                status == 0 ? "refused" : null);
    }

    @ParameterizedTest
    @CsvSource({
        "503, 60, handrail-maintenance-ab12, true",
        "503, , handrail-maintenance-ab12, false",
        "503, 60, Back soon, false",
        "503, 60, handrail-maintenance-ff00, false",
        "200, 60, handrail-maintenance-ab12, false"
    })
    void ourPageIsProvenByAllOfIt(int status, @Nullable String retry, String body, boolean proven) {
        assertThat(Proof.OUR_PAGE.fault(seen(status, retry, body), NOTICE) == null)
                .isEqualTo(proven);
    }

    @Test
    void fromHttpOneMayBeSentToWhereThePageIs() {
        Seen plain = seen(URI.create("http://example.org/"), 301, null, "", "https://example.org/");
        assertThat(Proof.OUR_PAGE.fault(plain, NOTICE)).isNull();
        assertThat(Proof.UNAVAILABLE.fault(plain, NOTICE)).isNull();
        assertThat(Proof.CLOSED.fault(plain, NOTICE)).isNull();
        for (Proof proof : List.of(Proof.ANOTHER, Proof.retried(301, null))) {
            assertThat(proof.fault(plain, NOTICE)).isNull();
            assertThat(proof.lingers(plain)).as("nor is it a page that is left").isFalse();
        }
        Site anything = new Site("public", HOME, Site.Expect.ANYTHING, null);
        Seen open = new Seen(anything, plain.address(), 301, null, null, "", plain.sentTo(), null);
        assertThat(Proof.ANOTHER.fault(open, NOTICE))
                .as("where any status is good")
                .isNull();
        Seen away = seen(URI.create("http://example.org/"), 301, null, "", "https://other.example.org/");
        assertThat(Proof.OUR_PAGE.fault(away, NOTICE))
                .as("another name is another site")
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"503, 503, true", "503, 418, false", "418, 418, true", "418, 503, false"})
    void aFrameworksPageAnswersWhatItWasTold(int told, int answered, boolean shown) {
        Proof proof = Proof.retried(told, null);
        assertThat(proof.shows(seen(answered, "60", "Back soon"))).isEqualTo(shown);
        assertThat(proof.fault(seen(answered, "60", "Back soon"), NOTICE) == null)
                .isEqualTo(shown);
    }

    @Test
    void whatSaysNothingOfWhenToComeAgainIsAFaultOnlyWhereItWasToldTo() {
        Seen silent = seen(503, null, "Back soon");
        assertThat(Proof.retried(null, null).fault(silent, NOTICE)).contains("Retry-After");
        assertThat(Proof.UNAVAILABLE.fault(silent, NOTICE)).isNull();
    }

    @Test
    void whoIsSentToThePathOfTheProfileSeesThePage() {
        Proof proof = Proof.retried(null, "/away");
        assertThat(proof.shows(seen(HOME, 302, null, "", "/away"))).isTrue();
        assertThat(proof.shows(seen(HOME, 302, null, "", "/sign-in"))).isFalse();
        assertThat(Proof.retried(null, null).shows(seen(HOME, 302, null, "", "/away")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "502, true", "503, true", "504, true", "500, false", "404, false", "200, false"})
    void withTheApplicationStoppedNobodyAnswers(int status, boolean proven) {
        assertThat(Proof.CLOSED.fault(seen(status, null, "Sign in"), NOTICE) == null)
                .isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource({
        "200, Back soon, true",
        "200, Sign in, false",
        "503, Back soon, true",
        "522, Back soon, false",
        "404, Back soon, false",
        "0, '', false"
    })
    void elsewhereThereIsAPageWhichIsNotTheSite(int status, String body, boolean shown) {
        assertThat(Proof.ANOTHER.shows(seen(status, null, body))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "200, Sign in, true",
        "200, Welcome, false",
        "201, Sign in, false",
        "503, Sign in, false",
        "200, Sign in handrail-maintenance-ab12, false"
    })
    void theSiteIsOpenWhereItIsAsItShould(int status, String body, boolean open) {
        assertThat(seen(status, null, body).open()).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "'<html lang=\"fi\">', fi",
        "'<!DOCTYPE html><html class=a lang=de-CH>', de-CH",
        "'<html>', ''",
        "'lang=\"fi\"', ''"
    })
    void theLanguageIsTheOneOfThePage(String body, String language) {
        assertThat(seen(200, null, body).language().orElse("")).isEqualTo(language);
    }

    @Test
    void whatWasSeenIsSaidInWords() {
        assertThat(SeenWords.of(seen(503, "60", "handrail-maintenance-ab12")))
                .isEqualTo("503, our page, Retry-After: 60");
        assertThat(SeenWords.of(seen(HOME, 302, null, "", "/away"))).isEqualTo("302, → https://example.org/away");
        assertThat(SeenWords.of(seen(0, null, ""))).isEqualTo("nobody answers (refused)");
    }
}
