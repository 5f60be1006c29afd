package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Journal;
import dev.handrail.journal.Left;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.server.Server;
import dev.handrail.store.ReadyStore;
import dev.handrail.store.Store;
import dev.handrail.waiting.Stop;
import dev.handrail.words.Evidence;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How operations run, end, are stopped and cleaned up after. */
@Timeout(60)
class RunnerTest {
    @TempDir
    Path home;

    private Store store;
    private Journal journal;
    private Runner runner;
    private final List<String> cleaned = Collections.synchronizedList(new ArrayList<>());
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() throws OperationFailed {
        store = ReadyStore.open(home, Clock.systemUTC());
        journal = new Journal(store.jdbi(), Clock.systemUTC());
        runner = new Runner(
                journal,
                List.of(cleaner("file"), stubborn()),
                text -> text.replace("hunter2", "•••"),
                "anna",
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        runner.close();
        journal.close();
        store.close();
    }

    @Test
    void whatAnOperationTellsReachesWatcherAndJournalInOrder() throws Exception {
        Event.Ended end = run(Deed.reads(work -> {
            work.step("Look");
            work.say("one");
            work.command("parish", "pg_dump");
            work.progress(1, 2, Work.Unit.BYTES);
            work.made("backup", "b-1");
        }));
        assertThat(end.outcome()).isEqualTo(Outcome.DONE);
        assertThat(end.made()).isEqualTo(Map.of("backup", "b-1"));
        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Started", "StepBegan", "Said", "Said", "Progressed", "Ended");
        assertThat(journal.lines(end.run())).extracting(Run.Line::text).containsExactly("one", "pg_dump");
    }

    @Test
    void whatAFailureHasToShowReachesTheWatcherAlsoWhenItsWordsWereCleaned() throws Exception {
        record Picture(String of) implements Evidence {}
        OperationFailed failed = OperationFailed.refused("no hunter2")
                .showing(new Picture("both keys"))
                .build()
                .cleaned(text -> text.replace("hunter2", "•••"));
        Event.Ended end = run(Deed.reads(work -> {
            throw failed;
        }));
        assertThat(end.failure()).isEqualTo("no •••");
        assertThat(end.evidence()).isEqualTo(new Picture("both keys"));
    }

    @Test
    void whatAnOperationHasToShowReachesTheWatcherWhetherItEndsWellOrNot() throws Exception {
        record Picture(String of) implements Evidence {}
        Event.Ended well = run(Deed.reads(work -> work.shows(new Picture("equal"))));
        Event.Ended badly = run(Deed.reads(work -> {
            work.shows(new Picture("different"));
            throw OperationFailed.failed("The rows differ").build();
        }));
        assertThat(well.evidence()).isEqualTo(new Picture("equal"));
        assertThat(badly.evidence()).isEqualTo(new Picture("different"));
    }

    @Test
    void aCancelReachesAnOperationThatOnlyWaits() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        Deed deed = Deed.reads(work -> {
            waiting.countDown();
            Stop.here().await(() -> {
                new CountDownLatch(1).await();
                return true;
            });
        });
        Underway underway = runner.start(deed, deed.plan(), events::add);
        waiting.await();
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void theEndIsInTheJournalBeforeTheWatcherHearsOfIt() throws Exception {
        List<Outcome> found = Collections.synchronizedList(new ArrayList<>());
        Deed deed = Deed.reads(work -> work.say("working"));
        runner.start(deed, deed.plan(), event -> {
                    if (event instanceof Event.Ended end) {
                        found.add(journal.run(end.run()).orElseThrow().outcome());
                        assertThat(runner.inProgress()).isEmpty();
                    }
                })
                .await();
        assertThat(found).containsExactly(Outcome.DONE);
    }

    @Test
    void aFailureIsToldWithWhatToDoNext() throws Exception {
        Event.Ended end = run(Deed.reads(work -> {
            throw OperationFailed.unreachable("Could not reach it")
                    .on("parish")
                    .cameBack("Connection refused")
                    .next("Look whether it is on.")
                    .build();
        }));
        assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(end.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
        Run run = journal.run(end.run()).orElseThrow();
        assertThat(run.failure()).isEqualTo("Could not reach it (parish): Connection refused");
        assertThat(run.next()).isEqualTo("Look whether it is on.");
    }

    @Test
    void aFaultInTheProgramFailsTheRunAndLeavesItsTraceInTheTranscriptOnly() throws Exception {
        Event.Ended end = run(Deed.reads(work -> {
            throw new StackOverflowError("too deep");
        }));
        assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(end.failure())
                .contains("Back up members")
                .contains("too deep")
                .doesNotContain("\tat ");
        assertThat(journal.lines(end.run())).anyMatch(line -> line.text().contains("\tat dev.handrail"));
        assertThat(events).filteredOn(Event.Said.class::isInstance).isEmpty();
    }

    @Test
    void aSecretReachesNeitherJournalNorWatcher() throws Exception {
        Event.Ended end = run(Deed.reads(work -> {
            work.step("Sign in with hunter2");
            work.say("password hunter2");
            work.command("parish", "login hunter2");
            work.leaves(new Leftover("file", "parish", Map.of(), "file hunter2"));
            throw OperationFailed.failed("Signing in with hunter2")
                    .next("Not hunter2.")
                    .build();
        }));
        assertThat(events.toString()).doesNotContain("hunter2");
        assertThat(journal.run(end.run()).orElseThrow().toString()).doesNotContain("hunter2");
        assertThat(journal.lines(end.run()).toString()).doesNotContain("hunter2");
        assertThat(journal.steps(end.run()).toString()).doesNotContain("hunter2");
    }

    @Test
    void leftoversAreCleanedLastFirstWhateverHappened() throws Exception {
        run(Deed.reads(work -> {
            work.leaves(leftover("file", "first"));
            try (Work.Handle kept = work.leaves(leftover("file", "kept"))) {
                work.say("finishing");
            }
            work.leaves(leftover("file", "second"));
        }));
        assertThat(cleaned).containsExactly("second", "first");
        cleaned.clear();
        Event.Ended end = run(Deed.reads(work -> {
            work.leaves(leftover("file", "third"));
            throw OperationFailed.failed("It broke").build();
        }));
        assertThat(cleaned).containsExactly("third");
        assertThat(journal.left(end.run())).isEmpty();
    }

    @Test
    void whatCannotBeCleanedUpIsSaidKeptAndCleanedLater() throws Exception {
        Event.Ended end = run(Deed.reads(work -> {
            work.leaves(leftover("stubborn", "the page"));
            work.leaves(leftover("file", "the file"));
        }));
        assertThat(cleaned).containsExactly("the file");
        assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(end.failure()).contains("the page");
        assertThat(end.next()).contains("handrail journal clean " + end.run());
        assertThat(journal.left(end.run())).extracting(Left::words).containsExactly("the page");
        assertThat(runner.leftBehind()).extracting(Run::id).containsExactly(end.run());

        Runner other = new Runner(journal, List.of(cleaner("stubborn")), text -> text, "ben", Clock.systemUTC());
        Operation cleaning = other.cleaning(end.run(), Deed.reads(w -> {}).server());
        assertThat(cleaning.plan().steps()).extracting(Plan.Step::text).containsExactly("the page");
        Event.Ended clean = other.start(cleaning, cleaning.plan(), events::add).await();
        assertThat(clean.outcome()).isEqualTo(Outcome.DONE);
        assertThat(cleaned).containsExactly("the file", "the page");
        assertThat(other.leftBehind()).isEmpty();
    }

    @Test
    void aLeftoverThatNobodyCanCleanUpIsSaid() throws Exception {
        Event.Ended end = run(Deed.reads(work -> work.leaves(leftover("unknown kind", "a thing"))));
        assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(journal.left(end.run()).getFirst().failure()).contains("unknown kind");
    }

    @Test
    void cancellingStopsWhatRunsAndEndsAsCancelled() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Deed deed = Deed.reads(work -> {
            work.leaves(leftover("file", "partial"));
            try (Work.Handle stop = work.onCancel(stopped::countDown)) {
                started.countDown();
                await(stopped);
            }
            throw OperationFailed.failed("The dump ended with status 143").build();
        });
        Underway underway = runner.start(deed, deed.plan(), events::add);
        await(started);
        underway.cancel();
        Event.Ended end = underway.await();
        assertThat(end.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(cleaned).containsExactly("partial");
        assertThat(events.getLast()).isEqualTo(end);
    }

    @Test
    void whatIsRegisteredAfterTheCancelIsStoppedAtOnce() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Deed deed = Deed.reads(work -> {
            started.countDown();
            await(cancelled);
            work.onCancel(stopped::countDown);
            await(stopped);
            work.stopIfCancelled();
        });
        Underway underway = runner.start(deed, deed.plan(), events::add);
        await(started);
        underway.cancel();
        cancelled.countDown();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aCancelBeforeTheFirstStepDoesNothingAtAll() throws Exception {
        AtomicBoolean ran = new AtomicBoolean();
        Deed deed = Deed.changes(work -> ran.set(true));
        CountDownLatch cancelled = new CountDownLatch(1);
        Underway underway = runner.start(deed, deed.plan(), event -> {
            if (event instanceof Event.Started) {
                await(cancelled);
            }
        });
        underway.cancel();
        cancelled.countDown();
        Event.Ended end = underway.await();
        assertThat(end.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(ran).isFalse();
        assertThat(journal.steps(end.run())).isEmpty();
    }

    @Test
    void aWatcherThatThrowsDoesNotBreakTheRun() throws Exception {
        Deed deed = Deed.reads(work -> work.say("one"));
        Event.Ended end = runner.start(deed, deed.plan(), event -> {
                    throw new IllegalStateException("a window that is gone");
                })
                .await();
        assertThat(end.outcome()).isEqualTo(Outcome.DONE);
        assertThat(journal.lines(end.run()))
                .extracting(Run.Line::text)
                .as("what went wrong stands beside what was said")
                .contains("one", "java.lang.IllegalStateException: a window that is gone");
    }

    @Test
    void twoThatChangeOneServerDoNotRunAtOnceAndAnyNumberReads() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Deed change = Deed.changes(work -> await(go));
        Deed read = Deed.reads(work -> await(go));
        Underway first = runner.start(change, change.plan(), events::add);
        assertThatThrownBy(() -> runner.start(change, change.plan(), events::add))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining(first.run())
                .hasMessageContaining("anna");
        runner.start(read, read.plan(), events::add);
        runner.start(read, read.plan(), events::add);
        assertThat(runner.inProgress()).hasSize(3);
        go.countDown();
        assertThat(first.await().outcome()).isEqualTo(Outcome.DONE);
        assertThat(runner.start(change, change.plan(), events::add).await().outcome())
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void twoThatNeedTheSameForThemselvesDoNotRunAtOnceThoughBothOnlyRead() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Deed backup = new Deed("parish", Effect.READS, Set.of("database members of parish"), work -> await(go));
        Underway first = runner.start(backup, backup.plan(), events::add);
        assertThatThrownBy(() -> runner.start(backup, backup.plan(), events::add))
                .hasMessageContaining(first.run());
        go.countDown();
        first.await();
    }

    @Test
    void aFaultOfOursWhilePlanningIsToldAndIsInTheJournal() {
        Operation broken = unplannable(() -> {
            throw new IllegalStateException("a slip");
        });
        assertThatThrownBy(() -> runner.plan(broken)).isInstanceOfSatisfying(OperationFailed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.FAILED);
            assertThat(failed.cameBack()).isEqualTo("a slip");
            assertThat(failed.next()).contains("Nothing was done");
            Run run = journal.run(Objects.requireNonNull(failed.run())).orElseThrow();
            assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        });
    }

