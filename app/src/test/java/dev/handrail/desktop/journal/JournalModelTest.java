package dev.handrail.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Line;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.Journal;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.journal.RunKind;
import dev.handrail.journal.Section;
import dev.handrail.words.OperationFailed;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class JournalModelTest extends Desks {
    private static final int SOON = 100;

    @Test
    void onlyWhatWasDoneToTheServerIsThereNewestFirst() {
        JournalModel model = model("Dental records");

        assertThat(model.runs()).hasSize(1);
        assertThat(model.runs().getFirst().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aSearchNarrowsIt() {
        JournalModel model = model("Parish office");
        model.filters().text().set("verify");
        model.refresh();

        assertThat(model.runs()).extracting(Run::title).containsExactly("Verify the backup of chms_production");
    }

    @Test
    void anOutcomeNarrowsIt() {
        JournalModel model = model("Parish office");
        model.filters().outcome().set(Outcome.CANCELLED);
        model.refresh();

        assertThat(model.runs()).hasSize(1);
    }

    @Test
    void kindPersonAndTimeNarrowIt() {
        JournalModel model = model("Parish office");
        int all = model.runs().size();
        model.filters().kind().set(RunKind.BACKUP);
        model.refresh();
        assertThat(model.runs()).isNotEmpty().hasSizeLessThan(all);
        assertThat(model.runs()).allMatch(run -> run.operation().startsWith("backup "));

        model.filters().kind().set(null);
        model.filters().person().set("nobody");
        model.refresh();
        assertThat(model.runs()).isEmpty();
        assertThat(model.people()).contains("mara");

        model.filters().person().set(null);
        Run oldest = model("Parish office").runs().getLast();
        LocalDate day = oldest.started().atZone(desk().zone()).toLocalDate();
        model.filters().from().set(day);
        model.filters().to().set(day);
        model.refresh();
        assertThat(model.runs())
                .isNotEmpty()
                .allMatch(
                        run -> run.started().atZone(desk().zone()).toLocalDate().equals(day));
    }

    @Test
    void aPageFollowsAnother() throws OperationFailed {
        for (int i = 0; i < JournalModel.PAGE + 20; i++) {
            done("Makerspace", "Test " + i);
        }
        JournalModel model = model("Makerspace");
        assertThat(model.runs()).hasSize(JournalModel.PAGE);
        assertThat(model.more().get()).isTrue();

        model.older();
        assertThat(model.runs()).hasSize(JournalModel.PAGE + 22);
        assertThat(model.more().get()).isFalse();

        model.refresh();
        assertThat(model.runs()).hasSize(JournalModel.PAGE + 22);
    }

    @Test
    void theChosenEntryIsThereInFull() {
        JournalModel model = model("Dental records");
        model.choose(model.runs().getFirst());
        Entry entry = entry(model);

        assertThat(entry.steps()).extracting(Run.Step::words).containsExactly("Look at records", "Dump records");
        assertThat(entry.transcript())
                .extracting(Line::kind)
                .containsExactly(
                        Line.Kind.STEP,
                        Line.Kind.STEP,
                        Line.Kind.COMMAND,
                        Line.Kind.OUTPUT,
                        Line.Kind.OUTPUT,
                        Line.Kind.FAILURE);
    }

    @Test
    void aRunThatGoesOnIsReadAnew() throws OperationFailed {
        OpenRun open = desk().journal().begin(new Beginning("backup run", "Back up", "Makerspace", "mara", Set.of()));
        JournalModel model = model("Makerspace");
        model.choose(model.runs().getFirst());
        assertThat(entry(model).run().outcome()).isNull();

        open.end(Outcome.DONE, null, null);
        model.refresh();
        assertThat(entry(model).run().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void anEntryIsCopiedAsTheMaintenanceLogWantsIt() {
        JournalModel model = model("Dental records");
        model.choose(model.runs().getFirst());

        assertThat(entry(model).text(times()))
                .startsWith("Back up records\nWhen: 2026-11-19 02:05:00 CET 10 s\nBy: mara, on Dental records\n"
                        + "Outcome: Failed\nWhat happened: The dump of records was cut off")
                .contains("1. Look at records\n2. Dump records\nRun: ");
    }

    @Test
    void withNothingChosenThereIsNoEntry() {
        JournalModel model = model("Dental records");
        model.choose(model.runs().getFirst());
        model.choose(null);

        assertThat(model.entry().get()).isNull();
    }

    @Test
    void anAnswerThatComesTooLateChangesNothing() throws OperationFailed {
        for (int i = 0; i < JournalModel.PAGE; i++) {
            done("Makerspace", "Test " + i);
        }
        Queue<Runnable> workers = new ArrayDeque<>();
        JournalModel slow = new JournalModel(
                desk().journal(),
                log(),
                "Makerspace",
                desk().zone(),
                new Errands(workers::add, Runnable::run),
                failures::add);
        slow.refresh();
        slow.filters().text().set("Test 7");
        slow.refresh();
        List.copyOf(workers).reversed().forEach(Runnable::run);

        assertThat(slow.runs()).extracting(Run::title).allMatch(title -> title.contains("Test 7"));
        assertThat(slow.more().get())
                .as("the first page was full, this one is not")
                .isFalse();
    }

    @Test
    void aPageOfWhatIsSearchedForFollowsAnother() throws OperationFailed {
        for (int i = 0; i < JournalModel.PAGE + 5; i++) {
            done("Makerspace", "Test the connection " + i);
            done("Makerspace", "Something else " + i);
        }
        JournalModel model =
                new JournalModel(desk().journal(), log(), "Makerspace", desk().zone(), atOnce, failures::add);
        model.filters().text().set("test the connection");
        model.refresh();
        assertThat(model.more().get()).isTrue();

        model.older();
        assertThat(model.runs())
                .hasSizeGreaterThanOrEqualTo(JournalModel.PAGE + 5)
                .extracting(Run::title)
                .allMatch(title -> title.startsWith("Test the connection"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aRunThatBeganMeanwhileIsTheFirstAndNoneIsLost() throws OperationFailed {
        JournalModel model = model("Makerspace");
        List<String> before = model.runs().stream().map(Run::id).toList();
        done("Makerspace", "Test again");
        model.refresh();

        assertThat(model.runs().getFirst().title()).isEqualTo("Test again");
        assertThat(model.runs().stream().skip(1).map(Run::id)).containsExactlyElementsOf(before);
    }

    @Test
    void whatAPersonWroteStandsAmongTheRunsAndIsFoundByItsWords() {
        Instant began = model("Makerspace").runs().getFirst().started().plusSeconds(60);
        written("20261119-120000-w1t", "Changed the laser", began, "The lens was scratched.");
        JournalModel model = model("Makerspace");
        assertThat(model.runs().getFirst().title()).isEqualTo("Changed the laser (log entry)");
        assertThat(model.people()).contains("Ben Oak");

        model.choose(model.runs().getFirst());
        Entry entry = entry(model);
        assertThat(entry.written().orElseThrow().text(Section.ISSUES)).isEqualTo("The lens was scratched.");
        assertThat(entry.text(times()))
                .contains("Changed the laser (log entry)\n", "By: Ben Oak", "## Issues\nThe lens was scratched.");

        model.filters().text().set("SCRATCHED");
        model.refresh();
        assertThat(model.runs()).extracting(Run::id).containsExactly("20261119-120000-w1t");
        model.filters().kind().set(RunKind.BACKUP);
        model.refresh();
        assertThat(model.runs()).isEmpty();
    }

    @Test
    void whatAPersonWroteLongAgoComesWithTheRunsOfThatTime() throws OperationFailed {
        written("20200101-120000-w1t", "Bought the laser", Instant.parse("2020-01-01T12:00:00Z"), "");
        for (int i = 0; i < JournalModel.PAGE; i++) {
            done("Makerspace", "Test " + i);
        }
        JournalModel model = model("Makerspace");
        assertThat(model.runs()).hasSize(JournalModel.PAGE);

        model.older();
        assertThat(model.runs().getLast().title()).isEqualTo("Bought the laser (log entry)");
    }

    private OpenRun said(String server, String title, String line, int times) throws OperationFailed {
        OpenRun run = desk().journal().begin(new Beginning("server test", title, server, "mara", Set.of()));
        for (int i = 0; i < times; i++) {
            run.line(null, line);
        }
        run.end(Outcome.DONE, null, null);
        return run;
    }

    @Test
    void whatRunsSaidIsFoundWhenThatIsAskedForAndAllOfItWasSearched() throws OperationFailed {
        OpenRun run = said("Makerspace", "Test the connection", "No route to host", 1);
        JournalModel model = model("Makerspace");
        model.filters().text().set("no ROUTE");
        model.refresh();
        assertThat(model.runs()).isEmpty();

        model.filters().transcripts().set(true);
        model.refresh();
        assertThat(model.runs()).extracting(Run::id).containsExactly(run.id());
        assertThat(model.more().get()).isFalse();
        assertThat(model.reached().get()).as("it was all of it").isNull();
    }

    @Test
    void aLongJournalIsSearchedPieceByPieceAndWhatWasFoundFurtherBackStays() throws OperationFailed {
        OpenRun old = said("Makerspace", "Old", "needle", 1);
        OpenRun long1 = said("Makerspace", "Long", "hay", SOON);
        JournalModel model = quick(atOnce);
        model.filters().text().set("needle");
        model.filters().transcripts().set(true);
        model.refresh();
        assertThat(model.runs()).isEmpty();
        assertThat(model.more().get()).isTrue();
        assertThat(model.reached().get())
                .isEqualTo(desk().journal().run(long1.id()).orElseThrow().started());

        model.older();
        assertThat(model.looking().get()).isFalse();
        assertThat(model.runs()).extracting(Run::id).containsExactly(old.id());
        assertThat(model.reached().get()).isNull();
        OpenRun fresh = said("Makerspace", "New", "a needle", 1);
        model.refresh();
        assertThat(model.runs()).extracting(Run::id).containsExactly(fresh.id(), old.id());
        assertThat(model.more().get()).as("all was looked through").isFalse();

        model.filters().text().set("hay");
        model.refresh();
        assertThat(model.runs()).extracting(Run::id).containsExactly(long1.id());
    }

    @Test
    void aSearchFurtherBackIsNotLostBecauseSomethingElseWasWrittenMeanwhile() throws OperationFailed {
        OpenRun old = said("Makerspace", "Old", "needle", 1);
        said("Makerspace", "Long", "hay", SOON);
        Queue<Runnable> workers = new ArrayDeque<>();
        JournalModel model = quick(new Errands(workers::add, Runnable::run));
        model.filters().text().set("needle");
        model.filters().transcripts().set(true);
        model.refresh();
        all(workers);
        model.older();
        assertThat(model.looking().get()).isTrue();
        model.refresh();
        List<Runnable> both = List.copyOf(workers);
        workers.clear();
        both.reversed().forEach(Runnable::run);
        assertThat(model.looking().get()).isFalse();
        assertThat(model.runs()).extracting(Run::id).containsExactly(old.id());

        model.filters().text().set("hay");
        model.refresh();
        all(workers);
        assertThat(model.runs()).hasSize(1);
        model.older();
        model.filters().text().set("needle");
        model.refresh();
        List<Runnable> stale = List.copyOf(workers);
        workers.clear();
        stale.reversed().forEach(Runnable::run);
        assertThat(model.runs())
                .as("what was asked before is no answer to this")
                .isEmpty();
    }

    @Test
    void newsOfALongSearchThatIsUnderWayBeginOneMoreWhenItHasEndedAndNotOneEach() throws OperationFailed {
        Queue<Runnable> workers = new ArrayDeque<>();
        JournalModel model = quick(new Errands(workers::add, Runnable::run));
        model.filters().text().set("needle");
        model.filters().transcripts().set(true);
        model.refresh();
        Runnable search = workers.remove();
        all(workers);
        OpenRun fresh = said("Makerspace", "New", "a needle", 1);
        for (int i = 0; i < 5; i++) {
            model.refresh();
        }
        assertThat(workers).as("only who stands in it is asked for").hasSize(5);
        all(workers);
        OpenRun after = said("Makerspace", "Newer", "another needle", 1);
        search.run();
        assertThat(workers).as("the one search for all the news").hasSize(1);
        all(workers);
        assertThat(model.runs()).extracting(Run::id).containsExactly(after.id(), fresh.id());
        model.refresh();
        assertThat(workers).as("none is under way any more").hasSize(2);
    }

    @Test
    void whatElseIsLookedForDoesNotWaitForTheSearchBefore() throws OperationFailed {
        OpenRun found = said("Makerspace", "Found", "hay", 1);
        Queue<Runnable> workers = new ArrayDeque<>();
        JournalModel model = quick(new Errands(workers::add, Runnable::run));
        model.filters().text().set("needle");
        model.filters().transcripts().set(true);
        model.refresh();
        Runnable before = workers.remove();
        model.refresh();
        all(workers);
        model.filters().text().set("hay");
        model.refresh();
        all(workers);
        assertThat(model.runs()).extracting(Run::id).containsExactly(found.id());
        before.run();
        assertThat(workers).as("nobody waits for its news any more").isEmpty();
        assertThat(model.runs()).extracting(Run::id).containsExactly(found.id());
    }

    @Test
    void aSearchThatFailedKeepsNoneFromBeginning() {
        ConnectionFactory broken = () -> {
            throw new SQLException("no room");
        };
        Queue<Runnable> workers = new ArrayDeque<>();
        try (Journal unreadable = new Journal(Jdbi.create(broken), desk().clock())) {
            JournalModel model = new JournalModel(
                    unreadable,
                    log(),
                    "Makerspace",
                    desk().zone(),
                    new Errands(workers::add, Runnable::run),
                    failures::add);
            model.refresh();
            Runnable search = workers.remove();
            model.refresh();
            workers.clear();
            search.run();
            assertThat(workers).as("there was news meanwhile").hasSize(1);
            all(workers);
            assertThat(failures).as("each search says why it found nothing").hasSize(2);
            model.refresh();
            assertThat(workers).hasSize(2);
        }
        failures.clear();
    }

    /** One that looks through a hundred lines at once. */
    private JournalModel quick(Errands errands) {
        return new JournalModel(desk().journal(), log(), "Makerspace", desk().zone(), errands, failures::add, SOON);
    }

    private static void all(Queue<Runnable> workers) {
        while (!workers.isEmpty()) {
            workers.remove().run();
        }
    }

    private MaintenanceLog log() {
        return desk().guides().means().log();
    }

    private void written(String id, String title, Instant began, String issues) {
        log().add(new MaintenanceEntry(
                id,
                0,
                title,
                "Makerspace",
                began,
                began.plusSeconds(600),
                List.of("Ben Oak"),
                List.of(),
                Map.of(Section.ISSUES, issues),
                began,
                ""));
    }

    private static Entry entry(JournalModel model) {
        Entry entry = model.entry().get();
        assertThat(entry).isNotNull();
        return entry == null ? new Entry(model.runs().getFirst(), List.of(), List.of()) : entry;
    }

    private void done(String server, String title) throws OperationFailed {
        desk().journal()
                .begin(new Beginning("server test", title, server, "mara", Set.of()))
                .end(Outcome.DONE, null, null);
    }

    private JournalModel model(String server) {
        JournalModel model = new JournalModel(desk().journal(), log(), server, desk().zone(), atOnce, failures::add);
        model.refresh();
        return model;
    }
}
