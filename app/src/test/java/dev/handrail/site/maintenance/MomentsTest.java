package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a maintenance ends, as people write it, in the zone in which they sit. */
class MomentsTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    /** Ten in the morning, Saturday. */
    private static final Moments SATURDAY = at("2026-11-21T09:00:00Z");

    private static Moments at(String now) {
        return new Moments(Clock.fixed(Instant.parse(now), ZURICH));
    }

    @ParameterizedTest
    @CsvSource({
        "90m, 2026-11-21T10:30:00Z",
        "+90m, 2026-11-21T10:30:00Z",
        "2h, 2026-11-21T11:00:00Z",
        "2h30m, 2026-11-21T11:30:00Z",
        "1h2m3s, 2026-11-21T10:02:03Z",
        "45s, 2026-11-21T09:00:45Z",
        "' 2h ', 2026-11-21T11:00:00Z",
        "14:00, 2026-11-21T13:00:00Z",
        "10:01, 2026-11-21T09:01:00Z",
        "9:30, 2026-11-22T08:30:00Z",
        "10:00, 2026-11-22T09:00:00Z",
        "00:00, 2026-11-21T23:00:00Z",
        "2026-11-22T08:00, 2026-11-22T07:00:00Z",
        "2026-11-22 08:00, 2026-11-22T07:00:00Z",
        "2026-11-22T08:00:00Z, 2026-11-22T08:00:00Z",
        "2026-11-22T08:00:00+02:00, 2026-11-22T06:00:00Z"
    })
    void itIsReadAsItIsMeant(String text, String end) throws OperationFailed {
        assertThat(SATURDAY.end(text)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "soon",
                "2",
                "h",
                "30m2h",
                "25:00",
                "14:60",
                "2026-11-22",
                "2026-13-01T08:00",
                "-2h",
                "2.5h",
                "99999999999999999999h",
                "now"
            })
    void whatIsNoTimeIsRefusedWithHowToSayIt(String text) {
        assertThatThrownBy(() -> SATURDAY.end(text)).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.USAGE);
            assertThat(e.next()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T09:59", "2026-11-21T09:00:00Z", "2020-01-01T00:00:00Z", "0m", "0s"})
    void whatIsOverIsNoEnd(String text) {
        assertThatThrownBy(() -> SATURDAY.end(text)).isInstanceOf(OperationFailed.class);
    }

    @Test
    void theNightInWhichTheHourIsThereTwiceOrNotAtAllHasAnEndToo() throws OperationFailed {
        assertThat(at("2026-10-24T20:00:00Z").end("5h")).isEqualTo("2026-10-25T01:00:00Z");
        assertThat(at("2026-10-24T20:00:00Z").end("04:00")).isEqualTo("2026-10-25T03:00:00Z");
        assertThat(at("2026-03-28T20:00:00Z").end("02:30"))
                .as("half past two is not there: the clock shows half past three")
                .isEqualTo("2026-03-29T01:30:00Z");
    }

    @Test
    void aBeginMayBeNowAndAnEndIsSeenFromIt() throws OperationFailed {
        assertThat(SATURDAY.begin("now")).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(SATURDAY.begin(" Now ")).isEqualTo("2026-11-21T09:00:00Z");
        Instant begin = SATURDAY.begin("2026-11-28T09:00");
        assertThat(SATURDAY.end("3h", begin)).isEqualTo("2026-11-28T11:00:00Z");
        assertThat(SATURDAY.end("08:00", begin)).as("the next such time of day").isEqualTo("2026-11-29T07:00:00Z");
        assertThatThrownBy(() -> SATURDAY.end("2026-11-28T08:00", begin))
                .as("it is over before it begins")
                .isInstanceOf(OperationFailed.class);
    }

    @Test
    void itIsWrittenWithItsZone() {
        assertThat(SATURDAY.of(Instant.parse("2026-11-21T09:00:00Z"))).isEqualTo("2026-11-21 10:00 +01:00");
        assertThat(SATURDAY.of(Instant.parse("2026-07-21T09:00:00Z"))).isEqualTo("2026-07-21 11:00 +02:00");
    }
}