    @Test
    void whatCouldNotBePlannedSaysAsWhichRunTheJournalTellsOfIt() {
        Operation unreachable = unplannable(() -> {
            throw OperationFailed.unreachable("Nobody answers").build();
        });
        assertThatThrownBy(() -> runner.plan(unreachable))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(journal.run(Objects.requireNonNull(failed.run())))
                                .hasValueSatisfying(
                                        run -> assertThat(run.outcome()).isEqualTo(Outcome.FAILED)));
    }

    @Test
    void closingCancelsWhatRunsAndStartsNothingMore() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Deed deed = Deed.reads(work -> {
            work.onCancel(stopped::countDown);
            await(stopped);
            work.stopIfCancelled();
        });
        Underway underway = runner.start(deed, deed.plan(), events::add);
        runner.close(Runner.Closing.CANCEL);
        assertThat(journal.run(underway.run()).orElseThrow().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThatThrownBy(() -> runner.start(deed, deed.plan(), events::add)).isInstanceOf(OperationFailed.class);
    }

    @Test
    void closingMayWaitForTheEnd() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Deed deed = Deed.reads(work -> await(go));
        Underway underway = runner.start(deed, deed.plan(), events::add);
        Thread closing = Thread.startVirtualThread(() -> runner.close(Runner.Closing.WAIT));
        go.countDown();
        assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
        assertThat(journal.run(underway.run()).orElseThrow().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void whatAThreadSaysAfterTheEndIsNotHeard() throws Exception {
        List<Work> kept = new ArrayList<>();
        Event.Ended end = run(Deed.reads(kept::add));
        kept.getFirst().say("too late");
        kept.getFirst().step("too late");
        assertThat(events.getLast()).isEqualTo(end);
        assertThat(journal.steps(end.run())).isEmpty();
    }

    @Test
    void aHundredThousandLinesAreAllThere() throws Exception {
        Event.Ended end = run(Deed.reads(work -> {
            for (int i = 0; i < 100_000; i++) {
                work.say("line " + i);
            }
        }));
        List<Run.Line> tail = journal.lines(end.run(), 99_998, 10);
        assertThat(tail).extracting(Run.Line::text).containsExactly("line 99998", "line 99999");
    }

    /** An operation whose plan is not to be had. */
    private static Operation unplannable(Attempt.Deed planning) {
        Deed deed = Deed.reads(work -> {});
        return new Operation() {
            @Override
            public String name() {
                return deed.name();
            }

            @Override
            public String title() {
                return deed.title();
            }

            @Override
            public Server server() {
                return deed.server();
            }

            @Override
            public Effect effect() {
                return deed.effect();
            }

            @Override
            public Plan plan() throws OperationFailed {
                planning.run();
                return deed.plan();
            }

            @Override
            public void run(Work work) {
                throw new IllegalStateException("it was never planned");
            }
        };
    }

    private Event.Ended run(Operation operation) throws OperationFailed, InterruptedException {
        return runner.start(operation, operation.plan(), events::add).await();
    }

    private Cleaner cleaner(String kind) {
        return new Cleaner() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void clean(Leftover leftover) {
                cleaned.add(leftover.words());
            }
        };
    }

    private static Cleaner stubborn() {
        return new Cleaner() {
            @Override
            public String kind() {
                return "stubborn";
            }

            @Override
            public void clean(Leftover leftover) throws OperationFailed {
                throw OperationFailed.failed("No way in").build();
            }
        };
    }

    private static Leftover leftover(String kind, String words) {
        return new Leftover(kind, "parish", Map.of("path", "/tmp/" + words), words);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
