package dev.handrail.desktop.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Subject;
import dev.handrail.backup.source.Manifests;
import dev.handrail.desktop.shared.Some;
import dev.handrail.desktop.shared.Times;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.server.Encryption;
import dev.handrail.server.Environment;
import dev.handrail.server.Keep;
import dev.handrail.server.KeepRules;
import dev.handrail.server.Server;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far what was lost has come back, and the small words beside backups. */
class LostTest {
    private static final Instant BEGAN = Instant.parse("2026-03-29T00:30:00Z");
    private static final Server SERVER = Some.withDatabase("Parish office", Environment.PRODUCTION);
    private static final Subject SUBJECT = Subject.database("chms_production");

    private static Backup backup(Copy.State state, boolean sealed, Proof... proofs) {
        Manifest was = Manifests.of("postgresql", "custom", List.of(), List.of());
        Manifest.Artifact file = was.artifact();
        Manifest manifest = new Manifest(
                was.format(),
                was.id(),
                was.server(),
                was.environment(),
                Manifest.Source.plain("postgresql", "chms_production", "chms"),
                was.taken(),
                1,
                was.tools(),
                new Manifest.Artifact(
                        file.file(),
                        file.form(),
                        file.compression(),
                        file.bytes(),
                        file.storedBytes(),
                        file.sha256(),
                        null,
                        sealed ? List.of("age1x") : List.of()),
                List.of());
        return new Backup(manifest, false, List.of(new Copy("nas", "/mnt", "f", state)), List.of(proofs));
    }

    static Backup roles(String server, Instant taken) {
        return roles(server, "roles-1", taken);
    }

