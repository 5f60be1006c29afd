package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.FaultsRig.Fault;
import dev.handrail.backup.LastWord.Fate;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.shell.Await;
import java.nio.file.Path;
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
    }

    @AfterAll
    static void stop() throws Exception {
        it.close();
    }

    @AfterEach
    void theLiveOneIsWhatItWasAndNothingIsLeftBesideIt() throws Exception {
        assertThat(it.rig.runner().leftBehind()).isEmpty();
        assertThat(it.rig.keptDatabases().all()).isEmpty();
        assertThat(MySqlBeside.names(it.mariaDb)).containsExactly(MySqlFaultsRig.LIVE);
        assertThat(it.content()).isEqualTo(content);
        assertThat(it.besides()).isEqualTo(besides);
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
}
