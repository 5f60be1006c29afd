package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.FaultsRig.Fault;
import dev.handrail.backup.LastWord.Fate;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Event;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An exchange in MariaDB, on another machine than its client, that is broken off in its last word: whether that comes late,
 * never or without an answer, what is said of it is what the server did, and what was put aside can be put back.
 */
@Timeout(240)
class MySqlLostAnswerFaultsTest {
    @TempDir
    static Path folder;

    private static MySqlFaultsRig it;
    private static Backup taken;
    private static String restored;
    private static String content;
    private static String besides;

    @BeforeAll
    static void backUpOnce() throws Exception {
        it = new MySqlFaultsRig(folder);
        taken = it.taken(MySqlFaultsRig.WHOLE);
        restored = it.content();
        it.mariaDb.execute("DELETE FROM parish.visits WHERE id < 100");
        content = it.content();
        besides = it.besides();
        it.staysAsItIs();
    }

    @AfterAll
    static void stop() throws Exception {
        it.close();
    }

    @AfterEach
    void theLiveOneIsWhatItWasAndNothingIsLeftBesideIt() throws Exception {
        it.assertNothingCameOfIt();
    }

    private static Run broken(Fault fault, Fate fate) throws Exception {
        try (LastWord way = new LastWord(it.mariaDb.port(), LastWord.RENAME, fate)) {
            it.answersAt(way.port());
            boolean unanswered = fate == Fate.UNANSWERED;
            FutureTask<Run> broken = new FutureTask<>(() -> it.broken(
                    fault,
                    taken.id(),
                    KilledRestore.REPLACE,
                    "the last word is on its way",
                    () -> way.stays() && !(unanswered && it.content().equals(content)),
                    () -> {}));
            Thread.ofVirtual().start(broken);
            if (!unanswered) {
                Await.until(
                        "it is waited for", () -> broken.isDone() || it.sessions("INFO LIKE 'SELECT GET_LOCK(%'") > 0);
                way.letGo();
            }
            Run run = broken.get();
            assertThat(way.before()).as("a silent line holds no table for ever").contains("wait_timeout = 60");
            return run;
        } finally {
            it.reached();
        }
    }

