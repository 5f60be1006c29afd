package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong while a restore of MariaDB is undone, over Debian's sshd: what was restored is what it was, with its
 * triggers and all else, what was put aside is kept still, and in the end it can be put back.
 */
@Timeout(240)
class MySqlUndoFaultsTest {
    @TempDir
    static Path folder;

    private static MySqlFaultsRig it;
    private static KeptDatabase kept;
    private static String damaged;
    private static String content;
    private static String besides;

    @BeforeAll
    static void replaceOnce() throws Exception {
        it = new MySqlFaultsRig(folder);
        Backup whole = it.taken(MySqlFaultsRig.WHOLE);
        it.mariaDb.execute("DELETE FROM parish.visits WHERE id < 100");
        damaged = it.content();
        assertThat(it.replacing(whole, event -> {}).await().failure()).isNull();
        kept = it.rig.keptDatabases().all().getFirst();
        content = it.content();
        besides = it.besides();
    }

    @AfterAll
    static void afterAllOfItTheOldOneCanBePutBack() throws Exception {
        it.reached();
        assertThat(it.undo(kept).failure()).isNull();
        assertThat(it.content()).isEqualTo(damaged);
        assertThat(it.besides()).isEqualTo(besides);
        it.close();
    }

    @BeforeEach
    void reached() throws Exception {
        it.reached();
    }

    @AfterEach
    void bothAreWhereTheyWere() throws Exception {
        assertThat(it.rig.runner().leftBehind()).isEmpty();
        assertThat(it.rig.keptDatabases().all()).singleElement().satisfies(one -> {
            assertThat(one.run()).isEqualTo(kept.run());
            assertThat(one.settled()).isTrue();
        });
        assertThat(MySqlBeside.names(it.mariaDb)).containsExactly(MySqlFaultsRig.LIVE, kept.kept());
        assertThat(it.content()).isEqualTo(content).isNotEqualTo(damaged);
        assertThat(MySqlBeside.content(it.mariaDb, kept.kept())).isEqualTo(damaged);
        assertThat(it.besides()).isEqualTo(besides);
    }

    private static Underway begun() throws Exception {
        Underway underway = it.rig.start("restore undo", Arguments.of("RUN", kept.run()), event -> {});
        Await.until("it waits in the exchange", it::isWaitedFor);
        return underway;
    }

    @Test
    void cancelled() throws Exception {
        try (MySqlHolder held = it.held()) {
            Underway underway = begun();
            underway.cancel();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        }
    }

    @Test
    void connectionCut() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(it.sshd.port());
                MySqlHolder held = it.held()) {
            it.reachedBy(proxy.port());
            Underway underway = begun();
            proxy.cut();
            Event.Ended ended = underway.await();
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.next()).isNotBlank();
        }
    }

    @Test
    void sessionEndedByTheServer() throws Exception {
        try (MySqlHolder held = it.held()) {
            Underway underway = begun();
            it.end(MySqlHolder.WAITING);
            assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void killNineOfTheProgram() throws Exception {
        try (MySqlHolder held = it.held()) {
            it.killedWhen(kept.run(), KilledRestore.UNDO, "it waits in the exchange", it::isWaitedFor);
            Await.until("the server gave up", () -> !it.isWaitedFor());
        }
        assertThat(MySqlBeside.names(it.mariaDb))
                .as("what it had made is registered")
                .hasSize(3);
        assertThat(it.left().outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(it.clean().failure()).isNull();
    }
}
