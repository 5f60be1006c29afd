package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When pages were up, for how long, why, and whether that was told beforehand. */
class HistoryAnswerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final HistoryAnswer HISTORY = new HistoryAnswer(Clock.fixed(NOW, ZoneOffset.UTC));

    private static Window window(
            Instant since,
            @Nullable Instant ended,
            @Nullable String endedBy,
            @Nullable String reason,
            boolean rehearsal) {
        Notice notice = new Notice("ab12", since, null, reason, "ada", rehearsal);
        return new Window("Parish", "flag-file", "run-1", notice, ended, endedBy);
    }

    private static Announcement told(Instant at, Instant from) {
        return new Announcement(
                "a",
                "Parish",
                "run-0",
                "ada",
                at,
                from,
                from.plus(Duration.ofHours(2)),
                "members",
                "Closed on Saturday.",
                Announcement.How.HAND);
    }

    private static List<String> row(Window window, Announcement... told) {
        return HISTORY.tell(List.of(window), List.of(told)).rows().getFirst();
    }

    @Test
    void aTimeThatIsOverIsToldWithWhoBeganAndWhoEndedIt() {
        Window over = window(NOW.minusSeconds(7200), NOW.minusSeconds(3600), "bob", "Upgrade", false);
        assertThat(row(over))
                .startsWith("2026-11-22 07:00 +00:00")
                .contains("Upgrade", "ada", "bob")
                .endsWith("none");
    }

    @Test
    void oneThatIsOnGetsLongerAndSaysSo() {
        Window open = window(NOW.minusSeconds(90), null, null, null, false);
        List<String> row = row(open);
        assertThat(row.get(1)).isEqualTo(HistoryAnswer.length(Duration.ofSeconds(90)));
        assertThat(row.get(2)).as("no reason is no word").isEmpty();
        assertThat(row.get(4)).isNotBlank();
    }

    @Test
    void aRehearsalNeedsNoNoticeAndIsNamed() {
        Window rehearsal = window(NOW.minusSeconds(60), NOW.minusSeconds(55), "ada", null, true);
        List<String> row = row(rehearsal);
        assertThat(row.get(2)).isNotBlank();
        assertThat(row.get(5)).isEmpty();
    }

    @Test
    void howLongBeforeItWasToldIsReckonedFromTheFirstTelling() {
        Instant since = NOW.minusSeconds(7200);
        Window over = window(since, NOW, "ada", "Upgrade", false);
        Announcement early = told(since.minus(Duration.ofDays(2)), since);
        Announcement reminder = told(since.minus(Duration.ofHours(1)), since);
        assertThat(row(over, reminder, early).get(5)).isEqualTo("2 d");
        assertThat(row(over, reminder).get(5)).isEqualTo("1 h");
    }

    @Test
    void whatWasToldOnceItHadBegunOrOfAnotherDayIsNoNotice() {
        Instant since = NOW.minusSeconds(7200);
        Window over = window(since, NOW, "ada", "Upgrade", false);
        String none = row(over).get(5);
        assertThat(row(over, told(since.plusSeconds(60), since)).get(5)).isEqualTo(none);
        assertThat(row(over, told(since.minus(Duration.ofDays(9)), since.minus(Duration.ofDays(7))))
                        .get(5))
                .isEqualTo(none);
    }

    @Test
    void scriptsGetTimesAndLengthsAndWhatWasTold() {
        Window over = window(NOW.minusSeconds(7200), NOW.minusSeconds(3600), "bob", "Upgrade", false);
        Answer answer =
                HISTORY.tell(List.of(over), List.of(told(NOW.minus(Duration.ofDays(1)), NOW.minusSeconds(7200))));
        List<?> all = (List<?>) Objects.requireNonNull(answer.document());
        Map<?, ?> one = (Map<?, ?>) all.getFirst();
        assertThat(one.get("since")).isEqualTo(NOW.minusSeconds(7200));
        assertThat(one.get("length")).isEqualTo(3_600_000L);
        assertThat(one.get("endedBy")).isEqualTo("bob");
        assertThat(one.get("rehearsal")).isEqualTo(false);
        assertThat(one.get("until")).isNull();
        assertThat(one.get("announced")).isNotNull();
        assertThat(answer.fault()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min", "3599, 59 min", "3600, 1 h 0 min", "93784, 26 h 3 min"})
    void aLengthIsSaidInWhatMatters(long seconds, String words) {
        assertThat(HistoryAnswer.length(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
