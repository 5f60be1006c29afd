package dev.handrail.logbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Beginning;
import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Section;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was done without Handrail and written down by hand, and what stands in the journal beside it. */
class HandWrittenTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), HELSINKI);

    @TempDir
    static Path home;

    private static Store store;
    private static Journal journal;

    private final Times times = new Times(HELSINKI);
    private MaintenanceLog log;
    private HandWritten hand;

    @BeforeAll
    static void open() throws OperationFailed {
        store = ReadyStore.open(home, CLOCK);
        journal = new Journal(store.jdbi(), CLOCK);
    }

    @AfterAll
    static void close() {
        journal.close();
        store.close();
    }

    @BeforeEach
    void begin() {
        log = new MaintenanceLog(store.jdbi(), CLOCK, "anna");
        hand = new HandWritten(log, times, CLOCK, text -> text.replace("geheim", "•••"));
    }

    @Test
    void whatSaysNoMoreThanWhatItWasWasDoneJustNowByWhoeverWritesIt() throws OperationFailed {
        MaintenanceEntry entry = added("TITLE", "  Changed the laser ");
        assertThat(entry.title()).isEqualTo("Changed the laser");
        assertThat(entry.began()).isEqualTo(CLOCK.instant());
        assertThat(entry.ended()).isEqualTo(CLOCK.instant());
        assertThat(entry.people()).containsExactly("anna");
        assertThat(entry.version()).isEqualTo(1);
        assertThat(entry.texts().values()).allMatch(String::isEmpty);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-02-28T10:00, 2026-02-28T11:00, 2026-02-28T08:00:00Z, 2026-02-28T09:00:00Z",
                // What has only a beginning was over at once.
                "2026-02-28, -, 2026-02-27T22:00:00Z, 2026-02-27T22:00:00Z",
                "2026-02-28T10:00, 2026-02-28T10:00, 2026-02-28T08:00:00Z, 2026-02-28T08:00:00Z",
                // Over the hour that there is not: half past two to half past four is one hour.
                "2025-03-30T02:30, 2025-03-30T04:30, 2025-03-30T00:30:00Z, 2025-03-30T01:30:00Z"
            })
    void itsHoursAreThoseOfTheWall(String from, String to, Instant began, Instant ended) throws OperationFailed {
        MaintenanceEntry entry = to == null
                ? added("TITLE", "Roof", "--began", from)
                : added("TITLE", "Roof", "--began", from, "--ended", to);
        assertThat(entry.began()).isEqualTo(began);
        assertThat(entry.ended()).isEqualTo(ended);
    }

    @Test
    void whatEndedBeforeItBeganIsRefusedAndNotWritten() {
        int before = log.entries("parish", null, null).size();
        for (List<String> hours : List.of(
                List.of("--began", "2026-02-28T11:00", "--ended", "2026-02-28T10:59:59"),
                List.of("--ended", "2026-02-28"))) {
            assertThatThrownBy(() -> hand.add("parish", said("TITLE", "Roof", hours)))
                    .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                        assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.USAGE);
                        assertThat(failed.next()).isNotBlank();
                    });
        }
        assertThat(log.entries("parish", null, null)).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t "})
    void anEntryThatDoesNotSayWhatItWasIsNone(String title) {
        assertThatThrownBy(() -> hand.add("parish", said("TITLE", title)))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.next()).isNotBlank());
    }

    @Test
    void aSecretThatSlippedInIsTakenOut() throws OperationFailed {
        MaintenanceEntry entry = added("TITLE", "Password geheim changed", "--issues", "was geheim before");
        assertThat(entry.title()).isEqualTo("Password ••• changed");
        assertThat(entry.text(Section.ISSUES)).isEqualTo("was ••• before");
    }

    @Test
    void whatIsShownHasEveryVersionWithItsWriterAndEveryNote() throws OperationFailed {
        MaintenanceEntry first = added("TITLE", "Roof", "--issues", "It rained.");
        new MaintenanceLog(store.jdbi(), CLOCK, "ben").add(first.with(Map.of(Section.ISSUES, "It hailed.")));
        journal.note(first.id(), "cleo", "Look again in May.");
        Answer answer = new EntryShown(log, journal, times).tell(first.id()).orElseThrow();
        assertThat(answer.lines()).contains("It hailed.").doesNotContain("It rained.");
        assertThat(answer.lines()).anyMatch(line -> line.contains("ben")).anyMatch(line -> line.contains("cleo"));
        Map<?, ?> document = (Map<?, ?>) Objects.requireNonNull(answer.document());
        assertThat((List<?>) document.get("versions")).hasSize(2);
        assertThat((List<?>) document.get("notes")).hasSize(1);
        assertThat(((Map<?, ?>) Objects.requireNonNull(document.get("entry"))).get("issues"))
                .isEqualTo("It hailed.");
    }

    @Test
    void whatNobodyWroteIsNotShown() {
        assertThat(new EntryShown(log, journal, times).tell("20990101-000000-zzz"))
                .isEmpty();
    }

    @Test
    void aRunThatStillGoesOnHasTakenNoTimeYet() throws OperationFailed {
        OpenRun run = journal.begin(new Beginning("restore", "Restore", "records", "anna", Set.of()));
        Arguments which = said("RUN", run.id());
        assertThat(new RunShown(journal, times).tell(which).lines().get(1))
                .isEqualTo("Begun 2026-03-01 14:00:00 by anna");
        run.end(Outcome.DONE, null, null);
        assertThat(new RunShown(journal, times).tell(which).lines().get(1))
                .isEqualTo("Begun 2026-03-01 14:00:00 by anna, took 0 ms");
    }

    @Test
    void whatWasWrittenStandsAmongWhatWasRunByItsOwnTime() throws OperationFailed {
        OpenRun run = journal.begin(new Beginning("site check", "Check", "garden", "anna", Set.of()));
        run.end(Outcome.DONE, null, null);
        hand.add("garden", said("TITLE", "Before", "--began", "2026-02-01"));
        hand.add("garden", said("TITLE", "After", "--began", "2026-04-01"));
        List<String> titles = new RunList(journal, log, times)
                .tell(said(), "garden").rows().stream().map(row -> row.get(1)).toList();
        assertThat(titles).hasSize(3);
        assertThat(titles.get(0)).contains("After");
        assertThat(titles.get(1)).isEqualTo("Check");
        assertThat(titles.get(2)).contains("Before");
        assertThat(new RunList(journal, log, times)
                        .tell(said("--limit", "1"), "garden")
                        .rows())
                .hasSize(1);
    }

    private MaintenanceEntry added(String... said) throws OperationFailed {
        Map<?, ?> document = (Map<?, ?>)
                Objects.requireNonNull(hand.add("parish", said(said)).document());
        return log.entry(String.valueOf(document.get("id"))).orElseThrow();
    }

    private static Arguments said(String name, String value, List<String> more) {
        List<String> all = new ArrayList<>(List.of(name, value));
        all.addAll(more);
        return said(all.toArray(String[]::new));
    }

    private static Arguments said(String... said) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < said.length; i += 2) {
            values.put(said[i], Arrays.asList(said[i + 1]));
        }
        return new Arguments(values);
    }
}
