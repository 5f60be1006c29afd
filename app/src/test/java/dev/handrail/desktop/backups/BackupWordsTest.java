package dev.handrail.desktop.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.backup.keep.Verdict;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Some;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.Database;
import dev.handrail.server.Environment;
import dev.handrail.server.Keep;
import dev.handrail.server.Server;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands of a backup in its row and beside it. */
class BackupWordsTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Instant NOW = Instant.parse("2026-03-29T12:00:00Z");
    private static final Times TIMES = new Times(Clock.fixed(NOW, HELSINKI), HELSINKI);

    @Test
    void aBackupThatNobodyReadAgainIsNeitherGoodNorBad() {
        Backup fresh = backup(List.of(copy("here", Copy.State.GOOD)));
        assertThat(BackupWords.light(fresh)).isEqualTo(Light.UNKNOWN);
        Backup read = backup(List.of(copy("here", Copy.State.GOOD)), proof(Proof.Rung.READ_BACK, true, null, 1));
        assertThat(BackupWords.light(read)).isEqualTo(Light.GOOD);
    }

    @ParameterizedTest
    @EnumSource(value = Copy.State.class, names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
    void oneCopyThatIsNotGoodIsAWarningAndWhereItIsTheOnlyOneAFault(Copy.State state) {
        Proof read = proof(Proof.Rung.DECODED, true, null, 1);
        Backup some = backup(List.of(copy("here", Copy.State.GOOD), copy("cloud", state)), read);
        assertThat(BackupWords.light(some)).isEqualTo(Light.WARN);
        assertThat(BackupWords.proof(some)).isEqualTo("1 of 2 copies");
        assertThat(BackupWords.copies(some)).startsWith("here, cloud ").hasSizeGreaterThan("here, cloud ".length());
        Backup none = backup(List.of(copy("cloud", state)), read);
        assertThat(BackupWords.light(none)).isEqualTo(Light.BAD);
        assertThat(BackupWords.proof(none)).isEqualTo("no good copy");
    }

    @Test
    void aFileThatIsWholeAndLacksSomethingSaysSo() {
        Backup lacking = backup(List.of(copy("here", Copy.State.GOOD)), proof(Proof.Rung.INVENTORY, false, "here", 1));
        assertThat(BackupWords.light(lacking)).isEqualTo(Light.BAD);
        assertThat(BackupWords.proof(lacking)).isEqualTo("lacks something");
    }

    @Test
    void whenItWasLastRestoredIsSaidAndThatItFailed() {
        assertThat(BackupWords.drilled(backup(List.of()), TIMES)).isEqualTo("—");
        Proof well = proof(Proof.Rung.RESTORED, true, null, 24);
        assertThat(BackupWords.drilled(backup(List.of(), well), TIMES)).isEqualTo("Yesterday");
        Proof badly = proof(Proof.Rung.EQUAL, false, null, 1);
        assertThat(BackupWords.drilled(backup(List.of(), well, badly), TIMES)).isEqualTo("failed Today");
        assertThat(BackupWords.drilled(backup(List.of(), badly, proof(Proof.Rung.RESTORED, true, null, 0)), TIMES))
                .as("the newest counts")
                .isEqualTo("Today");
    }

    @ParameterizedTest
    @CsvSource({
        // Taken at the beginning of that day, and kept for so many: until which day.
        "2026-03-28T22:30:00Z, 30, 28 Apr",
        "2026-03-28T21:30:00Z, 30, 27 Apr",
        "2025-10-01T21:30:00Z, 400, 6 Nov",
        "2026-03-28T12:00:00Z, 1, kept by a rule",
        "2026-03-28T12:00:00Z, 2, 30 Mar",
        "2026-03-01T12:00:00Z, 300, 26 Dec",
        "2026-03-01T12:00:00Z, 365, 1 Mar 2027",
        "2026-01-01T12:00:00Z, 30, kept by a rule"
    })
    void untilWhichDayItIsKept(Instant taken, int days, String until) {
        Backup backup = backup(taken, null, List.of());
        Verdict verdict = new Verdict(backup, true, List.of("kept by a rule"));
        assertThat(BackupWords.kept(backup, verdict, server(new Keep(days)), TIMES))
                .isEqualTo(until);
    }

    @Test
    void whatKeepsItIsSaidWhereItIsNoDay() {
        Backup backup = backup(NOW, null, List.of());
        Verdict kept = new Verdict(backup, true, List.of("newest of the month", "newest"));
        Keep monthly = new Keep(0, 0, 0, 0, 12, 0, null);
        assertThat(BackupWords.kept(backup, kept, server(monthly), TIMES)).isEqualTo("newest of the month");
        assertThat(BackupWords.kept(backup, kept, server(null), TIMES)).isEqualTo("for good");
        assertThat(BackupWords.kept(backup, null, server(monthly), TIMES)).isEqualTo("—");
        Verdict removed = new Verdict(backup, false, List.of("older than 30 days"));
        assertThat(BackupWords.kept(backup, removed, server(monthly), TIMES))
                .isEqualTo("goes with the next cleaning up");
    }

    @Test
    void aPinGoesBeforeAnyRule() {
        Backup pinned = backup(NOW, "before the big move", List.of());
        Verdict removed = new Verdict(pinned, false, List.of("old"));
        assertThat(BackupWords.kept(pinned, removed, server(new Keep(1)), TIMES))
                .isEqualTo("pinned: before the big move");
        assertThat(BackupWords.kept(backup(NOW, "", List.of()), null, server(null), TIMES))
                .isEqualTo("pinned");
    }

    @Test
    void whatItIsStandsInAFewLines() {
        String facts = BackupWords.facts(backup(List.of()), null, TIMES);
        assertThat(facts)
                .contains(
                        "pg_dump (PostgreSQL) 16.4",
                        "zstd 1.5.4",
                        "2.0 KB stored, 4.0 KB restored",
                        "2 tables, 1,207 rows");
        assertThat(facts).doesNotContain("null", "{");
    }

    @ParameterizedTest
    @CsvSource({"kept as newest, Kept as newest", "'', ''", "ä, Ä", "1 day, 1 day"})
    void aSentenceBeginsWithACapital(String words, String sentence) {
        assertThat(BackupWords.sentence(words)).isEqualTo(sentence);
    }

    @Test
    void everyRungOfTheLadderIsShownAndWhatWasNotTriedSaysSo() {
        List<Rung> ladder = Rung.of(backup(List.of()), Optional.of(Duration.ofMinutes(3)), TIMES);
        assertThat(ladder).hasSize(Proof.Rung.values().length);
        assertThat(ladder).extracting(Rung::state).containsOnly(Rung.State.NOT_YET);
        assertThat(ladder.get(Proof.Rung.RESTORED.ordinal()).detail()).contains("3 min");
        assertThat(ladder.get(Proof.Rung.DECODED.ordinal()).detail()).doesNotContain("3 min");
    }

    @Test
    void ofEachCopyTheNewestTestCountsAndOneThatFailedFailsTheRung() {
        Backup backup = backup(
                List.of(copy("here", Copy.State.GOOD), copy("cloud", Copy.State.GOOD)),
                proof(Proof.Rung.DECODED, false, "here", 5),
                proof(Proof.Rung.DECODED, true, "here", 1),
                proof(Proof.Rung.DECODED, true, "cloud", 3));
        assertThat(decoded(backup).state()).isEqualTo(Rung.State.PASSED);
        assertThat(decoded(backup).detail()).contains("cloud", "here");
        Backup worse = backup(
                List.of(copy("here", Copy.State.GOOD), copy("cloud", Copy.State.GOOD)),
                proof(Proof.Rung.DECODED, true, "here", 1),
                proof(Proof.Rung.DECODED, false, "cloud", 3));
        assertThat(decoded(worse).state()).isEqualTo(Rung.State.FAILED);
    }

    private static Rung decoded(Backup backup) {
        return Rung.of(backup, Optional.empty(), TIMES).get(Proof.Rung.DECODED.ordinal());
    }

    private static Backup backup(List<Copy> copies, Proof... proofs) {
        return backup(NOW, null, copies, proofs);
    }

    private static Backup backup(Instant taken, @Nullable String pin, List<Copy> copies, Proof... proofs) {
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "b-1",
                "Parish",
                "test",
                new Manifest.Source("postgresql", "chms", "chms", "16.4", "UTF8", "C", "C", "chms"),
                taken,
                0,
                new Manifest.Tools("pg_dump (PostgreSQL) 16.4", "zstd 1.5.4"),
                new Manifest.Artifact("b.dump", "custom", Compression.ZSTD, 4096, 2048, "ab".repeat(32)),
                List.of(
                        new Manifest.TableRows("public", "members", 1200),
                        new Manifest.TableRows("public", "visits", 7)));
        return new Backup("Parish", manifest, pin, copies, List.of(proofs));
    }

    private static Copy copy(String destination, Copy.State state) {
        return new Copy(destination, "/" + destination, "b.dump", state);
    }

    private static Proof proof(Proof.Rung rung, boolean passed, @Nullable String of, int hoursAgo) {
        return new Proof(rung, NOW.minus(Duration.ofHours(hoursAgo)), 1000, passed, "found", of);
    }

    private static Server server(@Nullable Keep keep) {
        Database one = Some.database("chms");
        Database kept = new Database(
                "chms", one.engine(), one.host(), one.port(), one.user(), one.password(), null, null, null, keep);
        return new Server(
                "Parish",
                Environment.TEST,
                null,
                Some.ssh(),
                List.of(kept),
                List.of(),
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
