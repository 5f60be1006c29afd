package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Await;
import dev.handrail.sql.RealMariaDb;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a drill of a real MariaDB whose count is broken off, nothing is said of the backup. */
@Timeout(120)
class MySqlCountFaultsTest {
    private static final String COUNTS =
            "STATE LIKE 'Waiting for table metadata lock%' AND INFO LIKE 'SELECT CONVERT%COUNT%'";
    private static final String HOLDS = "INFO LIKE 'DO SLEEP(600)%'";

    private static RealMariaDb mariaDb;
    private static Rig rig;
    private static Backup taken;

    @TempDir
    static Path home;

    @BeforeAll
    static void backUp() throws Exception {
        mariaDb = RealMariaDb.start();
        MySqlBeside.fill(mariaDb);
        rig = new Rig(home);
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(mariaDb.bySocket(MySqlBeside.LIVE)));
        taken = rig.catalogue().require(Rig.id(rig.backUp()));
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        mariaDb.close();
    }

    private static List<String> sessions(String where) {
        return mariaDb.execute("SELECT ID FROM information_schema.PROCESSLIST WHERE " + where)
                .lines()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL ", "KILL QUERY "})
    void aCountThatIsBrokenOffSaysNothingOfTheBackup(String kill) throws Exception {
        List<FutureTask<Void>> broken = new CopyOnWriteArrayList<>();
        Event.Ended ended = rig.start("backup drill", Arguments.of("ID", taken.id()), event -> {
                    if (event instanceof Event.StepBegan step && step.words().startsWith("Compare the rows")) {
                        broken.add(breakOff(kill));
                    }
                })
                .await();
        broken.getFirst().get();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure())
                .contains("could not take it, so this drill says nothing of the backup", "visits: ERROR ");
        assertThat(ended.next()).contains("gave no answer");
        assertThat(rig.catalogue().require(taken.id())).isEqualTo(taken);
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(MySqlBeside.LIVE);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    /** Holds a table until it is to be counted. */
    private static FutureTask<Void> breakOff(String kill) {
        try {
            Process holder = new ProcessBuilder(
                            "mariadb", "--no-defaults", "--user=root", "--socket=" + mariaDb.socket())
                    .start();
            try (OutputStream script = holder.getOutputStream()) {
                String table = "`" + MySqlBeside.names(mariaDb).getLast() + "`.visits";
                script.write(("LOCK TABLES " + table + " WRITE; DO SLEEP(600);").getBytes(StandardCharsets.UTF_8));
            }
            Await.until("it is held", () -> !sessions(HOLDS).isEmpty());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        FutureTask<Void> task = new FutureTask<>(() -> {
            try {
                Await.until("it is to be counted", () -> !sessions(COUNTS).isEmpty());
                sessions(COUNTS).forEach(id -> mariaDb.execute(kill + id));
            } finally {
                sessions(HOLDS).forEach(id -> mariaDb.execute("KILL " + id));
            }
            return null;
        });
        Thread.ofVirtual().start(task);
        return task;
    }
}
