package dev.handrail.desktop.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private final Times times = new Times(Clock.fixed(Instant.parse("2026-11-20T04:05:00Z"), ZONE), ZONE);

    @Test
    void todayAndYesterdayAreWords() {
        assertThat(times.when(Instant.parse("2026-11-20T01:00:00Z"))).isEqualTo("Today 02:00");
        assertThat(times.when(Instant.parse("2026-11-19T15:41:00Z"))).isEqualTo("Yesterday 16:41");
    }

    @Test
    void theDayBeginsAtMidnightHereAndNotInGreenwich() {
        assertThat(times.when(Instant.parse("2026-11-19T23:30:00Z"))).isEqualTo("Today 00:30");
    }

    @Test
    void anOlderDayHasItsDate() {
        assertThat(times.when(Instant.parse("2026-11-18T01:00:00Z"))).isEqualTo("18 Nov 02:00");
        assertThat(times.when(Instant.parse("2025-11-18T01:00:00Z"))).isEqualTo("18 Nov 2025 02:00");
    }

    @Test
    void withinASentenceTodayIsSaidByTheHourAlone() {
        assertThat(times.inSentence(Instant.parse("2026-11-20T01:00:00Z"))).isEqualTo("02:00");
        assertThat(times.inSentence(Instant.parse("2026-11-19T15:41:00Z"))).isEqualTo("yesterday 16:41");
        assertThat(times.inSentence(Instant.parse("2026-11-18T01:00:00Z"))).isEqualTo("18 Nov 02:00");
    }

    @Test
    void theExactMomentHasSecondsAndZone() {
        assertThat(times.exact(Instant.parse("2026-11-20T01:00:00Z"))).isEqualTo("2026-11-20 02:00:00 CET");
    }
}
