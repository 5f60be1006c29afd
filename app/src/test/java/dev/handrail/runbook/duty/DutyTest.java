package dev.handrail.runbook.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DutyTest {
    private static final LocalDate DONE = LocalDate.of(2026, 1, 31);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "daily | P1D",
                "Weekly | P7D",
                "monthly, and when it runs out | P1M",
                "when it happens, and quarterly the audit | P3M",
                "when it happens, and once a year as practice | P1Y",
                "yearly; at once after exposure | P1Y",
                "half-yearly | P6M",
                "every 10 days | P10D",
                "every 2 weeks, monthly in summer | P14D",
                "weekly, and every 3 months in full | P7D",
                "every two weeks | P14D"
            })
    void wordsThatSayATimeSayHowOften(String words, String expected) {
        assertThat(Cadence.of(words)).contains(Period.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "when needed",
                "before each update",
                "when a disk is above 80 %, and once for each new system",
                "every 0 days",
                "when the monthlyreport fails",
                ""
            })
    void whatHappensWhenItHappensComesAtNoTime(String words) {
        assertThat(Cadence.of(words)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "P1M, 2026-02-20, LATER",
        "P1M, 2026-02-21, DUE",
        "P1M, 2026-02-28, DUE",
        "P1M, 2026-03-01, OVERDUE",
        "P7D, 2026-02-05, LATER",
        "P7D, 2026-02-06, DUE",
        "P7D, 2026-02-08, OVERDUE",
        "P1D, 2026-01-31, LATER",
        "P1D, 2026-02-01, DUE",
        "P1D, 2026-02-02, OVERDUE",
        "P1Y, 2027-01-23, LATER",
        "P1Y, 2027-01-24, DUE",
        "P1Y, 2027-02-01, OVERDUE"
    })
    void itIsDueShortlyBeforeItsDayAndOverdueAfterIt(String every, String today, Duty.State expected) {
        assertThat(Duty.state(Period.parse(every), Optional.of(DONE), LocalDate.parse(today)))
                .isEqualTo(expected);
    }

    @Test
    void whatWasNeverDoneIsNeitherFineNorOverdue() {
        assertThat(Duty.state(Period.ofYears(1), Optional.empty(), DONE)).isEqualTo(Duty.State.NEVER);
    }
}
