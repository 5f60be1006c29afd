package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.FaultsRig.Fault;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong while rows of a backup of MariaDB come back hurts no live row, and it is known what was done. */
@Timeout(240)
class MySqlRescueFaultsTest {
    @TempDir
    static Path home;

    private static MySqlRescueRig it;

    @BeforeAll
    static void start() throws Exception {
        it = new MySqlRescueRig(home);
        it.fill();
        it.sql("CREATE TABLE gate (n int PRIMARY KEY); INSERT INTO gate VALUES (1), (2)");
        it.backUp();
        it.bring("donors");
    }

    @AfterAll
    static void stop() throws Exception {
        it.close();
    }

    /** What an earlier one left of the donors where it failed is not held against this one. */
    @BeforeEach
    void allDonorsAreThere() {
        it.sql("DELETE FROM donors; INSERT INTO donors SELECT seq, md5(seq) FROM seq_1_to_9");
    }

    @AfterEach
    void nothingElseIsLeft() throws Exception {
        assertThat(it.databases()).containsExactly(MySqlRescueRig.LIVE, it.schema());
        assertThat(it.rig.runner().leftBehind()).isEmpty();
    }

    /** By then one is deleted and one changed: it is the last of what it does that waits. */
    private static boolean waits() {
        return sessions("STATE = 'User lock'") == 1;
    }

    private static long sessions(String where) {
        return MySqlHolder.sessions(it.mariaDb, where);
    }

    private static String donors() {
        return it.mariaDb.look("SELECT * FROM rescued.donors ORDER BY id");
    }

