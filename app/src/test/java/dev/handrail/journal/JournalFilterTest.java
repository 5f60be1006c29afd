package dev.handrail.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a filter finds, and how page follows page, also while others write. */
class JournalFilterTest {
    private static final Instant BEGAN = Instant.parse("2026-03-01T10:00:00.500Z");
    private final JournalTest.MovableClock clock = new JournalTest.MovableClock(BEGAN);

    @OnBothStores
    void everyCombinationOfFiltersFindsWhatEachOfThemLetsThrough(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            List<Run> all = sixteenRuns(journal);
            Instant middle = all.get(8).started();
            for (String server : either("parish")) {
                for (String operation : either("restore")) {
                    for (String person : either("ben")) {
                        for (Outcome outcome : either(Outcome.FAILED)) {
                            for (Instant from : either(middle)) {
                                for (String text : either("FULL")) {
                                    JournalFilter filter = new JournalFilter(
                                            server, operation, null, person, outcome, text, false, from, null, null,
                                            100);
                                    assertFinds(journal, all, filter);
                                    assertFinds(journal, all, filter.from(null).to(from));
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @OnBothStores
    void aRunOnSeveralServersIsFoundUnderEachOfThemInItsPlace(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            journal.begin(run("restore", "records", "anna")).end(Outcome.DONE, null, null);
            clock.move(Duration.ofSeconds(1));
            Set<String> both = Set.of("parish", "records");
            OpenRun several = journal.begin(new Beginning("server import", "Take", "parish", both, "ben", Set.of()));
            several.line(null, "Welcome");
            several.end(Outcome.DONE, null, null);
            clock.move(Duration.ofSeconds(1));
            journal.begin(run("backup run", "records", "anna")).end(Outcome.DONE, null, null);
            JournalFilter records = JournalFilter.all().server("records");
            assertThat(journal.runs(records))
                    .extracting(Run::operation)
                    .containsExactly("backup run", "server import", "restore");
            assertThat(journal.runs(records.limit(2)))
                    .extracting(Run::operation)
                    .containsExactly("backup run", "server import");
            assertThat(journal.runs(records.before(several.id())))
                    .extracting(Run::operation)
                    .containsExactly("restore");
            assertThat(journal.runs(records.person("ben").text("RECORDS"))).hasSize(1);
            assertThat(journal.sought(records.text("welcome").transcripts(true), 1000)
                            .runs())
                    .extracting(Run::id)
                    .containsExactly(several.id());
            assertThat(journal.runs(JournalFilter.all().server("parish"))).hasSize(1);
            assertThat(journal.runs(JournalFilter.all())).hasSize(3);
        }
    }

    @OnBothStores
    void aKindIsTheFirstWordAndNoPartOfIt(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            for (String operation :
                    List.of("backup run", "backup verify", "restore", "restore undo", "restored by hand")) {
                journal.begin(run(operation, "parish", "anna")).end(Outcome.DONE, null, null);
            }
            assertThat(journal.runs(JournalFilter.all().kind(RunKind.BACKUP)))
                    .extracting(Run::operation)
                    .containsExactly("backup verify", "backup run");
            assertThat(journal.runs(JournalFilter.all().kind(RunKind.RESTORE).server("parish")))
                    .extracting(Run::operation)
                    .containsExactly("restore undo", "restore");
            assertThat(journal.people()).containsExactly("anna");
        }
    }

    @OnBothStores
    void whatIsNotedIsKeptInOrderAndFoundAgain(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            OpenRun open = journal.begin(run("restore", "parish", "anna"));
            journal.note(open.id(), "ben", " Called the Vendor ");
            open.end(Outcome.FAILED, "disk", "more room");
            clock.move(Duration.ofMinutes(5));
            journal.note(open.id(), "anna", "A new disk is in");

            assertThat(journal.notes(open.id()))
                    .extracting(Note::person, Note::text)
                    .containsExactly(tuple("ben", "Called the Vendor"), tuple("anna", "A new disk is in"));
            for (String text : List.of("called the vendor", "NEW DISK", "more room")) {
                assertThat(journal.runs(JournalFilter.all().text(text)))
                        .as(text)
                        .hasSize(text.equals("more room") ? 0 : 1);
            }
        }
    }

    @OnBothStores
    void anyLengthOfPageGivesTheSameRuns(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            sixteenRuns(journal);
            for (JournalFilter filter : List.of(
                    JournalFilter.all(),
                    JournalFilter.all().server("parish"),
                    JournalFilter.all().outcome(Outcome.DONE).text("records"),
                    JournalFilter.all().person("anna").from(BEGAN.plusSeconds(2)))) {
                List<String> whole = ids(journal.runs(filter));
                for (int length = 1; length <= 17; length++) {
                    assertThat(paged(journal, filter.limit(length)))
                            .as("%s by %d", filter, length)
                            .isEqualTo(whole);
                }
            }
        }
    }

    @OnBothStores
    void pagesHaveNoGapsAndNoRepeatsWhileOthersWrite(Store store) throws Exception {
        try (Journal journal = new Journal(store.jdbi(), Clock.systemUTC());
                Journal other = new Journal(store.jdbi(), Clock.systemUTC())) {
            for (int i = 0; i < 60; i++) {
                journal.begin(run("backup run", "parish", "anna")).end(Outcome.DONE, null, null);
            }
            List<String> before = ids(journal.runs(JournalFilter.all()));
            AtomicBoolean enough = new AtomicBoolean();
            Thread writer = Thread.ofVirtual().start(() -> writeUntil(other, enough));
            try {
                for (int round = 0; round < 5; round++) {
                    List<String> seen = paged(journal, JournalFilter.all().limit(7));
                    assertThat(seen).doesNotHaveDuplicates().containsAll(before);
                    assertThat(seen).isSortedAccordingTo(Comparator.reverseOrder());
                }
            } finally {
                enough.set(true);
                writer.join();
            }
            assertThat(journal.runs(JournalFilter.all().limit(1000))).hasSizeGreaterThan(before.size());
        }
    }

    @OnBothStores
    void textIsFoundWhereverItStandsAndHoweverItIsWritten(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            OpenRun run = journal.begin(new Beginning("db upkeep", "VACUUM Ämter", "Büro", "Zoë", Set.of()));
            run.made("file", "/srv/Backups/x_1%.dump");
            run.end(Outcome.FAILED, "ERROR: \"öre\" isn't there!\nDETAIL: path C:\\temp", "Look.");
            for (String found : List.of(
                    "vacuum",
                    "ÄMTER",
                    "büro",
                    "ZOË",
                    "db UPKEEP",
                    "x_1%",
                    "isn't",
                    "there!",
                    "C:\\temp",
                    "  vacuum  ")) {
                assertThat(journal.runs(JournalFilter.all().text(found)))
                        .as(found)
                        .hasSize(1);
            }
            for (String not : List.of("x_1_", "x%1", "vac%um", "!", "\\", "vacuumm", "'; DROP TABLE journal_run; --")) {
                List<Run> runs = journal.runs(JournalFilter.all().text(not));
                assertThat(runs).as(not).hasSize(not.equals("!") || not.equals("\\") ? 1 : 0);
            }
            assertThat(journal.runs(JournalFilter.all().text("   ")))
                    .as("no text is no filter")
                    .hasSize(1);
        }
    }

    @OnBothStores
    void whatNoDatabaseTakesIsNotFoundRatherThanAFailure(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            journal.begin(run("backup run", "parish", "anna")).end(Outcome.DONE, null, null);
            for (String odd : List.of("a\0b", "\uD83D", "x".repeat(100_000))) {
                JournalFilter all = JournalFilter.all();
                assertThat(journal.runs(all.text(odd))).isEmpty();
                assertThat(journal.runs(all.server(odd))).isEmpty();
                assertThat(journal.runs(all.operation(odd).person(odd))).isEmpty();
            }
        }
    }

    @OnBothStores
    void fromIsMeantWithAndToWithoutItsMoment(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            OpenRun run = journal.begin(run("backup run", "parish", "anna"));
            run.end(Outcome.DONE, null, null);
            JournalFilter all = JournalFilter.all();
            assertThat(journal.runs(all.from(BEGAN))).hasSize(1);
            assertThat(journal.runs(all.from(BEGAN.plusMillis(1)))).isEmpty();
            assertThat(journal.runs(all.to(BEGAN))).isEmpty();
            assertThat(journal.runs(all.to(BEGAN.plusMillis(1)))).hasSize(1);
        }
    }

