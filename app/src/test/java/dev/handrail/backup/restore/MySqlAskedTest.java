package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Rig;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.RealMariaDb;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a restored MariaDB has its time, and a server that goes away is no answer. */
@Timeout(60)
class MySqlAskedTest {
    private static final String SLEEPS = "SELECT SLEEP(120) FROM visits";

    @TempDir
    Path home;

    private RealMariaDb mariaDb;
    private RealSshd sshd;
    private Rig rig;
    private MySqlClient client;

    @BeforeEach
    void start() throws Exception {
        mariaDb = RealMariaDb.start();
        mariaDb.execute("CREATE DATABASE parish; CREATE TABLE parish.visits AS SELECT 1 AS id");
        sshd = RealSshd.start();
        rig = new Rig(home);
        Database entry = mariaDb.bySocket("parish");
        rig.keep(sshd.access(), List.of(entry));
        Server server = rig.servers().require(Rig.SERVER);
        client = MySqlClient.open(rig.means().shells(), rig.means().databases(), server, entry, "parish");
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        rig.close();
        sshd.close();
        mariaDb.close();
    }

    private boolean sleeps() {
        return !mariaDb.look("SELECT ID FROM information_schema.PROCESSLIST WHERE INFO LIKE '" + SLEEPS + "%'")
                .isEmpty();
    }

    /** Not every statement is one to which a limit of the server applies: here the question itself lifts that. */
    @Test
    void whatTheServerItselfDoesNotEndIsEndedByUsThereToo() throws Exception {
        MySqlAsked asked = new MySqlAsked(client, true, Duration.ofSeconds(1));
        DrillChecks.Result result = asked.ask("SET SESSION max_statement_time = 0; " + SLEEPS);
        assertThat(result.passed()).isFalse();
        assertThat(result.answered()).isFalse();
        assertThat(result.said()).contains("no answer within 2 seconds");
        Await.until("the server has ended it", () -> !sleeps());
        assertThat(asked.ask("SELECT COUNT(*) FROM visits").passed()).isTrue();
        assertThat(asked.ask(SLEEPS).said()).contains("ERROR 1969");
    }

    /** Who may not log in any more can end nothing: it is not said that it was. */
    @Test
    void whatCannotBeEndedThereIsToldAsWhatMayGoOn() throws Exception {
        mariaDb.execute("CREATE USER guest@127.0.0.1; GRANT ALL ON *.* TO guest@127.0.0.1");
        Database entry = new Database(
                "parish", Engine.MARIADB, "127.0.0.1", mariaDb.port(), "guest", null, null, null, null, null);
        Server server = rig.servers().require(Rig.SERVER);
        try (MySqlClient guest =
                MySqlClient.open(rig.means().shells(), rig.means().databases(), server, entry, "parish")) {
            MySqlAsked late = new MySqlAsked(guest, true, Duration.ofSeconds(5));
            FutureTask<DrillChecks.Result> asked =
                    new FutureTask<>(() -> late.ask("SET SESSION max_statement_time = 0; " + SLEEPS));
            Thread.ofVirtual().start(asked);
            Await.until("it is asked", this::sleeps);
            mariaDb.execute("DROP USER guest@127.0.0.1");
            assertThat(asked.get().said())
                    .isEqualTo("no answer within 10 seconds; it could not be ended on the server, where it may go on");
        }
    }

    @Test
    void aServerThatEndsInTheMidstOfAQuestionIsALineThatWasLost() throws Exception {
        FutureTask<DrillChecks.Result> asked = new FutureTask<>(() -> new MySqlAsked(client, false).ask(SLEEPS));
        Thread.ofVirtual().start(asked);
        Await.until("it is asked", this::sleeps);
        mariaDb.execute("SHUTDOWN");
        assertThatThrownBy(asked::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(OperationFailed.class, lost -> {
                    assertThat(lost.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
                    assertThat(lost.getMessage()).contains("Could not ask parish", "ERROR ");
                    assertThat(lost.next()).contains("see that its server runs");
                });
    }
}
