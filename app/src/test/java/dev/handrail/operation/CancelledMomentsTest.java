package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Journal;
import dev.handrail.journal.Left;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A run that is cancelled at each of its moments, on both kinds of store: what is done then, and what the record says. */
class CancelledMomentsTest {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch onward = new CountDownLatch(1);

    @OnBothStores
    void inAStepThatWaitsItIsStoppedAndWhatItMadeIsCleanedUp(Store store) throws Exception {
        try (Bench bench = new Bench(store, this::cleaned)) {
            Underway underway = bench.start(Deed.changes(work -> {
                work.step("Wait");
                work.leaves(partial());
                CountDownLatch stopped = new CountDownLatch(1);
                work.onCancel(stopped::countDown);
                reached.countDown();
                await(stopped);
                work.stopIfCancelled();
                work.step("Never");
            }));
            await(reached);
            underway.cancel();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(bench.journal.steps(underway.run()))
                    .extracting(Run.Step::words)
                    .containsExactly("Wait");
            assertThat(bench.journal.left(underway.run())).isEmpty();
        }
    }

    @OnBothStores
    void whatBreaksBecauseOfTheCancelIsCancelledAndNotFailed(Store store) throws Exception {
        try (Bench bench = new Bench(store, this::cleaned)) {
            Underway underway = bench.start(Deed.changes(work -> {
                reached.countDown();
                await(onward);
                throw OperationFailed.failed("The pipe broke").build();
            }));
            await(reached);
            underway.cancel();
            onward.countDown();
            Event.Ended end = underway.await();
            assertThat(end.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(end.failure()).contains("The pipe broke");
        }
    }

    @OnBothStores
    void whileItCleansUpAfterAFailureItCleansOnAndWasNotCancelled(Store store) throws Exception {
        try (Bench bench = new Bench(store, this::slowly)) {
            Underway underway = bench.start(Deed.changes(work -> {
                work.leaves(partial());
                work.leaves(partial());
                throw OperationFailed.failed("The pipe broke").build();
            }));
            await(reached);
            underway.cancel();
            onward.countDown();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(bench.journal.left(underway.run())).isEmpty();
        }
    }

    @OnBothStores
    void whileItCleansUpWhatItHadToLeaveBehindItIsDoneAllTheSame(Store store) throws Exception {
        try (Bench bench = new Bench(store, this::slowly)) {
            Underway underway = bench.start(Deed.changes(work -> work.leaves(partial())));
            await(reached);
            underway.cancel();
            onward.countDown();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.DONE);
        }
    }

    @OnBothStores
    void afterItsEndNothingIsChangedByACancel(Store store) throws Exception {
        try (Bench bench = new Bench(store, this::cleaned)) {
            Underway underway = bench.start(Deed.changes(work -> work.step("Do it")));
            assertThat(underway.await().outcome()).isEqualTo(Outcome.DONE);
            underway.cancel();
            assertThat(bench.journal.run(underway.run()).orElseThrow().outcome())
                    .isEqualTo(Outcome.DONE);
        }
    }

    @OnBothStores
    void whatCannotBeCleanedUpAfterACancelIsKeptInMind(Store store) throws Exception {
        try (Bench bench = new Bench(store, leftover -> {
            throw OperationFailed.unreachable("Could not reach it").build();
        })) {
            Underway underway = bench.start(Deed.changes(work -> {
                work.leaves(partial());
                reached.countDown();
                await(onward);
                work.stopIfCancelled();
            }));
            await(reached);
            underway.cancel();
            onward.countDown();
            Event.Ended end = underway.await();
            assertThat(end.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(end.next()).contains("journal clean " + end.run());
            assertThat(bench.journal.left(end.run())).extracting(Left::failure).containsExactly("Could not reach it.");
            assertThat(bench.runner.leftBehind()).extracting(Run::id).containsExactly(end.run());
        }
    }

    @OnBothStores
    void whileItRunsNoOtherMayChangeTheServerAndAfterTheCancelAnotherMay(Store store) throws Exception {
        try (Bench bench = new Bench(store, this::cleaned)) {
            Underway underway = bench.start(Deed.changes(work -> {
                reached.countDown();
                await(onward);
                work.stopIfCancelled();
            }));
            await(reached);
            assertThatThrownBy(() -> bench.start(Deed.changes(work -> {})))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining(underway.run());
            underway.cancel();
            onward.countDown();
            underway.await();
            assertThat(bench.start(Deed.changes(work -> {})).await().outcome()).isEqualTo(Outcome.DONE);
        }
    }

    private void cleaned(Leftover leftover) {}

    private void slowly(Leftover leftover) {
        reached.countDown();
        await(onward);
    }

    private static Leftover partial() {
        return new Leftover("file", "parish", Map.of("path", "/tmp/partial"), "a partial file");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cleans up, or does not. */
    private interface Cleaning {
        void clean(Leftover leftover) throws OperationFailed;
    }

    /** A runner on a store. */
    private static final class Bench implements AutoCloseable {
        private final Store store;
        private final Journal journal;
        private final Runner runner;

        private Bench(Store store, Cleaning cleaning) {
            this.store = store;
            this.journal = new Journal(store.jdbi(), Clock.systemUTC());
            this.runner = new Runner(journal, List.of(cleaner(cleaning)), text -> text, "anna", Clock.systemUTC());
        }

        private Underway start(Deed deed) throws OperationFailed {
            return runner.start(deed, deed.plan(), event -> {});
        }

        private static Cleaner cleaner(Cleaning cleaning) {
            return new Cleaner() {
                @Override
                public String kind() {
                    return "file";
                }

                @Override
                public void clean(Leftover leftover) throws OperationFailed {
                    cleaning.clean(leftover);
                }
            };
        }

        @Override
        public void close() {
            runner.close();
            journal.close();
            store.close();
        }
    }
}
