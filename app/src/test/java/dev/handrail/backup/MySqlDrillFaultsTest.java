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
 * A drill of a backup of MariaDB that is broken off, over Debian's sshd: nothing of it stays, the live database is what it
 * was, and of the backup is known what was known.
 */
@Timeout(240)
class MySqlDrillFaultsTest {
    @TempDir
    static Path folder;

    private static MySqlFaultsRig it;
    private static Backup taken;

    @BeforeAll
    static void backUpOnce() throws Exception {
        it = new MySqlFaultsRig(folder);
        taken = it.taken(MySqlFaultsRig.SLOW);
        it.staysAsItIs();
    }

    @AfterAll
    static void stop() throws Exception {
        it.close();
    }

    @BeforeEach
    void reached() throws Exception {
        it.reached();
    }

    @AfterEach
    void nothingStaysAndTheBackupIsWhatItWas() throws Exception {
        it.assertNothingCameOfIt();
        assertThat(it.rig.catalogue().require(taken.id())).isEqualTo(taken);
        assertThat(it.loads()).as("nobody loads any more").isFalse();
    }

    private static Underway begun() throws Exception {
        Underway underway = it.rig.start("backup drill", Arguments.of("ID", taken.id()), event -> {});
        Await.until("rows are being loaded", it::loads);
        return underway;
    }

    private static void assertSaysNothing(Event.Ended ended) {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("could not take it, so this drill says nothing of the backup");
        assertThat(ended.next()).isNotBlank();
    }

    @Test
    void cancelled() throws Exception {
        Underway underway = begun();
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void connectionCut() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(it.sshd.port())) {
            it.reachedBy(proxy.port());
            Underway underway = begun();
            proxy.cut();
            assertSaysNothing(underway.await());
        }
    }

    @Test
    void sessionEndedByTheServer() throws Exception {
        Underway underway = begun();
        it.end("INFO LIKE 'DO SLEEP(120)%'");
        assertSaysNothing(underway.await());
    }

    @Test
    void killNineOfTheProgram() throws Exception {
        it.killedWhen(taken.id(), KilledRestore.DRILL, "rows are being loaded", it::loads);
        assertThat(MySqlBeside.names(it.mariaDb)).hasSize(2);
        assertThat(it.left().outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(it.clean().failure()).isNull();
    }

    @Test
    void anAgeIdentityThatIsAnotherProvesAndCondemnsNothing() throws Exception {
        WrongSecret.identity(it.rig, "backup drill", id -> Arguments.of("ID", id));
    }
}
