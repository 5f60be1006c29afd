package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.handrail.journal.Beginning;
import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalLost;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watcher that fails, with and without a journal that can take its fault. */
class TellingTest {
    private static final Duration NEVER = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private final AtomicInteger told = new AtomicInteger();
    private Store store;
    private Journal journal;

    @BeforeEach
    void open() throws OperationFailed {
        store = ReadyStore.open(home, Clock.systemUTC());
        journal = new Journal(store.jdbi(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        journal.close();
        store.close();
    }

    @Test
    void theFaultOfAWatcherIsInTheTranscriptWithoutSecrets() throws OperationFailed {
        OpenRun run = begun();
        Telling telling = telling(run, () -> {});
        telling.started(Deed.reads(work -> {}));
        telling.step("Look");
        telling.end(Ending.done());
        assertThat(told).as("who failed is told no more").hasValue(1);
        assertThat(journal.lines(run.id()))
                .extracting(Run.Line::text)
                .anyMatch(line -> line.contains("a window that is gone, •••"))
                .noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void theFaultThatTheJournalCannotTakeIsNobodysBusiness() throws OperationFailed {
        Telling telling = telling(begun(), journal::close);
        telling.started(Deed.reads(work -> {}));
        assertThat(told).hasValue(1);
        assertThatThrownBy(() -> telling.line(null, "A line of the operation"))
                .as("what is done is to be written down all the same")
                .isInstanceOf(JournalLost.class);
    }

    @Test
    void aRunWhoseWatcherFailsWhileTheJournalIsLostComesToItsEnd() throws Exception {
        Runner runner = new Runner(journal, List.of(), text -> text, "cron", Clock.systemUTC());
        Deed deed = Deed.reads(work -> work.say("Looked"));
        Underway underway = runner.start(deed, deed.plan(), event -> {
            journal.close();
            throw new IllegalStateException("a window that is gone");
        });
        Event.Ended end = assertTimeoutPreemptively(NEVER, underway::await);
        assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(end.failure()).contains("journal");
        assertThat(runner.inProgress()).isEmpty();
        assertTimeoutPreemptively(NEVER, () -> runner.close());
    }

    private OpenRun begun() throws OperationFailed {
        return journal.begin(new Beginning("backup run", "Back up", "parish", "mara", Set.of()));
    }

    private Telling telling(OpenRun run, Runnable before) {
        Watched watched = new Watched(
                event -> {
                    told.incrementAndGet();
                    before.run();
                    throw new IllegalStateException("a window that is gone, hunter2");
                },
                fault -> {});
        return new Telling(run, watched, text -> text.replace("hunter2", "•••"));
    }
}
