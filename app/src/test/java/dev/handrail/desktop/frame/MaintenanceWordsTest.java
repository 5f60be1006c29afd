package dev.handrail.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.site.ClosedDoor;
import dev.handrail.site.maintenance.Notice;
import dev.handrail.site.maintenance.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That maintenance is on, as the title of the window says it, in the hours of the wall. */
class MaintenanceWordsTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @Test
    void ofTodayTheHourIsEnoughAndOfYesterdayTheDayIsSaid() {
        assertThat(words("2026-11-20T09:30:00Z", "2026-11-19T23:00:00Z", null))
                .isEqualTo("Maintenance is on since 00:00");
        assertThat(words("2026-11-20T09:30:00Z", "2026-11-19T22:59:59Z", null))
                .isEqualTo("Maintenance is on since 2026-11-19 23:59");
    }

    @Test
    void untilItsEndItIsOnAndAMomentLaterItIsOverdue() {
        assertThat(words("2026-11-20T09:30:00Z", "2026-11-20T09:00:00Z", "2026-11-20T09:30:00Z"))
                .isEqualTo("Maintenance is on since 10:00");
        assertThat(words("2026-11-20T09:30:01Z", "2026-11-20T09:00:00Z", "2026-11-20T09:30:00Z"))
                .isEqualTo("Maintenance was to end at 10:30");
        assertThat(words("2026-11-21T09:30:01Z", "2026-11-20T09:00:00Z", "2026-11-20T09:30:00Z"))
                .isEqualTo("Maintenance was to end at 2026-11-20 10:30");
    }

    @Test
    void theHourThatIsThereTwiceIsStillTheHour() {
        assertThat(words("2026-10-25T03:00:00Z", "2026-10-25T00:30:00Z", null)).endsWith("since 02:30");
        assertThat(words("2026-10-25T03:00:00Z", "2026-10-25T01:30:00Z", null)).endsWith("since 02:30");
    }

    @Test
    void whatIsOnlySeenIsSaidToBe() {
        Window seen = Window.seen("Parish", new ClosedDoor.Closed(Instant.parse("2026-11-20T09:00:00Z"), false));

        assertThat(MaintenanceWords.of(seen, clock("2026-11-20T09:30:00Z")))
                .contains("since 10:00")
                .isNotEqualTo(words("2026-11-20T09:30:00Z", "2026-11-20T09:00:00Z", null));
    }

    private static String words(String now, String since, @Nullable String until) {
        Notice notice = new Notice(
                "1", Instant.parse(since), until == null ? null : Instant.parse(until), "Upgrade", "ada", false);
        return MaintenanceWords.of(new Window("Parish", "flag-file", "run", notice, null, null), clock(now));
    }

    private static Clock clock(String now) {
        return Clock.fixed(Instant.parse(now), ZURICH);
    }

    @Test
    void whatIsCertainlyAPageOfSomebodyElseIsSaidToBe() {
        Instant since = Instant.parse("2026-11-20T09:00:00Z");
        Window theirs = Window.seen("Parish", new ClosedDoor.Closed(since, true));

        assertThat(MaintenanceWords.of(theirs, clock("2026-11-20T09:30:00Z")))
                .isEqualTo("Maintenance by somebody else since 10:00");
        assertThat(theirs.seenOnly()).isTrue();
    }
}
