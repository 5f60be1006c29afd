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
 * A drill of a backup of MariaDB that is broken off, over Debian's sshd: nothing of it stays, the live database is what it
 * was, and of the backup is known what was known.
 */
@Timeout(240)
class MySqlDrillFaultsTest {
    private static final String LIVE = MySqlBeside.LIVE;

    /** Stands before the real program on the path: its dump waits in the middle when it is loaded, as behind a lock. */
    private static final String DUMPER = """
            #!/bin/sh
            dump() { PATH=/usr/local/bin:/usr/bin:/bin mariadb-dump "$@"; }
            case $* in --version) dump --version; exit ;; esac
            dump "$@" | sed 's/^UNLOCK TABLES;/DO SLEEP(120);\\n&/'
            """;

    private static final String LOADING = "INFO LIKE 'DO SLEEP(120)%'";

    private static RealMariaDb mariaDb;
    private static RealSshd sshd;
    private static Rig rig;
    private static Backup taken;
    private static String content;
    private static String besides;

    @TempDir
    static Path programs;

    @TempDir
    static Path home;

    @BeforeAll
    static void backUpOnce() throws Exception {
        RealSshd.program(programs.resolve("mariadb-dump"), DUMPER);
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
        mariaDb = RealMariaDb.start();
        MySqlBeside.fill(mariaDb);
        rig = new Rig(home);
        rig.keep(sshd.access(), List.of(mariaDb.bySocket(LIVE)));
        taken = rig.catalogue().require(Rig.id(rig.backUp()));
        content = MySqlBeside.content(mariaDb, LIVE);
        besides = MySqlBeside.besides(mariaDb, LIVE);
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        mariaDb.close();
        sshd.close();
    }

    @BeforeEach
    void reached() {
        rig.keep(sshd.access(), List.of(mariaDb.bySocket(LIVE)));
    }

    @AfterEach
    void nothingStaysAndTheBackupIsWhatItWas() throws Exception {
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(besides);
        assertThat(rig.catalogue().require(taken.id())).isEqualTo(taken);
        assertThat(loads()).as("nobody loads any more").isFalse();
    }

    private static Underway begun() throws Exception {
        return rig.start("backup drill", Arguments.of("ID", taken.id()), event -> {});
    }

    private static boolean loads() {
        return MySqlHolder.sessions(mariaDb, LOADING) > 0;
    }

    private static void assertSaysNothing(Event.Ended ended) {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("could not take it, so this drill says nothing of the backup");
        assertThat(ended.next()).isNotBlank();
    }

    @Test
    void cancelled() throws Exception {
        Underway underway = begun();
        Await.until("rows are being loaded", MySqlDrillFaultsTest::loads);
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void connectionCut() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            rig.keep(sshd.access(proxy.port()), List.of(mariaDb.bySocket(LIVE)));
            Underway underway = begun();
            Await.until("rows are being loaded", MySqlDrillFaultsTest::loads);
            proxy.cut();
            assertSaysNothing(underway.await());
        }
    }

    @Test
    void sessionEndedByTheServer() throws Exception {
        Underway underway = begun();
        Await.until("rows are being loaded", MySqlDrillFaultsTest::loads);
        mariaDb.execute("SELECT ID FROM information_schema.PROCESSLIST WHERE " + LOADING)
                .lines()
                .forEach(id -> mariaDb.execute("KILL " + id));
        assertSaysNothing(underway.await());
    }

    @Test
    void killNineOfTheProgram() throws Exception {
        rig.close();
        Process program = KilledRestore.start(home, taken.id(), KilledRestore.DRILL, 0);
        Await.until("rows are being loaded", MySqlDrillFaultsTest::loads);
        program.destroyForcibly().waitFor();
        rig = new Rig(home);
        assertThat(MySqlBeside.names(mariaDb)).hasSize(2);
        Run left = rig.runner().leftBehind().getFirst();
        assertThat(left.outcome()).isEqualTo(Outcome.INTERRUPTED);
        Operation clean = rig.runner().cleaning(left.id(), rig.servers().orRemoved(left.server()));
        assertThat(rig.runner().start(clean, clean.plan(), event -> {}).await().failure())
                .isNull();
    }
}
