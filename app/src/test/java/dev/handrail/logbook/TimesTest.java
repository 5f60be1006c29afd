package dev.handrail.logbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days and times as somebody in Helsinki types and reads them, where the clocks are moved twice a year. */
class TimesTest {
    private final Times helsinki = new Times(ZoneId.of("Europe/Helsinki"));

    @ParameterizedTest
    @CsvSource({
        // A day begins with its midnight, there.
        "2026-01-31, 2026-01-30T22:00:00Z",
        "2026-07-01, 2026-06-30T21:00:00Z",
        "2024-02-29, 2024-02-28T22:00:00Z",
        // A time without a zone is that of the wall.
        "2026-01-31T04:00, 2026-01-31T02:00:00Z",
        "2026-07-01T04:00, 2026-07-01T01:00:00Z",
        "2026-01-31 04:00, 2026-01-31T02:00:00Z",
        "2026-01-31T04:00:59, 2026-01-31T02:00:59Z",
        // At three in the morning the clocks go to four: what is not there is an hour later.
        "2026-03-29T03:30, 2026-03-29T01:30:00Z",
        "2026-03-29T04:30, 2026-03-29T01:30:00Z",
        // At four they go back to three: of what is there twice it is the first.
        "2026-10-25T03:30, 2026-10-25T00:30:00Z",
        "2026-10-25T04:00, 2026-10-25T02:00:00Z",
        // With its offset it is the same everywhere.
        "2026-01-31T04:00Z, 2026-01-31T04:00:00Z",
        "2026-01-31T04:00:00.250+01:00, 2026-01-31T03:00:00.250Z",
        "2026-01-31T04:00-05:00, 2026-01-31T09:00:00Z",
        "'  2026-01-31  ', 2026-01-30T22:00:00Z"
    })
    void whatAPersonTypesIsAMoment(String typed, Instant moment) throws OperationFailed {
        assertThat(helsinki.from(typed)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31T22:00:00Z",
        "2025-12-31, 2025-12-31T22:00:00Z",
        "2024-02-28, 2024-02-28T22:00:00Z",
        "2026-01-31T04:00, 2026-01-31T02:00:00Z"
    })
    void untilADayMeansToItsEndAndUntilATimeMeansThatTime(String typed, Instant moment) throws OperationFailed {
        assertThat(helsinki.until(typed)).isEqualTo(moment);
    }

    @Test
    void eachDayOfTheYearEndsWhereTheNextBeginsAndTwoAreNotOf24Hours() throws OperationFailed {
        List<Duration> odd = LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .map(day -> length(day.toString(), day.plusDays(1).toString()))
                .filter(length -> !length.equals(Duration.ofHours(24)))
                .toList();
        assertThat(odd).containsExactly(Duration.ofHours(23), Duration.ofHours(25));
    }

    private Duration length(String day, String next) {
        try {
            assertThat(helsinki.until(day)).as(day).isEqualTo(helsinki.from(next));
            return Duration.between(helsinki.from(day), helsinki.until(day));
        } catch (OperationFailed e) {
            throw new AssertionError(day, e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-29",
                "2026-13-01",
                "2026-1-1",
                "31.01.2026",
                "2026-01-31T25:00",
                "2026-01-31T04:00+99:00",
                "2026-01-31T",
                "T04:00",
                "2026-01-31T04:00ZZ",
                "0000000000"
            })
    void whatIsNoTimeIsSaidWithHowToWriteOne(String typed) {
        assertThatThrownBy(() -> helsinki.from(typed)).isInstanceOfSatisfying(OperationFailed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.USAGE);
            assertThat(failed.tried()).contains(typed);
            assertThat(failed.next()).contains("2026-01-31T04:00");
        });
    }

    @Test
    void theSameHourTwiceIsToldApartByItsOffset() {
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        assertThat(helsinki.time(first)).isEqualTo("03:30:00 +03:00");
        assertThat(helsinki.time(first.plus(Duration.ofHours(1)))).isEqualTo("03:30:00 +02:00");
    }

    @Test
    void whatIsLateInOneYearElsewhereIsEarlyInTheNextHere() {
        Instant late = Instant.parse("2026-12-31T22:30:00Z");
        assertThat(helsinki.day(late)).isEqualTo("2027-01-01");
        assertThat(helsinki.shortly(late)).isEqualTo("2027-01-01 00:30:00");
    }

    @Test
    void aTimeThatWasWrittenIsUnderstoodAgain() throws OperationFailed {
        Instant begin = Instant.parse("2026-03-28T00:00:00Z");
        for (int hour = 0; hour < 72; hour++) {
            Instant moment = begin.plus(Duration.ofHours(hour));
            String written = helsinki.day(moment) + "T" + helsinki.time(moment).replace(" ", "");
            assertThat(helsinki.from(written)).isEqualTo(moment);
        }
    }
}
