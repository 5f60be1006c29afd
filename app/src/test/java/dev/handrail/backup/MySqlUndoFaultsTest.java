package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.FaultsRig.Fault;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    private static String besides;

    @BeforeAll
    static void replaceOnce() throws Exception {
        it = new MySqlFaultsRig(folder);
        Backup whole = it.taken(MySqlFaultsRig.WHOLE);
        it.mariaDb.execute("DELETE FROM parish.visits WHERE id < 100");
        damaged = it.content();
        assertThat(it.replacing(whole, event -> {}).await().failure()).isNull();
        kept = it.rig.keptDatabases().all().getFirst();
        it.staysAsItIs();
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
        it.assertStillAside(kept);
        assertThat(it.content()).isNotEqualTo(damaged);
        assertThat(MySqlBeside.content(it.mariaDb, kept.kept())).isEqualTo(damaged);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void inTheExchange(Fault fault) throws Exception {
        try (MySqlHolder held = it.held()) {
            it.breaksOff(fault, kept.run(), KilledRestore.UNDO, "it waits in the exchange", it::isWaitedFor);
        }
    }

    @Test
    void sessionEndedByTheServer() throws Exception {
        try (MySqlHolder held = it.held()) {
            Underway underway = it.rig.start("restore undo", Arguments.of("RUN", kept.run()), event -> {});
            Await.until("it waits in the exchange", it::isWaitedFor);
            it.end(MySqlFaultsRig.EXCHANGING);
            assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
        }
    }
}
