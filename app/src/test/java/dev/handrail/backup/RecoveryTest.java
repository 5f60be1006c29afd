package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.DrillRule;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String PARISH = "Parish";

    private final List<Backup> backups = new ArrayList<>();
    private final List<PastBackup> past = new ArrayList<>();

    @Test
    void ofADatabaseThatWasNeverBackedUpAllWouldBeLostAndADrillIsDue() {
        Recovery recovery = recovery();
        assertThat(recovery.lost(NOW)).isEmpty();
        assertThat(recovery.measured()).isEmpty();
        assertThat(recovery.trend()).isEqualTo(Recovery.Trend.UNKNOWN);
        assertThat(recovery.isDue(NOW)).isTrue();
    }

    @Test
    void whatWouldBeLostIsCountedFromTheNewestBackupThatWasReadBack() {
        backup("old", 30, Proof.Rung.READ_BACK, 1, true);
        backup("new", 2, Proof.Rung.COMPLETE, 1, true);
        assertThat(recovery().lost(NOW)).contains(Duration.ofHours(30));
    }

    @Test
    void theWorstIsTheLongestTimeBetweenTwoProvenBackupsOfTheLastMonth() {
        backup("one", 24 * 9, Proof.Rung.READ_BACK, 1, true);
        backup("two", 24 * 4, Proof.Rung.READ_BACK, 1, true);
        backup("never read", 24 * 7, Proof.Rung.COMPLETE, 1, true);
        backup("three", 24 * 3, Proof.Rung.READ_BACK, 1, true);
        assertThat(recovery().exposure().worst()).contains(Duration.ofDays(5));
        assertThat(recovery().exposure().before()).isEmpty();
    }

    @Test
    void whatWasRemovedSinceStillCountsForHowItWas() {
        backup("weekly", 24 * 45, Proof.Rung.READ_BACK, 1, true);
        backup("last", 24 * 31, Proof.Rung.READ_BACK, 1, true);
        backup("new", 24, Proof.Rung.READ_BACK, 1, true);
        assertThat(recovery().exposure()).isEqualTo(new Exposure(days(30), days(14)));

        past(Subject.database("chms"), 24 * 38, true, null);
        past(Subject.database("chms"), 24 * 11, true, null);
        assertThat(recovery().exposure()).isEqualTo(new Exposure(days(20), days(7)));

        past(Subject.database("other"), 24 * 5, true, null);
        past(new Subject(Subject.Sort.FILES, "chms"), 24 * 5, true, null);
        past(Subject.database("chms"), 24 * 5, false, null);
        assertThat(recovery().exposure()).isEqualTo(new Exposure(days(20), days(7)));
        assertThat(recovery().lost(NOW)).contains(Duration.ofDays(1));
    }

    @Test
    void aDrillOfABackupThatIsRemovedWasADrill() {
        past(Subject.database("chms"), 300, true, 60_000L);
        assertThat(recovery().measured().orElseThrow().took()).isEqualTo(Duration.ofMinutes(1));
        assertThat(recovery().isDue(NOW)).isFalse();
        assertThat(recovery().lost(NOW)).isEmpty();

        backup("new", 24, Proof.Rung.RESTORED, 90_000, true);
        assertThat(recovery().trend()).isEqualTo(Recovery.Trend.SLOWER);
        assertThat(recovery().usual()).contains(Duration.ofMinutes(1));
    }

    @Test
    void oneThatWasOddDoesNotMakeTheNextLookSlowOrFast() {
        backup("one", 500, Proof.Rung.RESTORED, 60_000, true);
        backup("two", 400, Proof.Rung.RESTORED, 61_000, true);
        backup("odd", 300, Proof.Rung.RESTORED, 600_000, true);
        assertThat(recovery().trend()).isEqualTo(Recovery.Trend.SLOWER);
        backup("four", 200, Proof.Rung.RESTORED, 62_000, true);
        assertThat(recovery().trend()).isEqualTo(Recovery.Trend.SAME);
        assertThat(recovery().usual()).contains(Duration.ofSeconds(61));
        assertThat(recovery().before().orElseThrow().took()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatLiesLongAgoIsNotUsualAnyMore() {
        for (int i = 0; i < 6; i++) {
            backup("small " + i, 800 - i, Proof.Rung.RESTORED, 1_000, true);
        }
        for (int i = 0; i < 5; i++) {
            backup("grown " + i, 400 - i, Proof.Rung.RESTORED, 60_000, true);
        }
        backup("failed", 200, Proof.Rung.RESTORED, 1, false);
        backup("last", 100, Proof.Rung.RESTORED, 63_000, true);
        assertThat(recovery().usual()).contains(Duration.ofMinutes(1));
        assertThat(recovery().trend()).isEqualTo(Recovery.Trend.SAME);
    }

    @Test
    void aRestoreThatTakesLongerThanTheOneBeforeIsSlower() {
        backup("one", 300, Proof.Rung.RESTORED, 60_000, true);
        assertThat(recovery().trend()).isEqualTo(Recovery.Trend.UNKNOWN);
        backup("two", 200, Proof.Rung.RESTORED, 63_000, true);
        assertThat(recovery().trend()).isEqualTo(Recovery.Trend.SAME);
        backup("three", 100, Proof.Rung.RESTORED, 90_000, true);
        assertThat(recovery().trend()).isEqualTo(Recovery.Trend.SLOWER);
        backup("four", 50, Proof.Rung.RESTORED, 30_000, true);
        assertThat(recovery().trend()).isEqualTo(Recovery.Trend.FASTER);
        assertThat(recovery().measured().orElseThrow().took()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void oneIsDueAMonthAfterTheLastThatWentWellAndAtOnceAfterOneThatDidNot() {
        backup("good", 24, Proof.Rung.RESTORED, 60_000, true);
        assertThat(recovery().isDue(NOW)).isFalse();
        assertThat(recovery().due()).contains(NOW.minus(Duration.ofHours(24)).plus(DrillRule.MONTHLY));
        assertThat(recovery().isDue(NOW.plus(DrillRule.MONTHLY))).isTrue();

        backup("bad", 2, Proof.Rung.RESTORED, 60_000, false);
        assertThat(recovery().failed()).isTrue();
        assertThat(recovery().isDue(NOW)).isTrue();
        assertThat(recovery().measured().orElseThrow().backup()).isEqualTo("good");
    }

    @Test
    void aDatabaseIsDueAsOftenAsItsProfileSays() {
        backup("good", 24 * 8, Proof.Rung.RESTORED, 60_000, true);
        assertThat(recovery().isDue(NOW)).isFalse();

        Recovery weekly =
                Recovery.of(server(rule(7), Dump.USUAL), backups, past, NOW).getFirst();
        assertThat(weekly.isDue(NOW)).isTrue();
        assertThat(weekly.due()).contains(NOW.minus(Duration.ofDays(1)));
        assertThat(Recovery.of(server(rule(90), Dump.USUAL), backups, past, NOW)
                        .getFirst()
                        .isDue(NOW.plus(Duration.ofDays(80))))
                .isFalse();
    }

    @Test
    void filesAreToldOfWhereTheProfileWantsThemTriedOut() {
        assertThat(Recovery.of(server(null, Dump.USUAL, files(null)), backups, past, NOW))
                .extracting(Recovery::source)
                .containsExactly("chms");
        assertThat(Recovery.of(server(null, Dump.USUAL, files(rule(31))), backups, past, NOW))
                .extracting(Recovery::source)
                .containsExactly("chms", "uploads");
    }

    @Test
    void rolesAreNeverDue() {
        Dump roles = new Dump(Dump.What.ROLES, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of());
        assertThat(Recovery.of(server(null, roles), backups, past, NOW)).isEmpty();
    }

    private static DrillRule rule(int days) {
        return new DrillRule(Duration.ofDays(days), List.of(), null);
    }

    private static FileSet files(@Nullable DrillRule drill) {
        return new FileSet("uploads", "/srv/uploads", List.of(), null, null, drill, null);
    }

    private Recovery recovery() {
        List<Recovery> all = Recovery.of(server(), backups, past, NOW);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Optional<Duration> days(int days) {
        return Optional.of(Duration.ofDays(days));
    }

    /** One that is removed, and was restored right away if it says how long that took. */
    private void past(Subject subject, int hoursAgo, boolean proven, @Nullable Long millis) {
        Instant taken = NOW.minus(Duration.ofHours(hoursAgo));
        PastBackup.Restored restored = millis == null ? null : new PastBackup.Restored(taken, millis);
        past.add(new PastBackup("past " + past.size(), PARISH, subject, taken, proven, 5, restored));
    }

    private void backup(String id, int hoursAgo, Proof.Rung rung, long millis, boolean passed) {
        Instant taken = NOW.minus(Duration.ofHours(hoursAgo));
        Copy copy = new Copy("here", Copy.Kind.FOLDER, "/backups", id + ".dump", Copy.State.GOOD);
        Backup plain = Some.backup(id, PARISH, "chms", taken, copy);
        Proof proof = new Proof(rung, taken, millis, passed, "");
        backups.add(new Backup(plain.manifest(), false, plain.copies(), List.of(proof)));
    }

    private static Server server() {
        return server(null, Dump.USUAL);
    }

    private static Server server(@Nullable DrillRule drill, Dump dump, FileSet... files) {
        Server plain = Server.of(PARISH, Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        Database database = new Database(
                "chms",
                Engine.POSTGRESQL,
                "localhost",
                5432,
                "postgres",
                null,
                null,
                null,
                null,
                null,
                dump,
                drill,
                null);
        return new Server(
                plain.name(),
                plain.environment(),
                null,
                plain.access(),
                List.of(database),
                List.of(files),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
