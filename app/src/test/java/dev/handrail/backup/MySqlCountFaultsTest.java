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
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a count in a real MariaDB that is broken off: nothing is said of the backup, and nothing is replaced. */
@Timeout(120)
class MySqlCountFaultsTest {
    private static final String COUNTS =
            "STATE LIKE 'Waiting for table metadata lock%' AND INFO LIKE 'SELECT CONVERT%COUNT%'";
    private static final String HOLDS = "INFO LIKE 'DO SLEEP(600)%'";

    private static RealMariaDb mariaDb;
    private static Rig rig;
    private static Backup taken;
    private static Backup adopted;

    @TempDir
    static Path home;

    @BeforeAll
    static void backUp() throws Exception {
        mariaDb = RealMariaDb.start();
        MySqlBeside.fill(mariaDb);
        rig = new Rig(home);
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(mariaDb.bySocket(MySqlBeside.LIVE)));
        taken = rig.catalogue().require(Rig.id(rig.backUp()));
        adopted = rig.catalogue()
                .require(MySqlBeside.adopted(rig, mariaDb, MySqlBeside.LIVE, home.resolve("elsewhere"), "cat"));
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        mariaDb.close();
    }

    @AfterEach
    void nothingStays() {
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(MySqlBeside.LIVE);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    /** The count is broken off that comes after such a step. */
    private static Event.Ended brokenOff(String words, Arguments arguments, String step, String kill) throws Exception {
        List<FutureTask<Void>> broken = new CopyOnWriteArrayList<>();
        Event.Ended ended = rig.start(words, arguments, event -> {
                    if (event instanceof Event.StepBegan began && began.words().startsWith(step)) {
                        broken.add(breakOff(kill));
                    }
                })
                .await();
        broken.getFirst().get();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("visits: ERROR ");
        assertThat(ended.next()).contains("these tables are there, but gave no answer");
        return ended;
    }

    private static void assertADrillSaysNothingOf(Backup backup, String step, String kill) throws Exception {
        Event.Ended ended = brokenOff("backup drill", Arguments.of("ID", backup.id()), step, kill);
        assertThat(ended.failure()).contains("could not take it, so this drill says nothing of the backup");
        assertThat(rig.catalogue().require(backup.id())).isEqualTo(backup);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "KILL QUERY"})
    void aCountThatIsBrokenOffSaysNothingOfTheBackup(String kill) throws Exception {
        assertADrillSaysNothingOf(taken, "Compare the rows", kill);
    }

    /** Nobody wrote down what it holds. */
    @ParameterizedTest
    @ValueSource(strings = {"KILL", "KILL QUERY"})
    void norOfADumpOfAnotherProgram(String kill) throws Exception {
        assertADrillSaysNothingOf(adopted, "Count the rows", kill);
    }

    /** Else these would be missing in what is known of the live database from then on. */
    @Test
    void aDumpOfAnotherProgramReplacesNothingWhereItsTablesCannotBeCounted() throws Exception {
        String content = MySqlBeside.content(mariaDb, MySqlBeside.LIVE);
        Arguments replace = new Arguments(
                Map.of("ID", List.of(adopted.id()), "--replace", List.of(), "--sql", List.of("SELECT 1")));
        Event.Ended ended = brokenOff("restore", replace, "Ask the restored database", "KILL QUERY");
        assertThat(ended.failure()).startsWith("Could not count the rows of parish_restore_");
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertThat(MySqlBeside.content(mariaDb, MySqlBeside.LIVE)).isEqualTo(content);
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
            Await.until("it is held", () -> MySqlHolder.sessions(mariaDb, HOLDS) > 0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        FutureTask<Void> task = new FutureTask<>(() -> {
            try {
                Await.until("it is to be counted", () -> MySqlHolder.sessions(mariaDb, COUNTS) > 0);
                MySqlHolder.end(mariaDb, kill, COUNTS);
            } finally {
                MySqlHolder.end(mariaDb, "KILL", HOLDS);
            }
            return null;
        });
        Thread.ofVirtual().start(task);
        return task;
    }
}
