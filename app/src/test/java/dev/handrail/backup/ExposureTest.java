package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Exposure.Trend;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long it was at worst that nothing newer could be restored, in this month and the one before. */
class ExposureTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static Exposure of(int... daysAgo) {
        List<Instant> taken = Arrays.stream(daysAgo)
                .mapToObj(days -> NOW.minus(Duration.ofDays(days)))
                .toList();
        return Exposure.of(taken, NOW);
    }

    @Test
    void withoutAnyThereIsNothingToSay() {
        assertThat(of().worst()).isEmpty();
        assertThat(of().before()).isEmpty();
        assertThat(of().trend()).isEqualTo(Trend.UNKNOWN);
    }

    @Test
    void theTimeUntilNowCountsAsTheOthersDo() {
        assertThat(of(12, 10, 9).worst()).contains(Duration.ofDays(9));
        assertThat(of(45).worst()).contains(Duration.ofDays(45));
    }

    @Test
    void aLongTimeThatEndedInThisMonthCountsInItWhole() {
        assertThat(of(45, 9, 4).worst()).contains(Duration.ofDays(36));
    }

    @Test
    void oneThatBeganInTheMonthBeforeCountsThereUntilItsEnd() {
        Exposure exposure = of(70, 45, 9, 4);
        assertThat(exposure.before()).contains(Duration.ofDays(25));
        assertThat(of(60, 50, 40, 35, 20).before()).contains(Duration.ofDays(10));
    }

    @Test
    void theOrderInWhichTheyAreToldDoesNotMatter() {
        assertThat(of(9, 45, 4, 70)).isEqualTo(of(70, 45, 9, 4));
    }

    @Test
    void oneJustBeforeTheEndOfTheMonthSaysNothingOfIt() {
        assertThat(of(31, 24, 17, 10, 3).before()).isEmpty();
        assertThat(of(31, 24, 17, 10, 3).trend()).isEqualTo(Trend.UNKNOWN);
        assertThat(of(38, 31, 24, 17, 10, 3).before()).contains(Duration.ofDays(7));
        assertThat(of(60).before()).contains(Duration.ofDays(30));
    }

    @Test
    void fromEachDayToEachWeekMoreWouldBeLostAndBackAgainLess() {
        int[] dailyFirst = IntStream.rangeClosed(0, 60)
                .filter(day -> day > 30 || day % 7 == 1)
                .toArray();
        assertThat(of(dailyFirst).trend()).isEqualTo(Trend.MORE);
        assertThat(of(dailyFirst).worst()).contains(Duration.ofDays(7));
        assertThat(of(dailyFirst).before()).contains(Duration.ofDays(1));
        int[] weeklyFirst = IntStream.rangeClosed(0, 60)
                .filter(day -> day < 37 || day % 7 == 1)
                .toArray();
        assertThat(of(weeklyFirst).trend()).isEqualTo(Trend.LESS);
    }

    @Test
    void aFewHoursInAWeekAreTheWeather() {
        assertThat(of(IntStream.rangeClosed(0, 60).toArray()).trend()).isEqualTo(Trend.SAME);
        Instant then = NOW.minus(Duration.ofDays(30));
        Exposure hours = Exposure.of(
                List.of(
                        then.minus(Duration.ofDays(24)),
                        then.minus(Duration.ofDays(12)),
                        then,
                        NOW.minus(Duration.ofHours(17 * 24 + 13)),
                        NOW.minus(Duration.ofDays(8))),
                NOW);
        assertThat(hours.before()).contains(Duration.ofDays(12));
        assertThat(hours.worst()).contains(Duration.ofHours(12 * 24 + 11));
        assertThat(hours.trend()).isEqualTo(Trend.SAME);
    }
}