    static Backup roles(String server, String id, Instant taken) {
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                id,
                server,
                "test",
                Manifest.Source.plain("postgresql", "roles", "globals"),
                taken,
                1,
                new Manifest.Tools("pg_dumpall", "zstd"),
                new Manifest.Artifact("roles.sql.zst", "roles", Compression.ZSTD, 10, 5, "ab".repeat(32)),
                List.of());
        return new Backup(
                manifest, false, List.of(new Copy("nas", "/mnt", "roles.sql.zst", Copy.State.GOOD)), List.of());
    }

    private static Proof proof(Proof.Rung rung, int seconds, boolean passed) {
        return new Proof(rung, BEGAN.plusSeconds(seconds), 1, passed, "");
    }

    private static Lost.State state(Server server, Backup... backups) {
        Run done = new Run(
                "r1",
                "restore",
                "Restore",
                server.name(),
                "mara",
                BEGAN,
                BEGAN.plusSeconds(30),
                Outcome.DONE,
                null,
                null,
                Map.of("database", "chms"));
        Restores restores = new Restores(server, BEGAN, List.of(done), List.of());
        return Lost.of(SUBJECT, backups[0], List.of(backups), restores).state();
    }

    @Test
    void whatWasRestoredSinceThenIsBackAndNotWhatWasBefore() {
        assertThat(state(SERVER, backup(Copy.State.GOOD, false))).isEqualTo(Lost.State.TO_COME);
        assertThat(state(SERVER, backup(Copy.State.GOOD, false, proof(Proof.Rung.RESTORED, -1, true))))
                .isEqualTo(Lost.State.TO_COME);
        assertThat(state(SERVER, backup(Copy.State.GOOD, false, proof(Proof.Rung.RESTORED, 0, true))))
                .isEqualTo(Lost.State.BACK);
        assertThat(state(SERVER, backup(Copy.State.GOOD, false, proof(Proof.Rung.RESTORED, 31, true))))
                .as("by another run")
                .isEqualTo(Lost.State.TO_COME);
        assertThat(state(SERVER, backup(Copy.State.GOOD, false, proof(Proof.Rung.DECODED, 5, true))))
                .as("it was only read")
                .isEqualTo(Lost.State.TO_COME);
    }

    @Test
    void whatIsBackStaysBackThoughANewerBackupFailed() {
        Backup newest = backup(Copy.State.GOOD, false, proof(Proof.Rung.RESTORED, 10, false));
        assertThat(state(SERVER, newest)).isEqualTo(Lost.State.FAILED);
        assertThat(state(SERVER, newest, backup(Copy.State.GOOD, false, proof(Proof.Rung.EQUAL, 5, true))))
                .isEqualTo(Lost.State.BACK);
    }

    @Test
    void whatCannotBeReliedOnIsGoneAndWhatNobodyCanOpenIsLocked() {
        assertThat(state(SERVER, backup(Copy.State.DAMAGED, true))).isEqualTo(Lost.State.GONE);
        assertThat(state(SERVER, backup(Copy.State.GOOD, true))).isEqualTo(Lost.State.LOCKED);
        Encryption opens =
                new Encryption(List.of("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"), null, null);
        assertThat(state(SERVER.withEncryption(opens), backup(Copy.State.GOOD, true)))
                .isEqualTo(Lost.State.TO_COME);
    }

    private static RuleModel rule(Keep keep) {
        return new RuleModel(new KeepRules.Rule(KeepRules.Part.FILES, "uploads", keep));
    }

    @ParameterizedTest
    @CsvSource({
        "30d, true, false",
        " 30d , true, false",
        "31d, true, true",
        "'', true, true",
        "'  ', true, true",
        "thirty, false, true",
        "0d, false, true",
        "-1d, false, true",
        "99999999999d, false, true",
        "'30d, at most', false, true"
    })
    void whetherARuleCanBeSaved(String text, boolean valid, boolean changed) {
        RuleModel rule = rule(new Keep(30));
        rule.text().set(text);
        assertThat(rule.valid()).isEqualTo(valid);
        assertThat(rule.problem().isEmpty()).isEqualTo(valid);
        assertThat(rule.changed()).isEqualTo(changed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proven", "complete", "none", "blank"})
    void eachStateOfADayHasAWordAndAColour(String style) {
        Times times = new Times(Clock.fixed(BEGAN, ZoneId.of("UTC")), ZoneId.of("UTC"));
        Day.State state = List.of(Day.State.values()).stream()
                .filter(one -> one.style().equals(style))
                .findFirst()
                .orElseThrow();
        LocalDate yesterday = LocalDate.of(2026, 3, 28);
        String plain = new Day(yesterday, state, List.of()).words(times);
        assertThat(plain).contains("Yesterday").hasSizeGreaterThan("Yesterday".length());
        assertThat(new Day(yesterday, state, List.of("a", "b")).words(times))
                .startsWith(plain)
                .contains("a, b");
    }

    /** The night in which an hour is left out, or comes twice, is one night all the same. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-29T21:30:00Z, 2026-03-29, 30",
        "2026-10-25T22:30:00Z, 2026-10-25, 30",
        "2026-10-25T23:30:00Z, 2026-10-26, 30"
    })
    void aStripEndsTodayWhateverTheClockDoes(Instant now, LocalDate today, int days) {
        ZoneId vienna = ZoneId.of("Europe/Vienna");
        Times times = new Times(Clock.fixed(now, vienna), vienna);
        List<Strip> strips = Strip.of(List.of(SUBJECT), List.of(backup(Copy.State.GOOD, false)), times, days);
        assertThat(strips).singleElement().satisfies(strip -> {
            assertThat(strip.days()).hasSize(days);
            assertThat(strip.days().getLast().date()).isEqualTo(today);
            assertThat(strip.days().getFirst().date()).isEqualTo(today.minusDays(days - 1L));
            assertThat(strip.days().getLast().state()).isEqualTo(Day.State.BLANK);
        });
    }

    @Test
    void databasesThatCanBeComparedAreThoseOfTheProfileAndThoseThatWereEverBackedUp() {
        Backup roles =
                new Backup(Manifests.of("postgresql", "roles", List.of(), List.of()), false, List.of(), List.of());
        Backup other = new Backup(Manifests.of("mariadb", "sql", List.of(), List.of()), false, List.of(), List.of());
        Backup gone =
                new Backup(Manifests.of("postgresql", "custom", List.of(), List.of()), false, List.of(), List.of());
        Backup users = new Backup(Manifests.of("mariadb", "users", List.of(), List.of()), false, List.of(), List.of());
        assertThat(ComparableDatabases.in(SERVER, List.of(roles, users, backup(Copy.State.GOOD, false))))
                .containsExactly("chms_production");
        assertThat(ComparableDatabases.in(SERVER, List.of(other))).containsExactly("chms_production", "source");
        assertThat(ComparableDatabases.in(SERVER, List.of(gone))).containsExactly("chms_production", "source");
    }
}
