package dev.handrail.desktop.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.site.maintenance.Announcement;
import dev.handrail.site.maintenance.Notice;
import dev.handrail.site.maintenance.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Times of maintenance and announcements as lines, the newest first. */
class WindowRowTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Times TIMES = new Times(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);

    private static Window window(Instant since, @Nullable Instant until, @Nullable Instant ended, String endedBy) {
        Notice notice = new Notice("ab12", since, until, "Upgrade", "ada", false);
        return new Window("Parish", "artisan", "run", notice, ended, ended == null ? null : endedBy);
    }

    private static Announcement announcement(Instant at, Instant from, Duration length) {
        return new Announcement(
                "a",
                "Parish",
                "run",
                "mara",
                at,
                from,
                from.plus(length),
                "members",
                "Closed.\nSorry.",
                Announcement.How.HAND);
    }

    @Test
    void oneThatIsOverSaysHowLongAndWho() {
        WindowRow row = WindowRow.of(window(NOW.minusSeconds(7200), null, NOW.minusSeconds(3600), "ada"), TIMES);
        assertThat(row.when()).isEqualTo("Today 07:00");
        assertThat(row.length()).isEqualTo("1 h");
        assertThat(row.why()).isEqualTo("Upgrade");
        assertThat(row.who()).isEqualTo("by ada");
        assertThat(row.badge()).isEmpty();
        assertThat(row.light()).isEqualTo(Light.PLAIN);
        assertThat(row.exact()).contains("07:00:00", "08:00:00");
    }

    @Test
    void whoEndedItIsNamedWhereItWasAnother() {
        assertThat(WindowRow.of(window(NOW.minusSeconds(60), null, NOW, "bob"), TIMES)
                        .who())
                .isEqualTo("by ada, ended by bob");
    }

    @Test
    void oneThatIsOnIsMarkedAndOneThatShouldBeOverIsRed() {
        WindowRow on = WindowRow.of(window(NOW.minusSeconds(60), NOW.plusSeconds(60), null, ""), TIMES);
        assertThat(on.badge()).isNotEmpty();
        assertThat(on.light()).isEqualTo(Light.WARN);
        assertThat(on.length()).isEqualTo("1 min");
        assertThat(on.exact()).doesNotContain(" to ");
        assertThat(WindowRow.of(window(NOW.minusSeconds(60), NOW.minusSeconds(1), null, ""), TIMES)
                        .light())
                .isEqualTo(Light.BAD);
    }

    @Test
    void aRehearsalAndOneWithoutAReasonAreSaidToBe() {
        Notice rehearsal = new Notice("a", NOW, null, "Ignored", "ada", true);
        assertThat(WindowRow.of(new Window("Parish", "artisan", "run", rehearsal, NOW, "ada"), TIMES)
                        .why())
                .isEqualTo("Rehearsal");
        Notice silent = new Notice("b", NOW, null, null, "ada", false);
        assertThat(WindowRow.of(new Window("Parish", "artisan", "run", silent, NOW, "ada"), TIMES)
                        .why())
                .isEqualTo("no reason given");
    }

    @Test
    void announcementsStandAmongThemByWhenTheyWereMade() {
        Window older = window(NOW.minus(Duration.ofDays(3)), null, NOW.minus(Duration.ofDays(2)), "ada");
        Window newer = window(NOW.minusSeconds(60), null, null, "");
        Announcement between =
                announcement(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)), Duration.ofHours(2));
        assertThat(WindowRow.all(List.of(newer, older), List.of(between), TIMES))
                .extracting(WindowRow::length)
                .containsExactly("1 min", "announced", "1 d");
    }

    @Test
    void whatIsAheadIsMarkedAndItsTextCanBeReadWhole() {
        WindowRow ahead = WindowRow.all(
                        List.of(), List.of(announcement(NOW, NOW.plus(Duration.ofDays(1)), Duration.ofHours(2))), TIMES)
                .getFirst();
        assertThat(ahead.badge()).isEqualTo("ahead");
        assertThat(ahead.why()).isEqualTo("To members: from 23 Nov 09:00 to 11:00");
        assertThat(ahead.who()).isEqualTo("by mara");
        assertThat(ahead.exact()).endsWith("Closed.\nSorry.");
        WindowRow past = WindowRow.all(
                        List.of(),
                        List.of(announcement(
                                NOW.minus(Duration.ofDays(3)), NOW.minus(Duration.ofDays(2)), Duration.ofHours(30))),
                        TIMES)
                .getFirst();
        assertThat(past.badge()).isEmpty();
        assertThat(past.why())
                .as("over two days both are named")
                .isEqualTo("To members: from 20 Nov 09:00 to yesterday 15:00");
    }
}
