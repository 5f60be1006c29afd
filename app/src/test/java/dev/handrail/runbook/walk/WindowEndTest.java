package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a window as people write it, on a Saturday morning at half past nine in Helsinki. */
class WindowEndTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T07:30:00Z"), ZoneId.of("Europe/Helsinki"));

    @ParameterizedTest
    @CsvSource({
        "11:30, 2026-11-21T09:30:00Z",
        "' 9:45 ', 2026-11-21T07:45:00Z",
        "09:30, 2026-11-22T07:30:00Z",
        "0:15, 2026-11-21T22:15:00Z",
        "2026-11-28 11:30, 2026-11-28T09:30:00Z",
        "2026-11-28T11:30, 2026-11-28T09:30:00Z",
        "2026-11-28T11:30:15, 2026-11-28T09:30:15Z",
        "2026-11-28T11:30Z, 2026-11-28T11:30:00Z",
        "2026-11-28T11:30+01:00, 2026-11-28T10:30:00Z",
        "2026-07-01 11:30, 2026-07-01T08:30:00Z",
    })
    void anHourIsTheNextOneAndADayIsThatDay(String written, String wanted) throws Exception {
        assertThat(WindowEnd.read(written, CLOCK)).isEqualTo(Instant.parse(wanted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "25:00", "11:60", "2026-02-30 11:00", "11", "2026-11-28"})
    void whatIsNoTimeIsRefusedWithAnExample(String written) {
        OperationFailed refused = catchThrowableOfType(OperationFailed.class, () -> WindowEnd.read(written, CLOCK));
        assertThat(refused.kind()).isEqualTo(OperationFailed.Kind.USAGE);
        assertThat(refused.next()).contains("11:30");
    }

    @Test
    void whereAnHourDoesNotComeThatNightTheNextOneDoes() throws Exception {
        Clock night = Clock.fixed(Instant.parse("2026-03-29T00:30:00Z"), ZoneId.of("Europe/Helsinki"));
        assertThat(WindowEnd.read("03:30", night)).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }
}
