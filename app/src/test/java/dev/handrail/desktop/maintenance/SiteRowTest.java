package dev.handrail.desktop.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.Site;
import dev.handrail.site.Quiet;
import dev.handrail.site.SitePoint;
import dev.handrail.site.SiteState;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A site that is closed on purpose is no alarm, and one that stays closed after that is. */
class SiteRowTest {
    private static final Instant NOW = Instant.parse("2026-11-28T13:00:00Z");
    private static final Times TIMES = new Times(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);
    private static final Site SITE = new Site("public", URI.create("https://example.org/"), Site.Expect.ANYTHING, null);

    private static SiteRow row(SiteState state, Quiet... quiets) {
        SitePoint last =
                new SitePoint("public", NOW.minusSeconds(60), state, 503, 20, "status 503", null, null, false, null);
        return SiteRow.of(SITE, last, List.of(last), List.of(quiets), TIMES);
    }

    private static Quiet until(Duration left) {
        return new Quiet(NOW.minusSeconds(3600), NOW.plus(left));
    }

    @Test
    void whatIsDownIsRed() {
        assertThat(row(SiteState.FAULT).light()).isEqualTo(Light.BAD);
        assertThat(row(SiteState.FAULT).uptime()).startsWith("0.0 %");
    }

    @Test
    void duringMaintenanceItIsSaidThatAlarmsAreMutedAndUntilWhen() {
        SiteRow row = row(SiteState.FAULT, until(Duration.ofHours(1)));
        assertThat(row.light()).isEqualTo(Light.PLAIN);
        assertThat(row.why()).isEqualTo("Maintenance, alarms muted until 14:00: status 503");
        assertThat(row.words()).contains("503");
        assertThat(row.uptime()).as("closed on purpose is not down").isEmpty();
        assertThat(row(SiteState.OK, until(Duration.ofHours(1))).light()).isEqualTo(Light.GOOD);
    }

    @Test
    void withTheEndOfMaintenanceTheMutingEndsAndWhatWasSeenSaysNothing() {
        SiteRow row = row(SiteState.FAULT, until(Duration.ofSeconds(-1)));
        assertThat(row.light()).isEqualTo(Light.UNKNOWN);
        assertThat(row.why()).contains("Seen last: status 503");
        assertThat(row(SiteState.FAULT, until(Duration.ofMinutes(-5))).light()).isEqualTo(Light.BAD);
    }

    private static SiteRow closed(Quiet... quiets) {
        SitePoint last = new SitePoint(
                "public", NOW.minusSeconds(60), SiteState.CLOSED, 503, 20, "a page", null, null, true, "mark");
        return SiteRow.of(SITE, last, List.of(last), List.of(quiets), TIMES);
    }

    @Test
    void aPageOfSomebodyElseIsSaidAndIsNoAlarm() {
        SiteRow row = closed();
        assertThat(row.light()).isEqualTo(Light.PLAIN);
        assertThat(row.words()).isEqualTo("Maintenance · 503");
        assertThat(row.why()).isEqualTo("Maintenance by somebody else: the page was not put up from here");
        assertThat(row.strip().getLast()).contains(SiteState.CLOSED);
    }

    @Test
    void ourOwnPageIsSaidWithItsEndAndIsAnAlarmAfterIt() {
        SiteRow up = closed(new Quiet(NOW.minusSeconds(3600), NOW.plusSeconds(3600), "mark"));
        assertThat(up.light()).isEqualTo(Light.PLAIN);
        assertThat(up.why()).isEqualTo("Maintenance, alarms muted until 14:00: a page");
        SiteRow over = closed(new Quiet(NOW.minusSeconds(3600), NOW.minusSeconds(600), "mark"));
        assertThat(over.light()).isEqualTo(Light.BAD);
        assertThat(over.why()).isEqualTo("a page");
    }
}
