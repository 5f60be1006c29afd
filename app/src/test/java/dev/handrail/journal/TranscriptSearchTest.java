package dev.handrail.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What runs said is found again by those who ask for that, and nobody waits for all of a long journal. */
class TranscriptSearchTest {
    private static final Instant BEGAN = Instant.parse("2026-03-01T10:00:00Z");
    private static final JournalFilter ALL = JournalFilter.all().transcripts(true);

    private final JournalTest.MovableClock clock = new JournalTest.MovableClock(BEGAN);

    private String said(Journal journal, String server, String... lines) throws OperationFailed {
        OpenRun run = journal.begin(new Beginning("backup run", "Back up", server, "anna", Set.of()));
        for (String line : lines) {
            run.line(null, line);
        }
        run.end(Outcome.DONE, null, null);
        clock.move(Duration.ofMinutes(1));
        return run.id();
    }

    private static List<String> ids(List<Run> runs) {
        return runs.stream().map(Run::id).toList();
    }

    @OnBothStores
    void aLineIsFoundOnlyByWhoeverAsksForTranscripts(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            String first = said(journal, "parish", "reading", "Duplicate KEY value", "done");
            said(journal, "parish", "nothing of the kind");
            String third = said(journal, "records", "duplicate key VALUE once more");

            assertThat(journal.runs(JournalFilter.all().text("duplicate key"))).isEmpty();
            assertThat(ids(journal.runs(ALL.text("Duplicate key value")))).containsExactly(third, first);
            assertThat(ids(journal.runs(ALL.text("duplicate").server("parish"))))
                    .containsExactly(first);
            assertThat(ids(journal.runs(ALL.text("duplicate").before(third)))).containsExactly(first);
            assertThat(ids(journal.runs(ALL.text("duplicate").from(BEGAN.plusSeconds(1)))))
                    .containsExactly(third);
            assertThat(journal.runs(ALL.text("duplicate").outcome(Outcome.FAILED)))
                    .isEmpty();
            assertThat(ids(journal.runs(ALL.text("  "))))
                    .as("no text is no filter")
                    .hasSize(3);
        }
    }

    @OnBothStores
    void whatTheRunIsCalledIsFoundAsBefore(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            String run = said(journal, "Büro", "nothing");
            assertThat(ids(journal.runs(ALL.text("BACK UP")))).containsExactly(run);
            assertThat(ids(journal.runs(ALL.text("büro")))).containsExactly(run);
        }
    }

    @OnBothStores
    void signsOfThePatternAreMeantAsTheyStand(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            String run = said(journal, "parish", "100% of x_1 in C:\\temp, isn't it! Ämter");
            for (String text : List.of("100%", "x_1", "C:\\temp", "isn't it!", "Ämter", "0% OF")) {
                assertThat(ids(journal.runs(ALL.text(text)))).as(text).containsExactly(run);
            }
            for (String text : List.of("1%0", "x__", "'; DROP TABLE journal_line; --", "a\0b", "\uD83D")) {
                assertThat(journal.runs(ALL.text(text))).as(text).isEmpty();
            }
        }
    }

    @OnBothStores
    void onePieceLooksAtSoManyLinesAndSaysHowFarBack(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            String oldest = said(journal, "parish", hundred("needle"));
            String old = said(journal, "parish", hundred("hay"));
            String young = said(journal, "parish", hundred("needle"));

            Sought piece = journal.sought(ALL.text("needle"), 150);
            assertThat(ids(piece.runs())).containsExactly(young);
            assertThat(piece.edge()).isEqualTo(new Sought.Edge(old, BEGAN.plusSeconds(60)));

            Sought next = journal.sought(ALL.text("needle").before(old), 150);
            assertThat(ids(next.runs())).containsExactly(oldest);
            assertThat(next.edge()).as("nothing is older").isNull();
            assertThat(journal.sought(ALL.text("needle"), 1_000).runs()).hasSize(2);
            assertThat(journal.sought(ALL.text("needle"), 1_000).edge()).isNull();
        }
    }

    @OnBothStores
    void piecesFindEachRunOnceHoweverLongTheyAre(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            List<String> wanted = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                String id = said(journal, i % 2 == 0 ? "parish" : "records", "line", i % 3 == 0 ? "needle" : "hay");
                if (i % 3 == 0) {
                    wanted.addFirst(id);
                }
            }
            for (int lines : List.of(1, 41, 90, 400, 1_000, 100_000)) {
                assertThat(pieces(journal, ALL.text("NEEDLE"), lines))
                        .as("%d", lines)
                        .isEqualTo(wanted);
            }
            assertThat(pieces(journal, ALL.text("NEEDLE").limit(2), 100_000))
                    .as("page by page")
                    .isEqualTo(wanted);
            assertThat(pieces(journal, ALL.text("needle").server("nobody"), 41)).isEmpty();
        }
    }

    @OnBothStores
    void withoutTranscriptsTheEdgeIsTheLastOfAFullPage(Store store) throws OperationFailed {
        try (Journal journal = new Journal(store.jdbi(), clock)) {
            String first = said(journal, "parish", "a");
            said(journal, "parish", "b");
            JournalFilter two = JournalFilter.all().limit(2);
            assertThat(journal.sought(two, 1).edge()).isEqualTo(new Sought.Edge(first, BEGAN));
            assertThat(journal.sought(two.limit(3), 1).edge()).isNull();
            assertThat(journal.sought(two.before(first), 1)).isEqualTo(new Sought(List.of(), null));
            assertThat(journal.sought(ALL, 1).runs())
                    .as("no text is looked for")
                    .hasSize(2);
        }
    }

    @Test
    void onlyATextIsLookedForInTranscripts() {
        assertThat(ALL.searchesTranscripts()).isFalse();
        assertThat(ALL.text(" ").searchesTranscripts()).isFalse();
        assertThat(ALL.text("x").searchesTranscripts()).isTrue();
        assertThat(ALL.text("x").transcripts(false).searchesTranscripts()).isFalse();
        assertThat(ALL.text("x")
                        .limit(3)
                        .from(BEGAN)
                        .to(BEGAN)
                        .before("b")
                        .kind(RunKind.BACKUP)
                        .transcripts())
                .isTrue();
    }

    private static String[] hundred(String last) {
        String[] lines = new String[100];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "line " + i;
        }
        lines[99] = last;
        return lines;
    }

    private static List<String> pieces(Journal journal, JournalFilter filter, int lines) {
        List<String> all = new ArrayList<>();
        Sought piece = journal.sought(filter, lines);
        all.addAll(ids(piece.runs()));
        while (piece.edge() != null) {
            piece = journal.sought(filter.before(piece.edge().run()), lines);
            all.addAll(ids(piece.runs()));
        }
        return all;
    }
}
