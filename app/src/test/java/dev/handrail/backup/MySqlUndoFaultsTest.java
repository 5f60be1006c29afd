package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Path;
import java.util.List;
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
    private static final String LIVE = MySqlBeside.LIVE;

    @TempDir
    static Path home;

    private static RealMariaDb mariaDb;
    private static RealSshd sshd;
    private static Rig rig;
    private static KeptDatabase kept;
    private static String damaged;
    private static String content;
    private static String besides;

    @BeforeAll
    static void replaceOnce() throws Exception {
        sshd = RealSshd.start();
        mariaDb = RealMariaDb.start();
        MySqlBeside.fill(mariaDb);
        rig = new Rig(home);
        rig.keep(sshd.access(), List.of(mariaDb.bySocket(LIVE)));
        String id = Rig.id(rig.backUp());
        mariaDb.execute("DELETE FROM parish.visits WHERE id < 100");
        damaged = MySqlBeside.content(mariaDb, LIVE);
        assertThat(rig.perform("restore", Beside.replace(id)).failure()).isNull();
        kept = rig.keptDatabases().all().getFirst();
        content = MySqlBeside.content(mariaDb, LIVE);
        besides = MySqlBeside.besides(mariaDb, LIVE);
    }

    @AfterAll
    static void afterAllOfItTheOldOneCanBePutBack() throws Exception {
        rig.keep(sshd.access(), List.of(mariaDb.bySocket(LIVE)));
        assertThat(rig.perform("restore undo", Arguments.of("RUN", kept.run())).failure())
                .isNull();
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(damaged);
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(besides);
        rig.close();
        mariaDb.close();
        sshd.close();
    }

    @BeforeEach
    void reached() {
        rig.keep(sshd.access(), List.of(mariaDb.bySocket(LIVE)));
    }

    @AfterEach
    void bothAreWhereTheyWere() throws Exception {
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.keptDatabases().all()).singleElement().satisfies(one -> {
            assertThat(one.run()).isEqualTo(kept.run());
            assertThat(one.settled()).isTrue();
        });
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE, kept.kept());
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content).isNotEqualTo(damaged);
        assertThat(MySqlBeside.content(mariaDb, kept.kept())).isEqualTo(damaged);
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(besides);
    }

    private static Underway begun() throws Exception {
        return rig.start("restore undo", Arguments.of("RUN", kept.run()), event -> {});
    }

    private static MySqlHolder held() throws Exception {
        return MySqlHolder.of(mariaDb, LIVE, "SELECT count(*) FROM visits");
    }

    private static boolean exchanges() {
        return MySqlHolder.isWaitedFor(mariaDb);
    }

    @Test
    void cancelled() throws Exception {
        try (MySqlHolder held = held()) {
            Underway underway = begun();
            Await.until("it waits in the exchange", MySqlUndoFaultsTest::exchanges);
            underway.cancel();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        }
    }

    @Test
    void connectionCut() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port());
                MySqlHolder held = held()) {
            rig.keep(sshd.access(proxy.port()), List.of(mariaDb.bySocket(LIVE)));
            Underway underway = begun();
            Await.until("it waits in the exchange", MySqlUndoFaultsTest::exchanges);
            proxy.cut();
            Event.Ended ended = underway.await();
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.next()).isNotBlank();
        }
    }

    @Test
    void sessionEndedByTheServer() throws Exception {
        try (MySqlHolder held = held()) {
            Underway underway = begun();
            Await.until("it waits in the exchange", MySqlUndoFaultsTest::exchanges);
            mariaDb.execute("SELECT ID FROM information_schema.PROCESSLIST"
                            + " WHERE STATE LIKE 'Waiting for table metadata lock%'")
                    .lines()
                    .forEach(id -> mariaDb.execute("KILL " + id));
            assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void killNineOfTheProgram() throws Exception {
        try (MySqlHolder held = held()) {
            rig.close();
            Process program = KilledRestore.start(home, kept.run(), KilledRestore.UNDO, 0);
            Await.until("it waits in the exchange", MySqlUndoFaultsTest::exchanges);
            program.destroyForcibly().waitFor();
            rig = new Rig(home);
            Await.until("the server gave up", () -> !exchanges());
        }
        assertThat(MySqlBeside.names(mariaDb))
                .as("what it had made is registered")
                .hasSize(3);
        Run left = rig.runner().leftBehind().getFirst();
        assertThat(left.outcome()).isEqualTo(Outcome.INTERRUPTED);
        Operation clean = rig.runner().cleaning(left.id(), rig.servers().orRemoved(left.server()));
        assertThat(rig.runner().start(clean, clean.plan(), event -> {}).await().failure())
                .isNull();
    }
}
