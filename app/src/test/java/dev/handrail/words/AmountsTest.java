package dev.handrail.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1023, 1023 bytes",
        "1024, 1.0 KB",
        "10240, 10 KB",
        "1048575, 1.0 MB",
        "432013312, 412 MB",
        "1288490189, 1.2 GB",
        "9223372036854775807, 8.0 EB"
    })
    void sizesAreInPowersOf1024(long bytes, String written) {
        assertThat(Amounts.bytes(bytes)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.85S, 850 ms",
        "PT12S, 12 s",
        "PT3M5S, 3 min 5 s",
        "PT3M, 3 min",
        "PT2H10M, 2 h 10 min",
        "P3DT4H, 3 d 4 h"
    })
    void durationsHaveTheirTwoLargestUnits(Duration time, String written) {
        assertThat(Amounts.duration(time)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0:00", "PT12S, 0:12", "PT4M2S, 4:02", "PT1H2M3S, 1:02:03", "-PT3S, 0:00"})
    void timeLeftIsOnAStopwatch(Duration time, String written) {
        assertThat(Amounts.clock(time)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "PT20S, just now",
        "-PT20S, just now",
        "PT5M, 5 min ago",
        "PT3H, 3 h ago",
        "PT41H, 41 h ago",
        "P16D, 16 days ago"
    })
    void agesAreRounded(Duration since, String written) {
        assertThat(Amounts.age(NOW.minus(since), NOW)).isEqualTo(written);
    }

    @Test
    void aMomentHasItsZone() {
        assertThat(Amounts.moment(NOW, ZoneId.of("Europe/Helsinki"))).isEqualTo("2026-11-21 14:00:00 EET");
    }

    @Test
    void countsHaveTheirThousandsApart() {
        assertThat(Amounts.count(300_000)).isEqualTo("300,000");
        assertThat(Amounts.rate(83 * 1024 * 1024)).isEqualTo("83 MB/s");
    }

    @ParameterizedTest
    @CsvSource({"10188, 9.9 KB", "10189, 10 KB", "1048063, 1023 KB", "1048064, 1.0 MB", "1, 1 bytes"})
    void aSizeNeverHasMoreFiguresThanMatter(long bytes, String written) {
        assertThat(Amounts.bytes(bytes)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "-PT5S, 0 ms",
        "PT0.9999S, 999 ms",
        "PT59.999S, 59 s",
        "PT60S, 1 min",
        "PT59M59S, 59 min 59 s",
        "PT1H59S, 1 h",
        "PT24H, 1 d",
        "P400DT23H, 400 d 23 h"
    })
    void aDurationAtTheEdgeOfAUnitIsNotRoundedUp(Duration time, String written) {
        assertThat(Amounts.duration(time)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"PT59M59S, 59:59", "PT1H, 1:00:00", "PT100H, 100:00:00", "PT0.9S, 0:00"})
    void aStopwatchGoesOnPastTheHour(Duration time, String written) {
        assertThat(Amounts.clock(time)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "PT59.9S, just now",
        "PT60S, 1 min ago",
        "PT59M59S, 59 min ago",
        "PT60M, 1 h ago",
        "PT47H59M, 47 h ago",
        "PT48H, 2 days ago"
    })
    void anAgeGoesOverToTheNextUnitOnTime(Duration since, String written) {
        assertThat(Amounts.age(NOW.minus(since), NOW)).isEqualTo(written);
    }

    @Test
    void theSameHourTwiceInANightIsToldApartByItsZone() {
        ZoneId here = ZoneId.of("Europe/Berlin");
        assertThat(Amounts.moment(Instant.parse("2026-10-25T00:30:00Z"), here)).isEqualTo("2026-10-25 02:30:00 CEST");
        assertThat(Amounts.moment(Instant.parse("2026-10-25T01:30:00Z"), here)).isEqualTo("2026-10-25 02:30:00 CET");
    }

    @Test
    void aCountBelowAThousandOrBelowNothingIsPlain() {
        assertThat(Amounts.count(999)).isEqualTo("999");
        assertThat(Amounts.count(-1_000)).isEqualTo("-1,000");
        assertThat(Amounts.rate(0.4)).isEqualTo("0 bytes/s");
    }
}