    /** What was done can be undone. */
    private static void putBack(Fault fault, Run run) throws Exception {
        Run now = it.rig.journal().run(run.id()).orElseThrow();
        assertThat(now.outcome())
                .as(now.failure())
                .isEqualTo(fault == Fault.KILLED ? Outcome.INTERRUPTED : Outcome.DONE);
        assertThat(now.made()).containsEntry("database", MySqlFaultsRig.LIVE).containsKey("kept");
        assertThat(it.content()).isEqualTo(restored);
        assertThat(it.besides()).isEqualTo(besides);
        KeptDatabase kept = it.rig.keptDatabases().all().getFirst();
        assertThat(kept.run()).isEqualTo(run.id());
        assertThat(kept.settled()).isTrue();
        assertThat(it.undo(kept).failure()).isNull();
        it.forgetAll();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aLastWordThatComesLateIsWaitedFor(Fault fault) throws Exception {
        putBack(fault, broken(fault, Fate.LATE));
    }

    @Test
    void oneWithoutAnAnswerIsAskedForWhenSomebodyCancels() throws Exception {
        putBack(Fault.CANCELLED, broken(Fault.CANCELLED, Fate.UNANSWERED));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void oneThatNeverComesWasNotSaid(Fault fault) throws Exception {
        Run run = broken(fault, Fate.NEVER);
        it.assertBrokenOff(fault, run);
        assertThat(run.made()).isEmpty();
    }

    /** Whoever ends a session does not know how far it is. */
    @Test
    void oneThatWasDoneWhenSomebodyEndedItsSessionIsKnownAsDone() throws Exception {
        try (LastWord way = new LastWord(it.mariaDb.port(), LastWord.RENAME, Fate.ENDED)) {
            it.answersAt(way.port());
            Event.Ended ended = it.replacing(taken, event -> {}).await();
            assertThat(way.stays()).isTrue();
            putBack(Fault.CANCELLED, it.rig.journal().run(ended.run()).orElseThrow());
        } finally {
            it.reached();
        }
    }

    /** What makes an exchange end while it waits for a table that is to come, and its triggers are gone already. */
    private enum End {
        CANCELLED {
            @Override
            boolean come(Underway underway) {
                underway.cancel();
                return true;
            }
        },
        SESSION_KILLED {
            @Override
            boolean come(Underway underway) {
                it.end(RENAMING);
                return it.sessions(RENAMING) == 0;
            }
        };

        abstract boolean come(Underway underway);
    }

    private static final String RENAMING = MySqlHolder.WAITING + " AND INFO LIKE 'RENAME TABLE%handrail_exchanged%'";

    /** One that waits for such a table. */
    private record Waiting(Underway underway, List<AutoCloseable> others, List<String> told) {
        static Waiting begun(Callable<AutoCloseable> more) throws Exception {
            List<AutoCloseable> others = new CopyOnWriteArrayList<>();
            List<String> told = new CopyOnWriteArrayList<>();
            Underway underway = it.replacing(taken, event -> {
                if (event instanceof Event.StepBegan step && step.words().startsWith("Put parish_restore_")) {
                    others.add(held(step.words().split(" ")[1]));
                    others.add(called(more));
                } else if (event instanceof Event.Said said) {
                    told.add(said.line());
                }
            });
            Await.until("it waits", () -> it.sessions(RENAMING) > 0);
            return new Waiting(underway, others, told);
        }

        private static AutoCloseable held(String coming) {
            return called(() -> MySqlHolder.of(it.mariaDb, coming, "SELECT count(*) FROM visits"));
        }

        private static AutoCloseable called(Callable<AutoCloseable> other) {
            try {
                return other.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        /** When the server has given up: it does not know yet that nobody wants it any more. */
        void release() throws Exception {
            Await.until("the server gave up", () -> it.sessions(RENAMING) == 0);
            for (AutoCloseable other : others) {
                other.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void theTriggersThatAreGoneComeBackAtOnceAlsoWhereTheAnswerGotLost(End end) throws Exception {
        Waiting waiting = Waiting.begun(() -> () -> {});
        Await.until("it is ended", () -> end.come(waiting.underway()));
        Event.Ended ended = waiting.underway().await();
        assertThat(ended.outcome()).isEqualTo(end == End.CANCELLED ? Outcome.CANCELLED : Outcome.FAILED);
        assertThat(waiting.told()).anyMatch(line -> line.startsWith("The triggers of parish were gone for up to"));
        waiting.release();
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void aTriggerThatCannotBeMadeAgainIsNamedAlsoWhereTheAnswerGotLost(End end) throws Exception {
        Waiting waiting = Waiting.begun(() -> it.onceSomebodyWaits("RENAME TABLE parish.bells TO parish.away"));
        Await.until("somebody else waits for his turn", () -> it.sessions(MySqlHolder.WAITING) > 1);
        Await.until("it is ended", () -> end.come(waiting.underway()));
        waiting.release();
        Event.Ended ended = waiting.underway().await();
        assertThat(ended.outcome()).isEqualTo(end == End.CANCELLED ? Outcome.CANCELLED : Outcome.FAILED);
        assertThat(ended.failure()).contains("ERROR 1146", "bells");
        assertThat(ended.next()).contains("may lack these triggers: ring.", "handrail journal clean " + ended.run());
        it.mariaDb.execute("RENAME TABLE parish.away TO parish.bells");
        assertThat(it.clean().failure()).isNull();
    }

    @Test
    void whereNobodyCanBeAskedWhatBecameOfItTheTriggersAreNamed() throws Exception {
        try (RealSshd gone = RealSshd.start()) {
            it.rig.keep(gone.access(), List.of(it.mariaDb.bySocket(MySqlFaultsRig.LIVE)));
            Waiting waiting = Waiting.begun(() -> () -> {});
            gone.stop();
            Event.Ended ended = waiting.underway().await();
            waiting.release();
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.next()).contains("parish may lack these triggers until then: ring");
        }
        it.reached();
        assertThat(it.clean().failure()).isNull();
    }
}