    /** What the server was in the middle of comes to nothing, and the next attempt does it. */
    private static void brokenOff(Fault fault, Callable<Boolean> condition, AutoCloseable held) throws Exception {
        it.sql("DELETE FROM donors WHERE id = 8; UPDATE donors SET gift = 'spoilt' WHERE id = 3;"
                + " INSERT INTO donors VALUES (10, 'late')");
        String before = donors();
        List<String> beside = it.beside();
        it.breaksOff(fault, it.schema(), KilledRestore.ROWS, "it is in the middle of it", condition, held);
        assertThat(donors()).isEqualTo(before);
        held.close();
        Await.until(
                "no session has anything to do with the donors",
                () -> it.mariaDb
                        .look("SELECT trx_id FROM information_schema.INNODB_TRX")
                        .isEmpty());
        assertThat(donors()).isEqualTo(before);
        if (fault == Fault.CANCELLED) {
            assertThat(it.beside()).isEqualTo(beside);
        }
        assertThat(it.counts("donors")).containsExactly(1L, 1L, 1L, 7L);
        assertThat(it.bringBack("donors", RescueRig.ALL_KINDS).failure()).isNull();
        assertThat(it.counts("donors")).containsExactly(0L, 0L, 0L, 9L);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void withinTheTransactionThatBringsRowsBack(Fault fault) throws Exception {
        try (MySqlHolder shut = it.shut()) {
            brokenOff(fault, MySqlRescueFaultsTest::waits, shut);
        }
    }

    /** Its plan does so, too, and is not kept from it. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileRowsThatAreToComeBackAreCompared(Fault fault) throws Exception {
        try (Halt.Held held = it.halt().from(Words.of("rescue.step.gather"), MySqlRescueFaultsTest::donorsBeside)) {
            brokenOff(fault, () -> held.and(() -> MySqlHolder.isWaitedFor(it.mariaDb)), held);
        }
    }

    /** Nobody can read them meanwhile. */
    private static MySqlHolder donorsBeside() throws Exception {
        return MySqlHolder.doing(it.mariaDb, it.schema(), "LOCK TABLES donors WRITE");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "CANCELLED")
    void whileTablesAreCompared(Fault fault) throws Exception {
        String before = donors();
        try (MySqlHolder held = donorsBeside()) {
            it.comparisonBreaksOff(fault, it.schema(), "it compares", () -> MySqlHolder.isWaitedFor(it.mariaDb));
        }
        assertThat(donors()).isEqualTo(before);
        assertThat(it.counts("donors")).containsExactly(0L, 0L, 0L, 9L);
    }

    private static boolean loads() {
        return sessions("INFO LIKE 'DO SLEEP(120)%'") == 1;
    }

    /** Of a dump in which each table takes its time. */
    @Test
    void whileATableIsBrought() throws Exception {
        String slow = it.adopted("sed 's/^UNLOCK TABLES;/DO SLEEP(120);\\n&/'");
        String before = content();
        for (Fault fault : List.of(Fault.CANCELLED, Fault.CUT)) {
            it.breaksOff(fault, slow, KilledRestore.TABLE, "rows go in", MySqlRescueFaultsTest::loads);
            assertThat(content()).isEqualTo(before);
            nothingElseIsLeft();
            MySqlHolder.end(it.mariaDb, "KILL", "INFO LIKE 'DO SLEEP(120)%'");
        }
        String donors = it.schema();
        it.bring("gate");
        it.clear();
        it.use(donors);
    }

    private static String content() {
        return MySqlBeside.content(it.mariaDb, MySqlRescueRig.LIVE);
    }

    private static Underway begun() throws Exception {
        Underway underway = it.rig.start("restore rows", it.rows("donors", RescueRig.ALL_KINDS), event -> {});
        Await.until("the last row waits", MySqlRescueFaultsTest::waits);
        return underway;
    }

    private static final String COMMITS = "INFO = 'COMMIT'";

    /** The server is asked what became of it. */
    @Test
    void cancelledWhileItsCommitWaitsItIsTakenBack() throws Exception {
        it.sql("UPDATE donors SET gift = 'spoilt' WHERE id = 3; DELETE FROM donors WHERE id = 8");
        String before = donors();
        List<String> beside = it.beside();
        MySqlHolder shut = it.shut();
        Underway underway = begun();
        try (MySqlHolder commits = it.commitsNothing()) {
            shut.close();
            Await.until("it commits", () -> sessions(COMMITS) == 1);
            underway.cancel();
            Await.until("it is ended", () -> sessions(COMMITS) == 0);
        }
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(donors()).isEqualTo(before);
        assertThat(it.beside()).isEqualTo(beside);
        assertThat(it.bringBack("donors", RescueRig.ALL_KINDS).failure()).isNull();
        assertThat(it.counts("donors")).containsExactly(0L, 0L, 0L, 9L);
    }

    /** Rows that are missing overwrite nothing, which would tell of them. */
    @ParameterizedTest
    @ValueSource(strings = {"--missing", "--changed"})
    void cancelledWhenTheAnswerToItsCommitGotLostItIsKnownAsDone(String kind) throws Exception {
        it.sql("UPDATE donors SET gift = 'spoilt' WHERE id = 3; DELETE FROM donors WHERE id = 5");
        String were = donors();
        List<String> beside = it.beside();
        try (LastWord way = new LastWord(it.mariaDb.port(), LastWord.ONLY_COMMIT, LastWord.Fate.UNANSWERED)) {
            it.answersAt(way.port());
            Underway underway = it.rig.start("restore rows", it.rows("donors", kind), event -> {});
            Await.until("it is committed", () -> !donors().equals(were));
            underway.cancel();
            Event.Ended ended = underway.await();
            assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
            assertThat(ended.made()).containsEntry("rows", "1");
        } finally {
            it.reachedBy(it.sshd.port());
        }
        assertThat(it.beside()).containsAll(beside);
        assertThat(it.beside().stream().filter(table -> !beside.contains(table)))
                .hasSize(kind.equals("--missing") ? 0 : 1)
                .allMatch(table -> table.startsWith("handrail_before_"));
        assertThat(it.bringBack("donors", "--missing", "--changed").failure()).isNull();
        assertThat(it.counts("donors")).containsExactly(0L, 0L, 0L, 9L);
    }

    @Test
    void whereItsCommitNeverCameItIsSaidThatItWasTakenBack() throws Exception {
        it.sql("DELETE FROM donors WHERE id = 5");
        List<String> beside = it.beside();
        try (LastWord way = new LastWord(it.mariaDb.port(), LastWord.ONLY_COMMIT, LastWord.Fate.NEVER)) {
            it.answersAt(way.port());
            way.letGo();
            Event.Ended ended = it.bringBack("donors", "--missing");
            assertThat(way.stays()).isTrue();
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.failure()).contains("ERROR 2013");
            assertThat(ended.next()).startsWith("All of it was taken back.");
        } finally {
            it.reachedBy(it.sshd.port());
        }
        assertThat(it.beside()).isEqualTo(beside);
        assertThat(it.bringBack("donors", "--missing").failure()).isNull();
        assertThat(it.counts("donors")).containsExactly(0L, 0L, 0L, 9L);
    }

