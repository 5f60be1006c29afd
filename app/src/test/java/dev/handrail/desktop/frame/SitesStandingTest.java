package dev.handrail.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Light;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.site.Quiet;
import dev.handrail.site.SitePoint;
import dev.handrail.site.SiteState;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What its sites add to how a server stands. */
class SitesStandingTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final Standing GOOD = new Standing(Light.GOOD, "Backed up 3 h ago");
    private static final Standing BAD = new Standing(Light.BAD, "Backup failed 3 h ago");

    private final Map<String, SitePoint> latest = new HashMap<>();
    private Server server;

    @BeforeEach
    void open() throws OperationFailed {
        server = ProfileFile.read("""
                server: Parish office
                environment: production
                access: this-computer
                sites:
                  - { name: public, url: "https://chms.example.org" }
                  - { name: api, url: "https://chms.example.org/api", every: 10m }
                  - { name: old, url: "https://old.example.org", every: 0s }
                """, "parish.yaml").getFirst();
        seen("public", SiteState.OK, 1);
        seen("api", SiteState.OK, 1);
    }

    @Test
    void whereAllAreUpTheServerStandsAsItStood() {
        assertThat(standing(GOOD)).isEqualTo(GOOD);
        assertThat(standing(BAD)).isEqualTo(BAD);
    }

    @Test
    void oneThatIsDownComesBeforeAllElseAndAllOfThemAreNamed() {
        seen("api", SiteState.FAULT, 1);
        assertThat(standing(BAD)).isEqualTo(new Standing(Light.BAD, "api is down"));

        seen("public", SiteState.FAULT, 1);
        assertThat(standing(GOOD).words()).isEqualTo("public, api is down");
    }

    @Test
    void nothingIsGreenThatNobodyHasSeenButWhatIsWorseStays() {
        latest.remove("public");

        assertThat(standing(GOOD)).isEqualTo(new Standing(Light.UNKNOWN, "Whether public is up is unknown"));
        assertThat(standing(BAD)).isEqualTo(BAD);
    }

    @Test
    void aLookSaysNothingAnyMoreAfterThreeThatWereMissed() {
        seen("public", SiteState.OK, 15);
        seen("api", SiteState.OK, 30);
        assertThat(standing(GOOD)).isEqualTo(GOOD);

        seen("public", SiteState.FAULT, 16);
        seen("api", SiteState.FAULT, 31);
        assertThat(standing(GOOD).words()).isEqualTo("Whether public, api is up is unknown");
    }

    @Test
    void aSiteThatNobodyIsToLookAtIsNotMissed() {
        seen("old", SiteState.FAULT, 1);

        assertThat(standing(GOOD)).isEqualTo(GOOD);
    }

    @Test
    void whatIsClosedOnPurposeIsNoAlarmUntilItWasToBeOpenAgain() {
        seen("public", SiteState.FAULT, 1);

        assertThat(standing(GOOD, new Quiet(NOW.minusSeconds(600), NOW.plusSeconds(1))))
                .isEqualTo(GOOD);
        assertThat(standing(GOOD, new Quiet(NOW.minusSeconds(600), null))).isEqualTo(GOOD);
        assertThat(standing(GOOD, new Quiet(NOW.minusSeconds(600), NOW)).light())
                .as("what was seen while it was closed says nothing of now")
                .isEqualTo(Light.UNKNOWN);
        assertThat(standing(GOOD, new Quiet(NOW.minusSeconds(600), NOW.minusSeconds(90)))
                        .light())
                .as("it was seen after it was to be open")
                .isEqualTo(Light.BAD);
    }

    private Standing standing(Standing usual, Quiet... quiets) {
        return new SitesStanding(latest, List.of(quiets), NOW).of(server, usual);
    }

    private void seen(String site, SiteState state, int minutesAgo) {
        Instant at = NOW.minus(Duration.ofMinutes(minutesAgo));
        latest.put(site, new SitePoint(site, at, state, 200, 10, "", null, null, false, null));
    }

    @Test
    void aPageOfSomebodyElseIsNotGreenAndNotDown() {
        seen("api", SiteState.CLOSED, 1);

        assertThat(standing(GOOD)).isEqualTo(new Standing(Light.WARN, "api: maintenance"));
        assertThat(standing(BAD)).isEqualTo(BAD);
        seen("public", SiteState.FAULT, 1);
        assertThat(standing(GOOD).words()).isEqualTo("public is down");
    }
}
