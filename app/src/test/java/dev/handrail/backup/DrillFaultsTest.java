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
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A drill that is broken off, over Debian's sshd: nothing of it stays, and of the backup is known what was known. The table
 * gate has a check that takes for ever in a database that is only tried.
 */
class DrillFaultsTest {
    private static final String SOURCE = "tried";

    @TempDir
    static Path home;

    private static RealSshd sshd;
    private static Rig rig;
    private static Backup taken;
    private static long content;

    @BeforeAll
    static void backUpOnce() throws Exception {
        sshd = RealSshd.start();
        Beside.dropAll(SOURCE);
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 300);
        TestDatabase.execute(SOURCE, """
                CREATE FUNCTION public.passes(n int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
                  IF current_database() LIKE 'tried\\_drill%' THEN PERFORM pg_sleep(120); END IF;
                  RETURN true;
                END $$;
                CREATE TABLE gate (n int CHECK (public.passes(n)));
                INSERT INTO gate SELECT generate_series(1, 10);
                """);
        content = Beside.content(SOURCE);
        rig = new Rig(home);
        rig.server(sshd.access(), SOURCE);
        taken = rig.catalogue().require(Rig.id(rig.backUp()));
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        sshd.close();
        Beside.dropAll(SOURCE);
    }

    @BeforeEach
    void reached() {
        rig.server(sshd.access(), SOURCE);
    }

    @AfterEach
    void nothingStaysAndTheBackupIsWhatItWas() throws Exception {
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(Beside.names(SOURCE)).containsExactly(SOURCE);
        assertThat(Beside.content(SOURCE)).isEqualTo(content);
        assertThat(rig.catalogue().require(taken.id())).isEqualTo(taken);
    }

    private static Underway begun() throws Exception {
        return rig.start("backup drill", Arguments.of("ID", taken.id()), event -> {});
    }

    private static boolean loads() throws SQLException {
        return TestDatabase.number("postgres", "SELECT count(*)" + LOADING) == 1;
    }

    private static final String LOADING = " FROM pg_stat_activity WHERE datname LIKE 'tried\\_drill%'"
            + " AND query LIKE 'COPY %gate%' AND state = 'active'";

    @Test
    void cancelled() throws Exception {
        Underway underway = begun();
        Await.until("rows are being loaded", DrillFaultsTest::loads);
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void connectionCut() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            rig.server(sshd.access(proxy.port()), SOURCE);
            Underway underway = begun();
            Await.until("rows are being loaded", DrillFaultsTest::loads);
            proxy.cut();
            assertSaysNothing(underway.await());
        }
    }

    @Test
    void sessionEndedByTheServer() throws Exception {
        Underway underway = begun();
        Await.until("rows are being loaded", DrillFaultsTest::loads);
        TestDatabase.text("SELECT pg_terminate_backend(pid)::text" + LOADING);
        assertSaysNothing(underway.await());
    }

    private static void assertSaysNothing(Event.Ended ended) {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("could not take it, so this drill says nothing of the backup");
        assertThat(ended.next()).isNotBlank();
    }

    @Test
    void killNineOfTheProgram() throws Exception {
        rig.close();
        Process program = KilledRestore.start(home, taken.id(), KilledRestore.DRILL);
        Await.until("rows are being loaded", DrillFaultsTest::loads);
        program.destroyForcibly().waitFor();
        rig = new Rig(home);
        assertThat(Beside.names(SOURCE)).hasSize(2);
        Run left = rig.runner().leftBehind().getFirst();
        assertThat(left.outcome()).isEqualTo(Outcome.INTERRUPTED);
        Operation clean = rig.runner().cleaning(left.id(), rig.servers().orRemoved(left.server()));
        assertThat(rig.runner().start(clean, clean.plan(), event -> {}).await().failure())
                .isNull();
    }

    @Test
    void anAgeIdentityThatIsAnotherProvesAndCondemnsNothing() throws Exception {
        WrongSecret.identity(rig, "backup drill", id -> Arguments.of("ID", id));
    }
}