    /** As one in a cluster is, or one whose disk is full. */
    @Test
    void whereTheServerRefusesItsCommitThatIsToldAndNoLostAnswer() throws Exception {
        it.sql("DELETE FROM donors WHERE id = 5");
        List<Event> events = new CopyOnWriteArrayList<>();
        try (LastWord way = new LastWord(it.mariaDb.port(), LastWord.ONLY_COMMIT, LastWord.Fate.LATE)) {
            it.answersAt(way.port());
            it.mariaDb.execute("REVOKE SUPER, READ_ONLY ADMIN ON *.* FROM keeper@127.0.0.1");
            Underway underway = it.rig.start("restore rows", it.rows("donors", "--missing"), events::add);
            Await.until("it commits", way::stays);
            it.mariaDb.execute("SET GLOBAL read_only = 1");
            way.letGo();
            Event.Ended ended = underway.await();
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.failure()).contains("ERROR 1290");
            assertThat(ended.next()).isEqualTo("All of it was taken back. See the database server's log for more.");
        } finally {
            it.mariaDb.execute("SET GLOBAL read_only = 0");
            it.reachedBy(it.sshd.port());
        }
        assertThat(events.toString()).contains("handrail_done_").doesNotContain("The answer of the server got lost");
        assertThat(it.bringBack("donors", "--missing").failure()).isNull();
        assertThat(it.counts("donors")).containsExactly(0L, 0L, 0L, 9L);
    }

    @Test
    void aRowThatSomebodyChangedInBetweenIsNotOverwritten() throws Exception {
        it.sql("UPDATE donors SET gift = 'spoilt' WHERE id = 7; DELETE FROM donors WHERE id = 6");
        Operation rows = it.rig.make("restore rows", it.rows("donors", "--changed", "--missing"));
        Plan plan = it.rig.runner().plan(rows);
        it.sql("UPDATE donors SET gift = 'mended by hand' WHERE id = 7");
        Event.Ended ended = it.rig.runner().start(rows, plan, event -> {}).await();
        assertThat(ended.failure()).contains("somebody has changed them since");
        assertThat(it.number("SELECT count(*) FROM donors WHERE gift = 'mended by hand' OR id = 6"))
                .isEqualTo(1);
        String seen = String.valueOf(it.compare("donors").get("seen"));
        it.sql("UPDATE donors SET gift = 'again' WHERE id = 7");
        assertThatThrownBy(() -> it.bringBack("donors", "--changed", "--seen=" + seen))
                .hasMessageContaining("somebody has changed them since");
        assertThat(it.bringBack("donors", "--missing", "--seen=" + seen).failure())
                .isNull();
        assertThat(it.bringBack("donors", "--changed").failure()).isNull();
        assertThat(it.counts("donors")).containsExactly(0L, 0L, 0L, 9L);
    }
}
