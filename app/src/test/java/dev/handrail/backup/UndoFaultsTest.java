package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong while a restore is undone, over Debian's sshd: the restored database is what it was, the one that was put
 * aside is kept still, and in the end it can be put back.
 */
class UndoFaultsTest {
    private static final String LIVE = "regretted";

    @TempDir
    static Path home;

    private static RealSshd sshd;
    private static Rig rig;
    private static KeptDatabase kept;
    private static long damaged;
    private static long content;
    private static String besides;

    @BeforeAll
    static void replaceOnce() throws Exception {
        sshd = RealSshd.start();
        Beside.dropAll(LIVE);
        TestDatabase.create(LIVE);
        TestDatabase.fill(LIVE, 300);
        rig = new Rig(home);
        rig.server(sshd.access(), LIVE);
        String id = Rig.id(rig.backUp());
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id < 100");
        damaged = Beside.content(LIVE);
        assertThat(rig.perform("restore", Beside.replace(id)).failure()).isNull();
        kept = rig.keptDatabases().all().getFirst();
        content = Beside.content(LIVE);
        besides = Beside.besides(LIVE);
    }

    @AfterAll
    static void afterAllOfItTheOldOneCanBePutBack() throws Exception {
        rig.server(sshd.access(), LIVE);
        assertThat(rig.perform("restore undo", Arguments.of("RUN", kept.run())).failure())
                .isNull();
        assertThat(Beside.content(LIVE)).isEqualTo(damaged);
        rig.close();
        sshd.close();
        Beside.dropAll(LIVE);
    }

    @BeforeEach
    void reached() {
        rig.server(sshd.access(), LIVE);
    }

    @AfterEach
    void bothAreWhereTheyWere() throws Exception {
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.keptDatabases().all()).singleElement().satisfies(one -> {
            assertThat(one.run()).isEqualTo(kept.run());
            assertThat(one.settled()).isTrue();
        });
        assertThat(Beside.names(LIVE)).containsExactly(LIVE, kept.kept());
        assertThat(Beside.content(LIVE)).isEqualTo(content).isNotEqualTo(damaged);
        assertThat(Beside.besides(LIVE)).isEqualTo(besides);
    }

    private static Underway begun() throws Exception {
        return rig.start("restore undo", Arguments.of("RUN", kept.run()), event -> {});
    }

    /** Who holds this keeps the exchange from going on: the row of the live database in the catalogue. */
    private static Connection held() throws SQLException {
        Connection connection = TestDatabase.connect("postgres");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + LIVE + " CONNECTION LIMIT 5");
        }
        return connection;
    }

    private static boolean exchanges() throws SQLException {
        return TestDatabase.number(
                        "postgres",
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'Handrail'"
                                + " AND query LIKE 'ALTER DATABASE%' AND wait_event_type = 'Lock'")
                == 1;
    }

    @Test
    void cancelled() throws Exception {
        try (Connection held = held()) {
            Underway underway = begun();
            Await.until("it waits in the exchange", UndoFaultsTest::exchanges);
            underway.cancel();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
            held.rollback();
        }
    }

    @Test
    void connectionCut() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port());
                Connection held = held()) {
            rig.server(sshd.access(proxy.port()), LIVE);
            Underway underway = begun();
            Await.until("it waits in the exchange", UndoFaultsTest::exchanges);
            proxy.cut();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
            held.rollback();
        }
    }

    @Test
    void killNineOfTheProgram() throws Exception {
        try (Connection held = held()) {
            rig.close();
            Process program = KilledRestore.start(home, kept.run(), KilledRestore.UNDO);
            Await.until("it waits in the exchange", UndoFaultsTest::exchanges);
            program.destroyForcibly().waitFor();
            rig = new Rig(home);
            held.rollback();
        }
        Run left = rig.runner().leftBehind().getFirst();
        assertThat(left.outcome()).isEqualTo(Outcome.INTERRUPTED);
        Operation clean = rig.runner().cleaning(left.id(), rig.servers().orRemoved(left.server()));
        assertThat(rig.runner().start(clean, clean.plan(), event -> {}).await().failure())
                .isNull();
    }
}
