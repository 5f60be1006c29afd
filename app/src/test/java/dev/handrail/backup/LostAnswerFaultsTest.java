package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.FaultsRig.Fault;
import dev.handrail.backup.LastWord.Fate;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Event;
import dev.handrail.shell.Await;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
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
 * An exchange in PostgreSQL that is broken off in its last word, over Debian's sshd: whether that comes late, never or without
 * an answer, what is said of it is what the server did, and what was put aside can be put back.
 */
@Timeout(240)
class LostAnswerFaultsTest {
    private static final String LIVE = "unanswered";

    @TempDir
    static Path home;

    private static PostgresFaultsRig it;
    private static Backup taken;
    private static long restored;

    @BeforeAll
    static void backUpOnce() throws Exception {
        it = new PostgresFaultsRig(home, LIVE, 300);
        taken = it.taken();
        restored = it.content();
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id < 100");
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

    /** Whether somebody waits for what is in doubt. */
    private static boolean isWaitedFor() throws SQLException {
        return TestDatabase.number(
                        "postgres", "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                == 1;
    }

    private static boolean isExchanged() throws SQLException {
        return it.content() == restored;
    }

    /** In that moment nobody is let into either. */
    private static boolean isRenamed() throws SQLException {
        return it.names().stream().noneMatch(name -> name.startsWith(LIVE + "_restore_"));
    }

    private static Run broken(Fault fault, Fate fate, String id, String does) throws Exception {
        try (LastWord way = new LastWord(TestDatabase.port(), LastWord.COMMIT, fate)) {
            it.answersAt(way.port());
            return fate == Fate.UNANSWERED
                    ? it.broken(fault, id, does, "it is done", () -> way.stays() && isRenamed(), () -> {})
                    : brokenWhenItIsWaitedFor(fault, id, does, way::stays, way::letGo);
        } finally {
            it.reached();
        }
    }

    /** @param goesOn lets it come to its end, once somebody waits for that */
    private static Run brokenWhenItIsWaitedFor(
            Fault fault, String id, String does, Callable<Boolean> reached, AutoCloseable goesOn) throws Exception {
        FutureTask<Run> broken =
                new FutureTask<>(() -> it.broken(fault, id, does, "the last word is said", reached, () -> {}));
        Thread.ofVirtual().start(broken);
        Await.until("it is waited for", () -> broken.isDone() || isWaitedFor());
        goesOn.close();
        return broken.get();
    }

    /** From now on the server waits in each COMMIT of a new session for a standby that there is not. */
    private static AutoCloseable noStandby() throws SQLException {
        TestDatabase.execute("postgres", "ALTER ROLE postgres SET synchronous_commit = on");
        TestDatabase.execute("postgres", "ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        TestDatabase.execute("postgres", "SELECT pg_reload_conf()");
        return () -> {
            TestDatabase.execute("postgres", "ALTER SYSTEM RESET synchronous_standby_names");
            TestDatabase.execute("postgres", "SELECT pg_reload_conf()");
            TestDatabase.execute("postgres", "ALTER ROLE postgres RESET synchronous_commit");
        };
    }

    private static boolean commits() throws SQLException {
        return TestDatabase.number("postgres", "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
                > 0;
    }

    private static void assertDone(Fault fault, Run run) {
        assertThat(run.outcome())
                .as(run.failure())
                .isEqualTo(fault == Fault.KILLED ? Outcome.INTERRUPTED : Outcome.DONE);
        assertThat(run.made()).containsEntry("database", LIVE).containsKey("kept");
    }

    /** What was done can be undone. */
    private static void putBack(Fault fault, Run run) throws Exception {
        assertDone(fault, it.rig.journal().run(run.id()).orElseThrow());
        putBack(run);
    }

    private static void putBack(Run run) throws Exception {
        assertThat(isExchanged()).isTrue();
        KeptDatabase kept = it.rig.keptDatabases().all().getFirst();
        assertThat(kept.run()).isEqualTo(run.id());
        assertThat(kept.settled()).isTrue();
        assertThat(it.names()).containsExactly(LIVE, kept.kept());
        assertThat(it.undo(kept).failure()).isNull();
        forgetAll();
    }

    private static void forgetAll() throws SQLException {
        for (KeptDatabase one : it.rig.keptDatabases().all()) {
            TestDatabase.drop(one.kept());
            it.rig.keptDatabases().forget(one.run());
        }
    }

    /** Whoever cancels need not wait: the server takes a standby that it is not to wait for any more for there. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void inTheMidstOfTheCommit(Fault fault) throws Exception {
        try (Halt.Held held = it.halt().from("Put " + LIVE + "_restore_", LostAnswerFaultsTest::noStandby)) {
            putBack(
                    fault,
                    brokenWhenItIsWaitedFor(
                            fault,
                            taken.id(),
                            KilledRestore.REPLACE,
                            () -> held.and(LostAnswerFaultsTest::commits),
                            held));
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aLastWordThatComesLateIsWaitedFor(Fault fault) throws Exception {
        putBack(fault, broken(fault, Fate.LATE, taken.id(), KilledRestore.REPLACE));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void oneWithoutAnAnswerIsAskedFor(Fault fault) throws Exception {
        Run run = broken(fault, Fate.UNANSWERED, taken.id(), KilledRestore.REPLACE);
        if (fault != Fault.KILLED) {
            assertThat(it.rig.journal().lines(run.id()))
                    .extracting(Run.Line::text)
                    .anyMatch(line -> line.contains("how many that were is not known"))
                    .noneMatch(line -> line.startsWith("Nobody was seen waiting"));
        }
        putBack(fault, run);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void oneThatNeverComesWasNotSaid(Fault fault) throws Exception {
        Run run = broken(fault, Fate.NEVER, taken.id(), KilledRestore.REPLACE);
        it.assertBrokenOff(fault, run);
        assertThat(run.made()).isEmpty();
    }

    /** He is the only one, so that the numbers are exact. */
    @Test
    void whoComesInTheMidstOfEachAttemptIsLetInUntilTheLastAndThenTurnedAwayAndCounted() throws Exception {
        try (LateClient client = new LateClient(LIVE)) {
            Event.Ended ended = it.replacing(taken, client::hear).await();
            assertThat(ended.failure()).isNull();
            assertThat(client.answers()).hasSize(6).startsWith("let in", "let in", "let in", "let in", "let in");
            assertThat(client.answers().getLast()).contains("It seems to have just been dropped or renamed");
            Run run = it.rig.journal().run(ended.run()).orElseThrow();
            assertThat(it.rig.journal().lines(run.id()))
                    .extracting(Run.Line::text)
                    .anyMatch(line -> line.startsWith("1 were seen waiting to come in")
                            && line.endsWith("who came in the same instant can have been turned away too"))
                    .filteredOn(line -> line.startsWith("1 wanted to come in at that very moment"))
                    .hasSize(5);
            putBack(run);
        }
    }

    @Test
    void anUndoOfWhichTheLastWordComesLateIsNotedWhenTheProgramIsKilled() throws Exception {
        assertThat(it.replacing(taken, event -> {}).await().failure()).isNull();
        KeptDatabase kept = it.rig.keptDatabases().all().getFirst();
        String undo =
                broken(Fault.KILLED, Fate.LATE, kept.run(), KilledRestore.UNDO).id();
        Run undone = it.rig.journal().run(undo).orElseThrow();
        assertDone(Fault.KILLED, undone);
        assertThat(undone.made()).containsEntry("undid", kept.run());
        assertThat(it.rig.keptDatabases().all()).singleElement().satisfies(one -> {
            assertThat(one.run()).isEqualTo(undo);
            assertThat(one.settled()).isTrue();
        });
        forgetAll();
    }
}
