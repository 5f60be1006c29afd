package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Site;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
        assertThat(Proving.faultOn(seen(status, body), NOTICE, Proof.ANOTHER) == null)
                .isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource({"503, true", "200, false", "500, false", "0, false"})
    void aFrameworksOwnPageIsOneThatSaysUnavailable(int status, boolean proven) {
        assertThat(Proving.faultOn(seen(status, "Be right back"), NOTICE, Proof.UNAVAILABLE) == null)
                .isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "502, true", "503, true", "504, true", "500, false", "200, false"})
    void aStoppedApplicationAnswersNobody(int status, boolean proven) {
        assertThat(Proving.faultOn(seen(status, "Sign in"), NOTICE, Proof.CLOSED) == null)
                .isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource({"503, false", "200, false"})
    void ofAFlagFileOnlyOurOwnPageCounts(int status, boolean proven) {
        assertThat(Proving.faultOn(seen(status, "Be right back"), NOTICE, Proof.OUR_PAGE) == null)
                .isEqualTo(proven);
    }
}
