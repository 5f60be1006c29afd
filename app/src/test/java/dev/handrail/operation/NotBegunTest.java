package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.server.Server;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was meant to be started and could not be: at two in the morning only the journal is told. */
@Timeout(60)
class NotBegunTest {
    @TempDir
    Path home;

    private Store store;
    private Journal journal;
    private Runner runner;

    @BeforeEach
    void open() throws OperationFailed {
        store = ReadyStore.open(home, Clock.systemUTC());
        journal = new Journal(store.jdbi(), Clock.systemUTC());
        runner = new Runner(journal, List.of(), text -> text.replace("hunter2", "•••"), "cron", Clock.systemUTC());
    }

    @AfterEach
    void close() {
        runner.close();
        journal.close();
        store.close();
    }

    @Test
    void aServerThatCannotBeReachedForThePlanIsInTheJournal() {
        OperationFailed gone = OperationFailed.unreachable("Could not reach it with hunter2")
                .on("parish")
                .cameBack("No route to host")
                .next("See whether it runs.")
                .build();
        assertThatThrownBy(() -> runner.plan(new Unplanned(gone)))
                .hasMessageContaining("Could not reach it with •••")
                .hasMessageNotContaining("hunter2");
        Run run = only();
        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.operation()).isEqualTo("backup run");
        assertThat(run.server()).isEqualTo("parish");
        assertThat(run.person()).isEqualTo("cron");
        assertThat(run.failure()).isEqualTo("Could not reach it with ••• (parish): No route to host");
        assertThat(run.next()).isEqualTo("See whether it runs.");
        assertThat(run.ended()).isNotNull();
    }

    @Test
    void wrongUsageIsBetweenThePersonAndTheScreen() {
        OperationFailed wrong =
                OperationFailed.usage("There is no such database").build();
        assertThatThrownBy(() -> runner.plan(new Unplanned(wrong))).hasMessageContaining("There is no such database");
        assertThat(journal.runs(JournalFilter.all())).isEmpty();
    }

    @Test
    void aPlanThatIsOnlyLookedAtLeavesNoEntry() throws OperationFailed {
        assertThat(runner.plan(Deed.reads(work -> {})).blocked()).isFalse();
        assertThat(journal.runs(JournalFilter.all())).isEmpty();
    }

    @Test
    void aPlanWithABlockerIsRefusedAndTheJournalSaysWhy() {
        Plan blocked = new Plan(
                "Back up",
                Effect.READS,
                List.of(Plan.Check.blocker("no pg_dump", "Install it.")),
                List.of(),
                List.of());
        assertThatThrownBy(() -> runner.start(Deed.reads(work -> {}), blocked, event -> {}))
                .hasMessageContaining("no pg_dump")
                .hasMessageContaining("Install it.");
        assertThat(only().failure()).contains("no pg_dump");
        assertThat(only().next()).isEqualTo("Install it.");
    }

    @Test
    void whoComesSecondIsInTheJournalAndDoesNotDisturbTheFirst() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Deed backup = new Deed("parish", Effect.READS, Set.of("database members"), work -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw OperationFailed.cancelled();
            }
        });
        Underway first = runner.start(backup, backup.plan(), event -> {});
        assertThatThrownBy(() -> runner.start(backup, backup.plan(), event -> {}))
                .hasMessageContaining(first.run());
        assertThat(journal.runs(JournalFilter.all()).getFirst().failure()).contains(first.run());
        go.countDown();
        assertThat(first.await().outcome()).isEqualTo(Outcome.DONE);
    }

    private Run only() {
        assertThat(journal.runs(JournalFilter.all())).hasSize(1);
        return journal.runs(JournalFilter.all()).getFirst();
    }

    /** An operation that cannot even be planned. */
    private record Unplanned(OperationFailed why) implements Operation {
        @Override
        public String name() {
            return "backup run";
        }

        @Override
        public String title() {
            return "Back up members";
        }

        @Override
        public Server server() {
            return Deed.reads(work -> {}).server();
        }

        @Override
        public Effect effect() {
            return Effect.READS;
        }

        @Override
        public Plan plan() throws OperationFailed {
            throw why;
        }

        @Override
        public void run(Work work) {
            throw new AssertionError("never planned");
        }
    }
}
