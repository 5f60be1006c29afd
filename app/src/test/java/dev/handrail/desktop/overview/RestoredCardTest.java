package dev.handrail.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.PastBackup;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Subject;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The card that says when a backup was last brought back for a try: never green for long. */
class RestoredCardTest extends Desks {
    private final List<PastBackup> past = new ArrayList<>();

    @Test
    void whatWasNeverTriedIsUnknown() throws OperationFailed {
        Card card = card(List.of(), Duration.ZERO);
        assertThat(card.light()).isEqualTo(Light.UNKNOWN);
        assertThat(card.figure()).isEqualTo("Unknown");
        assertThat(card.exact()).isNull();
    }

    @Test
    void whatWasTriedLatelyIsGoodAndSaysHowLongItTookAndWhenItIsDueAgain() throws OperationFailed {
        Card card = card(proven(true, Duration.ofDays(1)), Duration.ZERO);
        assertThat(card.light()).isEqualTo(Light.GOOD);
        assertThat(card.lines()).first().asString().contains("1 min 30 s");
        assertThat(card.exact()).isNotNull();
    }

    @Test
    void afterAMonthItIsDueAgainAndSaysOfWhat() throws OperationFailed {
        Card card = card(proven(true, Duration.ofDays(1)), Duration.ofDays(40));
        assertThat(card.light()).isEqualTo(Light.WARN);
        assertThat(card.lines().getLast()).contains("chms_production");
    }

    @Test
    void aTryThatFailedComesBeforeAllThatIsWell() throws OperationFailed {
        List<Backup> backups = new ArrayList<>(proven(true, Duration.ofDays(2)));
        Backup tried = backups.getFirst();
        List<Proof> proofs = new ArrayList<>(tried.proofs());
        proofs.add(proof(false, now().minus(Duration.ofHours(1))));
        backups.set(0, new Backup(tried.manifest(), tried.pinned(), tried.copies(), proofs));
        Card card = card(backups, Duration.ZERO);
        assertThat(card.light()).isEqualTo(Light.BAD);
        assertThat(card.lines()).first().asString().contains("chms_production");
    }

    @Test
    void thatMoreWouldBeLostThanBeforeIsSaid() throws OperationFailed {
        List<Backup> backups = proven(true, Duration.ofDays(1));
        assertThat(card(backups, Duration.ZERO).lines()).noneMatch(line -> line.contains("lost"));
        Instant taken = backups.getFirst().taken();
        for (int days : List.of(55, 52, 49, 46, 43, 40, 37, 34, 31, 28)) {
            Instant at = taken.minus(Duration.ofDays(days));
            past.add(new PastBackup(
                    "past " + days, "Parish office", Subject.database("chms_production"), at, true, 5, null));
        }
        assertThat(card(backups, Duration.ZERO).lines())
                .anyMatch(line -> line.startsWith("More of chms_production would be lost than before: at worst 28 d")
                        && line.endsWith("before 3 d"));
    }

    @Test
    void aTryOfABackupThatWasRemovedSinceWasOne() throws OperationFailed {
        past.add(new PastBackup(
                "past",
                "Parish office",
                Subject.database("chms_production"),
                now().minus(Duration.ofDays(3)),
                true,
                5,
                new PastBackup.Restored(now().minus(Duration.ofDays(2)), 60_000)));
        Card card = card(List.of(), Duration.ZERO);
        assertThat(card.light()).isNotEqualTo(Light.UNKNOWN);
        assertThat(card.lines()).first().asString().contains("1 min");
        assertThat(card.lines()).noneMatch(String::isBlank);
    }

    @Test
    void howLongItUsuallyTakesIsSaidToo() throws OperationFailed {
        past.add(new PastBackup(
                "past",
                "Parish office",
                Subject.database("chms_production"),
                now().minus(Duration.ofDays(35)),
                true,
                5,
                new PastBackup.Restored(now().minus(Duration.ofDays(33)), 60_000)));
        assertThat(card(proven(true, Duration.ofDays(1)), Duration.ZERO).lines())
                .first()
                .asString()
                .contains("1 min 30 s", "usually 1 min");
    }

    private Card card(List<Backup> backups, Duration later) throws OperationFailed {
        Server server = desk().servers().require("Parish office");
        return new RestoredCard(server, backups, past, new Times(Clock.offset(desk().clock(), later), desk().zone()))
                .card();
    }

    /** The newest backup of the database, with a try as its only proof. */
    private List<Backup> proven(boolean passed, Duration ago) throws OperationFailed {
        Backup backup = desk().catalogue().of("Parish office").stream()
                .filter(one -> one.source().equals("chms_production"))
                .findFirst()
                .orElseThrow();
        List<Proof> proofs = List.of(proof(passed, now().minus(ago)));
        return List.of(new Backup(backup.manifest(), backup.pinned(), backup.copies(), proofs));
    }

    private Instant now() {
        return desk().clock().instant();
    }

    private static Proof proof(boolean passed, Instant at) {
        return new Proof(Proof.Rung.RESTORED, at, 90_000, passed, "as it was");
    }
}
