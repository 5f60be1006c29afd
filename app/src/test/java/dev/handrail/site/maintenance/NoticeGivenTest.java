package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeGivenTest {
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    private static final Instant NOON = NOW.plus(Duration.ofHours(3));

    private final NoticeGiven given = new NoticeGiven(new Moments(Clock.fixed(NOW, ZoneOffset.UTC)));

    private static Announcement told(Instant at, Instant from) {
        return new Announcement("x", "Parish", "r", "ada", at, from, NOON, "members", "t", Announcement.How.HAND);
    }

    private static Instant before(Duration time) {
        return NOW.minus(time);
    }

    private Check first(@Nullable Instant until, Announcement... all) {
        return given.now(List.of(all), until).getFirst();
    }

    @Test
    void aDayIsEnoughAndLessIsAWarning() {
        assertThat(first(NOON, told(before(Duration.ofHours(24)), NOW)).state()).isEqualTo(State.OK);
        Check shorter = first(NOON, told(before(Duration.ofHours(23)), NOW));
        assertThat(shorter.state()).isEqualTo(State.WARNING);
        assertThat(shorter.text()).contains("23 h", "members");
    }

    @Test
    void aReminderMakesNoNoticeShorter() {
        assertThat(first(NOON, told(before(Duration.ofHours(1)), NOW), told(before(Duration.ofDays(7)), NOW))
                        .text())
                .contains("7 d");
    }

    @Test
    void noticeIsCountedToTheBeginThatWasSaid() {
        Instant from = NOW.plus(Duration.ofMinutes(30));
        assertThat(first(NOON, told(from.minus(Duration.ofHours(24)), from)).state())
                .as("half an hour early is what was announced")
                .isEqualTo(State.OK);
    }

    @Test
    void whatIsForAnotherTimeIsNoNotice() {
        Check check = first(
                NOON,
                new Announcement(
                        "x",
                        "Parish",
                        "r",
                        "ada",
                        before(Duration.ofDays(2)),
                        NOW.plus(Duration.ofDays(1)),
                        NOW.plus(Duration.ofDays(2)),
                        "members",
                        "t",
                        Announcement.How.HAND));
        assertThat(check.state()).isEqualTo(State.WARNING);
        assertThat(check.text()).contains("2026-11-29");
        Announcement over = new Announcement(
                "x",
                "Parish",
                "r",
                "ada",
                before(Duration.ofDays(9)),
                before(Duration.ofDays(8)),
                before(Duration.ofDays(7)),
                "members",
                "t",
                Announcement.How.HAND);
        assertThat(first(NOON, over).text()).startsWith("Nobody was told");
        assertThat(first(NOON).text()).startsWith("Nobody was told");
    }

    @Test
    void longerThanWasSaidIsAWarningToo() {
        Announcement told = told(before(Duration.ofDays(2)), NOW);
        assertThat(given.now(List.of(told), NOON)).hasSize(1);
        assertThat(given.now(List.of(told), NOON.plusSeconds(1))).hasSize(2);
        assertThat(given.now(List.of(told), null)).hasSize(2);
    }

    @Test
    void toldAfterItsBeginIsSaidAsThat() {
        assertThat(first(NOON, told(before(Duration.ofMinutes(5)), before(Duration.ofHours(1))))
                        .text())
                .contains("only when it had begun");
    }
}
