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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is told to the journal is found in it, on both databases. */
class JournalTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @OnBothStores
    void aRunIsFoundAsItWasTold(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), CLOCK)) {
            OpenRun run = journal.begin(backup("parish"));
            run.step("Look at the server");
            run.line("parish", "pg_dump --version");
            run.line(null, "pg_dump (PostgreSQL) 16.4");
            run.step("Dump it");
            run.made("backup", "b-17");
            run.end(Outcome.DONE, null, null);

            Run found = journal.run(run.id()).orElseThrow();
            assertThat(found.outcome()).isEqualTo(Outcome.DONE);
            assertThat(found.made()).isEqualTo(Map.of("backup", "b-17"));
            assertThat(found.person()).isEqualTo("anna");
            assertThat(found.started()).isEqualTo(run.started());
            assertThat(found.ended()).isNotNull();
            assertThat(journal.steps(run.id()))
                    .extracting(Run.Step::words)
                    .containsExactly("Look at the server", "Dump it");
            assertThat(journal.steps(run.id())).allMatch(step -> step.ended() != null);
            assertThat(journal.lines(run.id()))
                    .extracting(Run.Line::step, Run.Line::where, Run.Line::text)
                    .containsExactly(
                            tuple(1, "parish", "pg_dump --version"), tuple(1, null, "pg_dump (PostgreSQL) 16.4"));
        }
    }

    @OnBothStores
    void aRunIsThereFromItsFirstMomentOn(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), CLOCK)) {
            OpenRun run = journal.begin(backup("parish"));
            Run found = journal.run(run.id()).orElseThrow();
            assertThat(found.outcome()).isNull();
            assertThat(found.ended()).isNull();
        }
    }

    @OnBothStores
    void pagesFollowEachOtherNewestFirst(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), CLOCK)) {
            for (int i = 0; i < 7; i++) {
                journal.begin(backup("server-" + i)).end(Outcome.DONE, null, null);
            }
            List<Run> first = journal.runs(JournalFilter.all().limit(4));
            List<Run> second = journal.runs(
                    JournalFilter.all().limit(4).before(first.getLast().id()));
            assertThat(first).hasSize(4);
            assertThat(second).hasSize(3);
            assertThat(Stream.concat(first.stream(), second.stream()).map(Run::id))
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @OnBothStores
    void everyPartOfAFilterCounts(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), CLOCK)) {
            journal.begin(backup("parish")).end(Outcome.FAILED, "The disk 100% full_x", "Free some");
            journal.begin(backup("records")).end(Outcome.DONE, null, null);
            JournalFilter all = JournalFilter.all();
            assertThat(journal.runs(all.server("parish"))).hasSize(1);
            assertThat(journal.runs(all.operation("backup run"))).hasSize(2);
            assertThat(journal.runs(all.operation("restore"))).isEmpty();
            assertThat(journal.runs(all.person("anna"))).hasSize(2);
            assertThat(journal.runs(all.outcome(Outcome.FAILED)))
                    .extracting(Run::server)
                    .containsExactly("parish");
            assertThat(journal.runs(all.text("DISK 100% full_"))).hasSize(1);
            assertThat(journal.runs(all.text("100_ full"))).isEmpty();
            Instant now = CLOCK.instant();
            assertThat(journal.runs(all.from(now.minus(Duration.ofHours(1))).to(now.plusSeconds(5))))
                    .hasSize(2);
            assertThat(journal.runs(all.from(now.plus(Duration.ofHours(1))))).isEmpty();
            assertThat(journal.runs(all.to(now.minus(Duration.ofHours(1))))).isEmpty();
        }
    }

    @OnBothStores
    void aSecondRunOnWhatIsHeldIsRefusedAndToldByWhom(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), CLOCK)) {
            Beginning change = new Beginning("restore", "Restore records", "parish", "anna", Set.of("server parish"));
            OpenRun first = journal.begin(change);
            assertThatThrownBy(() -> journal.begin(change))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining(first.id())
                    .hasMessageContaining("anna")
                    .hasMessageContaining("Restore records");
            assertThat(journal.runs(JournalFilter.all())).hasSize(1);
            first.end(Outcome.DONE, null, null);
            journal.begin(change).end(Outcome.DONE, null, null);
        }
    }

    @OnBothStores
    void anOverlongLineIsCutWithAMark(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), CLOCK)) {
            OpenRun run = journal.begin(backup("parish"));
            run.line(null, "x".repeat(50_000));
            run.line(null, "nul \0, half a pair \uD83D, and a whole one 🙂");
            run.end(Outcome.DONE, null, null);
            List<Run.Line> lines = journal.lines(run.id());
            assertThat(lines.getFirst().text()).hasSizeLessThan(17_000).endsWith("(cut; 33616 more characters)");
            assertThat(lines.getLast().text()).isEqualTo("nul �, half a pair �, and a whole one 🙂");
        }
    }

    @OnBothStores
    void whatIsLeftBehindIsListedUntilItIsGone(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), CLOCK)) {
            OpenRun run = journal.begin(backup("parish"));
            Left file = run.leaves("file", "parish", Map.of("path", "/tmp/a b"), "a partial file");
            Left page = run.leaves("page", "parish", Map.of(), "a maintenance page");
            run.gone(file);
            run.notCleaned(page, "no way in");
            run.end(Outcome.FAILED, "broken", null);
            assertThat(journal.left(run.id()))
                    .extracting(Left::words, Left::failure)
                    .containsExactly(tuple("a maintenance page", "no way in"));
            assertThat(journal.runsWithLeftovers()).extracting(Run::id).containsExactly(run.id());
            journal.cleaned(page);
            assertThat(journal.runsWithLeftovers()).isEmpty();
        }
    }

    @OnBothStores
    void aClockThatIsSetBackNeitherMixesTheLinesNorEndsARunBeforeItBegan(Store store) throws OperationFailed {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            OpenRun run = journal.begin(backup("parish"));
            run.line(null, "first");
            clock.move(Duration.ofHours(-3));
            run.line(null, "second");
            run.end(Outcome.DONE, null, null);
            Run found = journal.run(run.id()).orElseThrow();
            assertThat(found.ended()).isEqualTo(found.started());
            assertThat(journal.lines(run.id())).extracting(Run.Line::text).containsExactly("first", "second");
        }
    }

    @OnBothStores
    void aClockThatIsSetForwardDoesNotMakeALivingRunLookDead(Store store) throws OperationFailed {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
        try (Journal journal = new Journal(store.jdbi(), clock);
                Journal other = new Journal(store.jdbi(), clock)) {
            OpenRun run = journal.begin(backup("parish"));
            clock.move(Duration.ofDays(400));
            assertThat(other.markInterrupted()).isEmpty();
            run.end(Outcome.DONE, null, null);
        }
    }

    @OnBothStores
    void anyChangeMovesTheRevision(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), CLOCK)) {
            long before = journal.revision();
            OpenRun run = journal.begin(backup("parish"));
            long begun = journal.revision();
            run.end(Outcome.DONE, null, null);
            assertThat(begun).isGreaterThan(before);
            assertThat(journal.revision()).isGreaterThan(begun);
        }
    }

    static Beginning backup(String server) {
        return new Beginning("backup run", "Back up " + server, server, "anna", Set.of());
    }

    /** A clock that somebody sets. */
    static final class MovableClock extends Clock {
        private volatile Instant now;

        MovableClock(Instant now) {
            this.now = now;
        }

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
