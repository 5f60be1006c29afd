package dev.handrail.desktop.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T12:00:00Z, 2026-03-28T22:59:59Z, Yesterday 23:59",
        "2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, Today 00:00",
        "2026-03-29T21:59:59Z, 2026-03-29T01:00:00Z, Today 03:00",
        "2026-03-29T22:00:00Z, 2026-03-29T21:59:00Z, Yesterday 23:59",
        "2026-10-25T22:59:59Z, 2026-10-24T22:00:00Z, Today 00:00",
        "2026-10-25T23:00:00Z, 2026-10-24T22:00:00Z, Yesterday 00:00",
        "2026-01-01T00:30:00Z, 2025-12-31T22:59:00Z, Yesterday 23:59",
        "2026-01-01T00:30:00Z, 2025-12-30T12:00:00Z, 30 Dec 2025 13:00",
        "2024-03-01T12:00:00Z, 2024-02-29T12:00:00Z, Yesterday 13:00"
    })
    void aDayIsThatOfTheWallHoweverLongItIs(Instant now, Instant moment, String words) {
        assertThat(new Times(Clock.fixed(now, ZONE), ZONE).when(moment)).isEqualTo(words);
    }

    @Test
    void whatIsToComeHasItsDateAndIsNeverTodayByMistake() {
        assertThat(times.when(Instant.parse("2026-11-20T22:59:00Z"))).isEqualTo("Today 23:59");
        assertThat(times.when(Instant.parse("2026-11-20T23:00:00Z"))).isEqualTo("21 Nov 00:00");
        assertThat(times.inSentence(Instant.parse("2027-01-01T00:00:00Z"))).isEqualTo("1 Jan 2027 01:00");
    }

    @Test
    void theSameHourTwiceInOneNightIsToldApartByItsZone() {
        assertThat(times.exact(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-25 02:30:00 CEST");
        assertThat(times.exact(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("2026-10-25 02:30:00 CET");
    }

    @Test
    void whatLiesAheadByAClockThatGoesWrongHasNoAgeBelowNothing() {
        assertThat(times.age(Instant.parse("2026-11-20T09:00:00Z"))).isEqualTo("just now");
    }
}
