package dev.handrail.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;

/** What servers say is kept as they said it, however much it is and whatever stands in it. */
class TranscriptTest {
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\t tabs \t",
            "two\nlines",
            "Windows\r\nline ends\r",
            "\u001b[31mred\u001b[0m\u0007",
            "\u202egnp.exe",
            "line\u2028separator\u2029",
            "zero\u200bwidth \ufeff bom",
            "\uffff\ufffe no characters",
            "e\u0301 é 漢字 🙂 👩‍👩‍👧",
            "'; DROP TABLE journal_line; --",
            "\\ \\\\ \\n \\u0041",
            "{0} {1} %s %n ${x} :named ?",
            "\"quoted\" `back` 'single'");

    @OnBothStores
    void hostileTextComesBackAsItWasSaid(Store store) throws OperationFailed {
        try (Journal journal = journal(store)) {
            OpenRun run = journal.begin(JournalTest.backup("parish"));
            for (String text : HOSTILE) {
                run.line(null, text);
                run.line("host " + text, text);
                run.step(text);
            }
            run.end(Outcome.FAILED, String.join("", HOSTILE), String.join(" ", HOSTILE));
            List<Run.Line> lines = journal.lines(run.id());
            assertThat(lines.stream().filter(l -> l.where() == null).map(Run.Line::text))
                    .isEqualTo(HOSTILE);
            assertThat(lines.stream().filter(l -> l.where() != null))
                    .allMatch(l -> ("host " + l.text()).equals(l.where()));
            assertThat(journal.steps(run.id())).extracting(Run.Step::words).isEqualTo(HOSTILE);
            assertThat(journal.run(run.id()).orElseThrow().failure()).isEqualTo(String.join("", HOSTILE));
        }
    }

    @OnBothStores
    void whatNoDatabaseTakesIsReplacedWhereverItStands(Store store) throws OperationFailed {
        try (Journal journal = journal(store)) {
            String odd = "a\0b\uD83D";
            OpenRun run = journal.begin(new Beginning("backup run", odd, "parish", "anna", Set.of()));
            run.step(odd);
            run.line(odd, odd);
            run.made("file", odd);
            Left left = run.leaves("file", "parish", Map.of("path", odd), odd);
            run.notCleaned(left, odd);
            run.end(Outcome.FAILED, odd, odd);
            Run found = journal.run(run.id()).orElseThrow();
            String kept = "a\uFFFDb\uFFFD";
            assertThat(found.title()).isEqualTo(kept);
            assertThat(found.failure()).isEqualTo(kept);
            assertThat(found.next()).isEqualTo(kept);
            assertThat(found.made()).containsEntry("file", odd);
            assertThat(journal.lines(run.id())).extracting(Run.Line::text).containsExactly(kept);
            assertThat(journal.left(run.id())).extracting(Left::failure).containsExactly(kept);
            assertThat(journal.left(run.id()).getFirst().details())
                    .as("by these it is cleaned up")
                    .containsEntry("path", odd);
        }
    }

    @OnBothStores
    void sixteenThousandCharactersAreKeptAndOneMoreIsCut(Store store) throws OperationFailed {
        try (Journal journal = journal(store)) {
            OpenRun run = journal.begin(JournalTest.backup("parish"));
            run.line(null, "x".repeat(16_384));
            run.line(null, "x".repeat(16_385));
            run.line(null, "x".repeat(16_383) + "🙂");
            run.line(null, "漢".repeat(16_384));
            run.end(Outcome.DONE, null, null);
            List<String> texts =
                    journal.lines(run.id()).stream().map(Run.Line::text).toList();
            assertThat(texts.get(0)).hasSize(16_384);
            assertThat(texts.get(1)).startsWith("x".repeat(16_384) + " ").contains("cut; 1 more");
            assertThat(texts.get(2))
                    .as("no half of a character")
                    .startsWith("x".repeat(16_383) + " ")
                    .contains("cut; 2 more");
            assertThat(texts.get(3)).isEqualTo("漢".repeat(16_384));
        }
    }

    @OnBothStores
    @Timeout(value = 90, unit = TimeUnit.SECONDS)
    void aHundredThousandLinesAreWrittenAndReadInParts(Store store) throws OperationFailed {
        int count = 100_000;
        try (Journal journal = journal(store)) {
            OpenRun run = journal.begin(JournalTest.backup("parish"));
            for (int i = 0; i < count; i++) {
                run.line(null, "line " + i);
            }
            run.end(Outcome.DONE, null, null);
            long have = 0;
            List<Run.Line> part = journal.lines(run.id(), have, 7_001);
            while (!part.isEmpty()) {
                assertThat(part.stream().map(Run.Line::text).toList())
                        .isEqualTo(LongStream.range(have, have + part.size())
                                .mapToObj(number -> "line " + number)
                                .toList());
                have += part.size();
                part = journal.lines(run.id(), have, 7_001);
            }
            assertThat(have).isEqualTo(count);
        }
    }

    @OnBothStores
    void linesOfManyThreadsAreAllThereAndThoseOfOneAreInOrder(Store store) throws Exception {
        try (Journal journal = journal(store)) {
            OpenRun run = journal.begin(JournalTest.backup("parish"));
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                String name = "thread " + t;
                threads.add(Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 250; i++) {
                        run.line(name, String.valueOf(i));
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            run.end(Outcome.DONE, null, null);
            List<Run.Line> lines = journal.lines(run.id());
            assertThat(lines).hasSize(2000);
            for (int t = 0; t < 8; t++) {
                String name = "thread " + t;
                assertThat(lines.stream().filter(l -> name.equals(l.where())).map(l -> Integer.valueOf(l.text())))
                        .hasSize(250)
                        .isSorted();
            }
        }
    }

    @OnBothStores
    void whoWatchesFromAnotherProgramSeesEveryKindOfChange(Store store) throws OperationFailed {
        try (Journal journal = journal(store);
                Journal watcher = journal(store)) {
            Set<Long> seen = new HashSet<>();
            seen.add(watcher.revision());
            OpenRun run = journal.begin(JournalTest.backup("parish"));
            seen.add(watcher.revision());
            Left first = run.leaves("file", "parish", Map.of(), "a file");
            seen.add(watcher.revision());
            run.line(null, "a line");
            Left second = run.leaves("file", "parish", Map.of(), "another file");
            seen.add(watcher.revision());
            run.gone(first);
            run.end(Outcome.DONE, null, null);
            seen.add(watcher.revision());
            journal.notCleaned(second, "no way in");
            seen.add(watcher.revision());
            journal.cleaned(second);
            seen.add(watcher.revision());
            assertThat(seen).hasSize(7);
            long last = watcher.revision();
            watcher.runs(JournalFilter.all());
            watcher.lines(run.id());
            watcher.markInterrupted();
            assertThat(watcher.revision()).as("looking changes nothing").isEqualTo(last);
        }
    }

    private static Journal journal(Store store) {
        return new Journal(store.jdbi(), Clock.systemUTC());
    }
}
