package dev.handrail.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.server.Keep;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a week, a year or a day of the rules begins and ends, and what room they leave. */
class ClaimTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private static Backup at(String id, String local) {
        return Known.proven(id, moment(local));
    }

    private static Instant moment(String local) {
        return ZonedDateTime.parse(local + ":00+00:00[UTC]")
                .withZoneSameLocal(VIENNA)
                .toInstant();
    }

    private static List<Verdict> judged(String keep, String now, Backup... backups) {
        return new Rules(Keep.parse(keep), Clock.fixed(moment(now), VIENNA)).judge(List.of(backups), false);
    }

    private static List<String> kept(String keep, String now, Backup... backups) {
        return judged(keep, now, backups).stream()
                .filter(Verdict::kept)
                .map(verdict -> verdict.backup().id())
                .toList();
    }

    /** Weeks begin on Monday, and the last days of a year may be of the first week of the next. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T23:59, 2026-11-23T00:01, 2",
        "2026-11-23T00:01, 2026-11-29T23:59, 1",
        "2026-12-28T12:00, 2027-01-03T12:00, 1",
        "2027-01-03T12:00, 2027-01-04T12:00, 2",
        "2024-12-29T12:00, 2024-12-31T12:00, 2",
        "2024-12-30T12:00, 2025-01-05T12:00, 1"
    })
    void twoAreOfOneWeekOrOfTwo(String first, String second, int weeks) {
        assertThat(kept("5 weekly", second, at("a", first), at("b", second))).hasSize(weeks);
    }

    @Test
    void theWeekOfNewYearIsNamedByTheYearThatItBelongsTo() {
        assertThat(judged("5 weekly", "2027-01-02T12:00", at("a", "2027-01-02T12:00"))
                        .getFirst()
                        .told())
                .contains("week 2026-W53");
    }

    @ParameterizedTest
    @CsvSource({
        "5 monthly, 2026-01-31T23:59, 2026-02-01T00:00, 2",
        "5 monthly, 2026-02-01T00:00, 2026-02-28T23:59, 1",
        "5 yearly, 2025-12-31T23:59, 2026-01-01T00:00, 2",
        "5 yearly, 2026-01-01T00:00, 2026-12-31T23:59, 1",
        "5 daily, 2026-10-25T02:30, 2026-10-25T23:59, 1"
    })
    void aMonthAndAYearEndAtMidnightWhereThePersonIs(String keep, String first, String second, int kept) {
        assertThat(kept(keep, second, at("a", first), at("b", second))).hasSize(kept);
    }

    /** Days are those of the calendar: the hour a day has more or less in spring and autumn takes no backup along. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-30T02:00, 2026-03-29T01:00, 1",
        "2026-03-30T01:00, 2026-03-29T01:00, 2",
        "2026-10-26T02:00, 2026-10-25T01:00, 1",
        "2026-10-26T01:00, 2026-10-25T01:00, 2"
    })
    void aDayBackIsTheSameHourOfTheDayBefore(String newest, String older, int kept) {
        assertThat(kept("1d", newest, at("old", older), at("new", newest))).hasSize(kept);
    }

    @Test
    void aRuleThatHasNotFoundAsManyLooksBackWithoutEnd() {
        Backup old = Known.unproven("u", moment("2020-01-01T12:00"));
        Backup first = at("a", "2026-01-01T12:00");
        Backup second = at("b", "2026-01-02T12:00");
        assertThat(kept("3 newest", "2026-01-02T12:00", old, first, second)).containsExactly("b", "a", "u");
        assertThat(kept("2 newest", "2026-01-02T12:00", old, first, second)).containsExactly("b", "a");
        assertThat(kept("2 newest, 5 yearly", "2026-01-02T12:00", old, first, second))
                .containsExactly("b", "a", "u");
    }

    private static Backup pinned(String id, String local) {
        return Known.backup(id, moment(local), Rung.READ_BACK, Copy.State.GOOD, "why");
    }

    @Test
    void whatIsPinnedTakesItsRoomFirst() {
        String now = "2026-01-05T12:00";
        Backup[] all = {
            at("d", now), at("c", "2026-01-04T12:00"), at("b", "2026-01-03T12:00"), pinned("a", "2026-01-02T12:00")
        };
        assertThat(kept("30d, at most 3KB", now, all)).containsExactly("d", "c", "a");
        assertThat(kept("30d, at most 2KB", now, all)).containsExactly("d", "a");
        assertThat(kept("30d, at most 1B", now, all))
                .as("what stays whatever the rules say")
                .containsExactly("d", "a");
        assertThat(kept("30d, at most 4KB", now, all)).hasSize(4);
    }

    @Test
    void whatIsNotProvenAndOlderThanThereIsRoomForGoes() {
        String now = "2026-01-05T12:00";
        Backup unproven = Known.unproven("u", moment("2026-01-02T12:00"));
        Backup[] all = {at("d", now), at("c", "2026-01-04T12:00"), at("b", "2026-01-03T12:00"), unproven};
        assertThat(kept("30d, at most 2KB", now, all)).containsExactly("d", "c");
        assertThat(kept("30d", now, all)).containsExactly("d", "c", "b", "u");
    }

    @Test
    void aDatabaseIsNoSubstituteForItsRolesNorForFilesOfTheSameName() {
        assertThat(Line.of(of("postgresql", "custom"))).isNotEqualTo(Line.of(of("postgresql", "roles")));
        assertThat(Line.of(of("mariadb", "sql"))).isNotEqualTo(Line.of(of("mariadb", "users")));
        assertThat(Line.of(of("files", "tar"))).isNotEqualTo(Line.of(of("postgresql", "tar")));
        assertThat(Line.of(of("postgresql", "custom")))
                .as("however it is dumped")
                .isEqualTo(Line.of(of("postgresql", "directory")));
    }

    private static Backup of(String kind, String form) {
        Backup known = Known.proven("x", Instant.EPOCH);
        Manifest was = known.manifest();
        Manifest.Artifact file = was.artifact();
        return new Backup(
                new Manifest(
                        was.format(),
                        was.id(),
                        was.server(),
                        was.environment(),
                        Manifest.Source.plain(kind, "chms", "chms"),
                        was.taken(),
                        1,
                        was.tools(),
                        new Manifest.Artifact(file.file(), form, file.compression(), 1, 1, file.sha256()),
                        List.of()),
                false,
                known.copies(),
                known.proofs());
    }

    @Test
    void rulesAreWrittenAsTheyAreRead() {
        for (String word : List.of("30d", "30d, 10 newest, 7 daily, 4 weekly, 12 monthly, 3 yearly, at most 50GB")) {
            assertThat(Keep.parse(word).word()).isEqualTo(word);
        }
        assertThat(Keep.parse(" 3 yearly ,  30d ").word()).isEqualTo("30d, 3 yearly");
    }

    /** Where digits are written otherwise, a week is called as everywhere, like the days and months beside it. */
    @Test
    void aWeekIsCalledTheSameWhateverTheLanguageOfTheComputer() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(judged("5 weekly", "2026-11-20T12:00", at("a", "2026-11-20T12:00"))
                            .getFirst()
                            .told())
                    .contains("week 2026-W47");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }
}
