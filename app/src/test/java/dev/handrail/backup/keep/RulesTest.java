package dev.handrail.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Proof.Rung;
import dev.handrail.server.Keep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rules say of the backups of one source. */
class RulesTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static List<Verdict> judged(String keep, List<Backup> backups) {
        return new Rules(Keep.parse(keep), Clock.fixed(NOW, VIENNA)).judge(backups, false);
    }

    private static List<String> kept(String keep, List<Backup> backups) {
        return judged(keep, backups).stream()
                .filter(Verdict::kept)
                .map(v -> v.backup().id())
                .toList();
    }

    private static Verdict of(String id, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(v -> v.backup().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** One proven backup a day: d0 of today, d1 of yesterday … */
    private static List<Backup> daily(int days) {
        List<Backup> backups = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            backups.add(Known.proven("d" + day, ago(day)));
        }
        return backups;
    }

    @Test
    void thoseOfTheLastDaysStayAndTheOthersAreSaidToBeOlder() {
        List<Verdict> verdicts = judged("3d", daily(6));
        assertThat(kept("3d", daily(6))).containsExactly("d0", "d1", "d2", "d3");
        assertThat(of("d4", verdicts).told()).isEqualTo("removed: older than 3 days");
        assertThat(of("d1", verdicts).told()).isEqualTo("kept: of the last 3 days");
    }

    @Test
    void everyRuleThatKeepsOneIsNamed() {
        List<Verdict> verdicts = judged("2 newest, 3 weekly, 2 monthly, 1 yearly", daily(60));
        assertThat(of("d0", verdicts).told())
                .isEqualTo("kept: the newest proven one; one of the newest 2; newest of week 2026-W47;"
                        + " newest of month 2026-11; newest of year 2026");
        assertThat(of("d6", verdicts).told()).isEqualTo("kept: newest of week 2026-W46");
        assertThat(of("d21", verdicts).told()).isEqualTo("kept: newest of month 2026-10");
        assertThat(of("d59", verdicts).told()).isEqualTo("removed: not among 2 newest, 3 weekly, 2 monthly, 1 yearly");
        assertThat(verdicts.stream().filter(Verdict::kept)).hasSize(5);
    }

    @Test
    void aDayEndsAtMidnightWhereThePersonIs() {
        Instant beforeMidnight =
                ZonedDateTime.of(2026, 11, 20, 23, 30, 0, 0, VIENNA).toInstant();
        Instant after = beforeMidnight.plus(Duration.ofHours(1));
        List<Backup> backups = List.of(Known.proven("before", beforeMidnight), Known.proven("after", after));
        assertThat(kept("2 daily", backups)).containsExactly("after", "before");
    }

    @Test
    void theDayWithTwentyFiveHoursIsOneDay() {
        Instant first = ZonedDateTime.of(2026, 10, 25, 0, 10, 0, 0, VIENNA).toInstant();
        List<Backup> backups = List.of(
                Known.proven("first", first),
                Known.proven("last", first.plus(Duration.ofHours(24))),
                Known.proven("eve", first.minus(Duration.ofHours(1))));
        assertThat(kept("2 daily", backups)).containsExactly("last", "eve");
    }

    @Test
    void unprovenOnesFillNoPlaceAndPushNothingOut() {
        List<Backup> backups = new ArrayList<>(daily(3));
        backups.add(Known.unproven("u0", NOW.plusSeconds(1)));
        backups.add(Known.unproven("u1", ago(1).plusSeconds(1)));
        assertThat(kept("2 newest", backups)).containsExactly("u0", "d0", "u1", "d1");
    }

    @Test
    void anUnprovenOneGoesWhenItIsOlderThanAllThatIsAskedForAndAProvenOneIsNewer() {
        List<Backup> backups = new ArrayList<>(daily(3));
        backups.add(Known.unproven("old", ago(9)));
        assertThat(of("old", judged("2 newest", backups)).told())
                .isEqualTo("removed: not proven, and older than all that the rules ask for; d0 is newer and proven");
        assertThat(kept("2 newest", List.of(Known.unproven("old", ago(9))))).containsExactly("old");
        assertThat(kept("1d", List.of(Known.proven("p", ago(20)), Known.unproven("u", ago(9)))))
                .containsExactly("u", "p");
    }

    @Test
    void aDamagedOneIsNoNewestProvenOne() {
        List<Backup> backups = List.of(
                Known.backup("damaged", NOW, Rung.RESTORED, Copy.State.DAMAGED, null), Known.proven("p", ago(40)));
        assertThat(kept("1 newest", backups)).contains("p");
    }

    @Test
    void whatIsPinnedStaysForItsReason() {
        List<Backup> backups = new ArrayList<>(daily(2));
        backups.add(Known.backup("p", ago(900), Rung.COMPLETE, Copy.State.DAMAGED, "before the upgrade"));
        assertThat(of("p", judged("1 newest", backups)).told()).isEqualTo("kept: pinned: before the upgrade");
    }

    @Test
    void whatIsPinnedFillsNoPlaceSoThatWhatIsDamagedDoesNotPushOutWhatIsGood() {
        List<Backup> backups = new ArrayList<>(daily(3));
        backups.add(Known.backup("damaged", NOW.plusSeconds(1), Rung.READ_BACK, Copy.State.GOOD, "before a restore"));
        assertThat(kept("1 newest", backups)).containsExactly("damaged", "d0");
        assertThat(kept("1 daily", backups)).containsExactly("damaged", "d0");
        assertThat(kept("1d", backups)).containsExactly("damaged", "d0", "d1");
        assertThat(of("d1", judged("1 newest", backups)).kept()).isFalse();
    }

    @Test
    void whereOnlyPinnedOnesAreProvenTheyCount() {
        List<Backup> backups =
                List.of(Known.backup("p", NOW, Rung.READ_BACK, Copy.State.GOOD, "why"), Known.unproven("u", ago(9)));
        assertThat(kept("1 newest", backups)).containsExactly("p");
    }

    @Test
    void theOldestGoFirstWhereRoomIsLimitedAndTheNewestStaysHoweverLargeItIs() {
        assertThat(kept("30d, at most 3KB", daily(6))).containsExactly("d0", "d1", "d2");
        assertThat(of("d3", judged("30d, at most 3KB", daily(6))).told())
                .isEqualTo("removed: the newer ones take 3.0 KB already");
        assertThat(kept("30d, at most 1B", daily(6))).containsExactly("d0");
    }

    @Test
    void afterAFailedRunAndWithoutRulesAndWithoutProofNothingGoes() {
        Clock clock = Clock.fixed(NOW, VIENNA);
        assertThat(new Rules(Keep.parse("1 newest"), clock).judge(daily(9), true))
                .allMatch(Verdict::kept);
        assertThat(new Rules(null, clock).judge(daily(9), false)).allMatch(Verdict::kept);
        assertThat(kept("1 newest", List.of(Known.unproven("a", ago(80)), Known.unproven("b", ago(90)))))
                .containsExactly("a", "b");
    }

    @Test
    void whatIsHalfRemovedIsRemovedAgain() {
        List<Backup> backups = new ArrayList<>(daily(2));
        backups.add(Known.backup("half", ago(1), Rung.DECODED, Copy.State.DELETING_FAILED, null));
        assertThat(of("half", judged("9 newest", backups)).told())
                .isEqualTo("removed: its removal was begun and failed");
    }

    @Test
    void ofTwoInOneMomentTheLaterIdIsTheNewer() {
        List<Backup> backups = List.of(Known.proven("a", NOW), Known.proven("b", NOW));
        assertThat(kept("1 newest", backups)).containsExactly("b");
    }

    @Test
    void aClockThatRanAheadOnceDoesNotCostTheNewestOfTheOthers() {
        List<Backup> backups = new ArrayList<>(daily(5));
        backups.add(Known.proven("ahead", NOW.plus(Duration.ofDays(3650))));
        assertThat(kept("2d", backups)).containsExactly("ahead", "d0", "d1", "d2");
    }

    @Test
    void aClockThatIsYearsAheadNowEmptiesNothing() {
        Clock ahead = Clock.fixed(NOW.plus(Duration.ofDays(3650)), VIENNA);
        assertThat(new Rules(new Keep(2), ahead).judge(daily(5), false).stream().filter(Verdict::kept))
                .hasSize(3);
    }
}
