package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.FaultsRig.Fault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What goes wrong while a restore is undone, over Debian's sshd: the restored database is what it was, the one that was put
 * aside is kept still, and in the end it can be put back.
 */
class UndoFaultsTest {
    private static final String LIVE = "regretted";

    @TempDir
    static Path home;

    private static PostgresFaultsRig it;
    private static KeptDatabase kept;
    private static long damaged;

    @BeforeAll
    static void replaceOnce() throws Exception {
        it = new PostgresFaultsRig(home, LIVE, 300);
        Backup taken = it.taken();
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id < 100");
        damaged = it.content();
        assertThat(it.replacing(taken, event -> {}).await().failure()).isNull();
        kept = it.rig.keptDatabases().all().getFirst();
        it.staysAsItIs();
    }

    @AfterAll
    static void afterAllOfItTheOldOneCanBePutBack() throws Exception {
        it.reached();
        assertThat(it.undo(kept).failure()).isNull();
        assertThat(it.content()).isEqualTo(damaged);
        it.close();
    }

    @BeforeEach
    void reached() {
        it.reached();
    }

    @AfterEach
    void bothAreWhereTheyWere() throws Exception {
        it.assertStillAside(kept);
        assertThat(it.content()).isNotEqualTo(damaged);
    }

    private static boolean exchanges() throws SQLException {
        return TestDatabase.number(
                        "postgres",
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'Handrail'"
                                + " AND query LIKE 'ALTER DATABASE%' AND wait_event_type = 'Lock'")
                == 1;
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void inTheExchange(Fault fault) throws Exception {
        try (Connection held = it.held()) {
            it.breaksOff(
                    fault, kept.run(), KilledRestore.UNDO, "it waits in the exchange", UndoFaultsTest::exchanges, held);
        }
    }
}
