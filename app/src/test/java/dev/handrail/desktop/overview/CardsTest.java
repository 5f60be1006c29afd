package dev.handrail.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Some;
import dev.handrail.desktop.shared.Times;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import dev.handrail.server.Database;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is unknown, or has become old, or holds for one database only, is never green. */
class CardsTest extends Desks {
    private static final String TODAY = "A good backup from today?";
    private static final Database PRODUCTION = Some.database("chms_production");
    private static final Database ARCHIVE = Some.database("archive");

    @Test
    void aBackupOfOneDatabaseIsNoBackupOfAnother() throws OperationFailed {
        Card backup = card(cards(backups(), Duration.ZERO, PRODUCTION, ARCHIVE), TODAY);

        assertThat(backup.light()).isEqualTo(Light.WARN);
        assertThat(backup.lines()).first().isEqualTo("archive: none");
    }

    @Test
    void theAgeIsThatOfTheDatabaseThatWasForgottenLongest() throws OperationFailed {
        List<Backup> backups =
                List.of(backups().getFirst(), as("archive", backups().get(5)));
        Card backup = card(cards(backups, Duration.ZERO, PRODUCTION, ARCHIVE), TODAY);

        assertThat(backup.figure()).isEqualTo("Only 1 of 2");
        assertThat(backup.light()).isEqualTo(Light.WARN);
        assertThat(backup.lines()).first().asString().contains("archive", "5 days ago");
    }

    @Test
    void theProofIsThatOfTheDatabaseOfWhichLeastIsKnown() throws OperationFailed {
        List<Backup> backups =
                List.of(backups().getFirst(), as("archive", backups().get(2)));
        Card proof = card(cards(backups, Duration.ZERO, PRODUCTION, ARCHIVE), "Proof");

        assertThat(proof.figure()).isEqualTo("Complete");
        assertThat(proof.light()).isEqualTo(Light.UNKNOWN);
    }

    @Test
    void aBackupWhoseCopiesAreGoneDoesNotCount() throws OperationFailed {
        Backup first = backups().getFirst();
        List<Copy> gone = List.of(new Copy("here", "/", "x", Copy.State.MISSING));
        Backup lost = new Backup(first.manifest(), false, gone, first.proofs());

        assertThat(cards(List.of(lost), Duration.ZERO, PRODUCTION))
                .filteredOn(card -> card.light() == Light.GOOD)
                .extracting(Card::title)
                .doesNotContain(TODAY, "Proof");
    }

    @Test
    void onlyTheBytesThatLieSomewhereAreKept() throws OperationFailed {
        Backup first = backups().getFirst();
        String each = Amounts.bytes(first.manifest().artifact().storedBytes());
        List<Copy> one = List.of(
                new Copy("here", "/", "x", Copy.State.GOOD),
                new Copy("there", "/there", "x", Copy.State.FAILED),
                new Copy("gone", "/gone", "x", Copy.State.MISSING));
        List<Backup> kept = List.of(new Backup(first.manifest(), false, one, first.proofs()));

        assertThat(card(cards(kept, Duration.ZERO, PRODUCTION), Words.of("overview.kept"))
                        .lines())
                .first()
                .isEqualTo(Words.of("overview.kept.bytes", each));
    }

    @Test
    void whatWasFineYesterdayIsNoLongerWhenNobodyDidAnything() throws OperationFailed {
        assertThat(card(cards(backups(), Duration.ZERO, PRODUCTION), TODAY).light())
                .isEqualTo(Light.GOOD);
        assertThat(card(cards(backups(), Duration.ofHours(27), PRODUCTION), TODAY)
                        .light())
                .isEqualTo(Light.WARN);
        assertThat(card(cards(backups(), Duration.ofDays(40), PRODUCTION), "Last restored")
                        .light())
                .isEqualTo(Light.WARN);
    }

    @Test
    void aServerThatNobodyHasReachedForDaysMayNotBeReachedAnyMore() throws OperationFailed {
        assertThat(card(cards(backups(), Duration.ZERO, PRODUCTION), "Reached").light())
                .isEqualTo(Light.GOOD);
        assertThat(card(cards(backups(), Duration.ofDays(3), PRODUCTION), "Reached")
                        .light())
                .isEqualTo(Light.UNKNOWN);
    }

    @Test
    void whatIsDoneOnThisComputerAloneReachesNoServer() throws OperationFailed {
        List<Run> runs = runs().stream()
                .filter(run -> run.operation().equals("backup verify"))
                .toList();
        Card reached = card(
                new Cards(
                                server(PRODUCTION),
                                List.of(),
                                List.of(),
                                runs,
                                Map.of(),
                                List.of(),
                                Optional.empty(),
                                times())
                        .all(),
                "Reached");

        assertThat(runs).isNotEmpty();
        assertThat(reached.light()).isEqualTo(Light.UNKNOWN);
    }

    @Test
    void everyAgeHasItsExactMoment() throws OperationFailed {
        assertThat(cards(backups(), Duration.ZERO, PRODUCTION))
                .filteredOn(card -> (card.figure() + card.lines()).contains(" ago"))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(card -> card.exact() != null);
    }

    private List<Card> cards(List<Backup> backups, Duration later, Database... databases) throws OperationFailed {
        Times times = new Times(Clock.offset(desk().clock(), later), desk().zone());
        return new Cards(server(databases), backups, List.of(), runs(), Map.of(), List.of(), Optional.empty(), times)
                .all();
    }

    private static Card card(List<Card> cards, String title) {
        return cards.stream()
                .filter(card -> card.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private List<Backup> backups() throws OperationFailed {
        return desk().catalogue().of("Parish office");
    }

    private List<Run> runs() throws OperationFailed {
        return desk().journal().runs(JournalFilter.all().server("Parish office"));
    }

    private static Backup as(String source, Backup backup) {
        Manifest of = backup.manifest();
        Manifest.Source was = of.source();
        Manifest.Source now = new Manifest.Source(
                was.kind(),
                source,
                source,
                was.version(),
                was.encoding(),
                was.collate(),
                was.characterType(),
                was.owner());
        Manifest renamed = new Manifest(
                of.format(),
                of.id() + source,
                of.server(),
                of.environment(),
                now,
                of.taken(),
                of.millis(),
                of.tools(),
                of.artifact(),
                of.tables());
        return new Backup(renamed, false, backup.copies(), backup.proofs());
    }

    private static Server server(Database... databases) {
        return new Server(
                "Parish office",
                Environment.PRODUCTION,
                null,
                Some.ssh(),
                List.of(databases),
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