    @Test
    void aPageOfNothingIsAMistake() {
        assertThatThrownBy(() -> JournalFilter.all().limit(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertFinds(Journal journal, List<Run> all, JournalFilter filter) {
        Predicate<Run> wanted = run -> (filter.server() == null || run.server().equals(filter.server()))
                && (filter.operation() == null || run.operation().equals(filter.operation()))
                && (filter.person() == null || run.person().equals(filter.person()))
                && (filter.outcome() == null || run.outcome() == filter.outcome())
                && (filter.text() == null || "The disk is full".equals(run.failure()))
                && (filter.from() == null || !run.started().isBefore(filter.from()))
                && (filter.to() == null || run.started().isBefore(filter.to()));
        assertThat(ids(journal.runs(filter)))
                .as(filter.toString())
                .isEqualTo(ids(all.stream().filter(wanted).toList()));
    }

    /** One of every combination of two servers, operations, people and outcomes, a second apart; newest first. */
    private List<Run> sixteenRuns(Journal journal) throws OperationFailed {
        for (int i = 0; i < 16; i++) {
            OpenRun run = journal.begin(run(
                    (i & 1) == 0 ? "backup run" : "restore",
                    (i & 2) == 0 ? "parish" : "records",
                    (i & 4) == 0 ? "anna" : "ben"));
            if ((i & 8) == 0) {
                run.end(Outcome.DONE, null, null);
            } else {
                run.end(Outcome.FAILED, "The disk is full", "Free some");
            }
            clock.move(Duration.ofSeconds(1));
        }
        List<Run> all = journal.runs(JournalFilter.all());
        assertThat(all).hasSize(16);
        return all;
    }

    private static Beginning run(String operation, String server, String person) {
        return new Beginning(operation, "Something on " + server, server, person, Set.of());
    }

    private static <T> Collection<@Nullable T> either(T value) {
        return Arrays.asList(null, value);
    }

    private static void writeUntil(Journal journal, AtomicBoolean enough) {
        try {
            while (!enough.get()) {
                journal.begin(run("restore", "records", "ben")).end(Outcome.DONE, null, null);
            }
        } catch (OperationFailed e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> paged(Journal journal, JournalFilter filter) {
        List<String> all = new ArrayList<>();
        List<Run> page = journal.runs(filter);
        while (!page.isEmpty()) {
            all.addAll(ids(page));
            page = journal.runs(filter.before(page.getLast().id()));
        }
        return all;
    }

    private static List<String> ids(List<Run> runs) {
        return Stream.of(runs).flatMap(List::stream).map(Run::id).toList();
    }
}
