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
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong while tables are brought beside the live ones, or rows back, hurts no live row. */
class RescueFaultsTest {
    @TempDir
    static Path home;

    private static RescueRig it;

    @BeforeAll
    static void backUp() throws Exception {
        it = new RescueRig(home);
        TestDatabase.fill(RescueRig.LIVE, 300);
        it.sql("CREATE TABLE boxes (id int PRIMARY KEY, picture oid, inside int REFERENCES boxes);"
                + " INSERT INTO boxes SELECT n, lo_from_bytea(0, 'x'), NULLIF(n - 1, 0) FROM generate_series(1, 9) n;"
                + " CREATE TABLE things (id int PRIMARY KEY, box int REFERENCES boxes ON DELETE CASCADE);"
                + " INSERT INTO things SELECT n, n FROM generate_series(1, 9) n;"
                + " CREATE TABLE towns (id int PRIMARY KEY, code text UNIQUE, note text);"
                + " INSERT INTO towns VALUES (1, 'ab', 'one'), (2, 'cd', 'two');"
                + " CREATE TABLE streets (id int PRIMARY KEY, town text REFERENCES towns (code) ON UPDATE CASCADE);"
                + " INSERT INTO streets VALUES (1, 'ab'), (2, 'ab'), (3, 'cd');"
                + " CREATE TYPE mood AS ENUM ('glad'); CREATE TABLE moody (id int PRIMARY KEY, how mood);"
                + " CREATE SCHEMA other; CREATE TABLE other.visits (id int PRIMARY KEY)");
        it.sql("""
                CREATE FUNCTION public.passes(n int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
                  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = CASE current_database()
                             WHEN 'rescued' THEN 'rescued_slow_live' ELSE 'rescued_slow_staged' END) THEN
                    PERFORM pg_sleep(120); END IF;
                  RETURN true;
                END $$;
                CREATE TABLE gate (n int PRIMARY KEY CHECK (public.passes(n)));
                INSERT INTO gate SELECT generate_series(1, 10)""");
        it.sql("""
                CREATE FUNCTION public.admits(n int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
                  IF n = 8 THEN PERFORM pg_advisory_xact_lock_shared(8); END IF;
                  RETURN true;
                END $$;
                CREATE TABLE donors (id int PRIMARY KEY CHECK (public.admits(id)), gift text);
                INSERT INTO donors SELECT n, md5(n::text) FROM generate_series(1, 9) n""");
        it.backUp();
    }

    @AfterAll
    static void stop() throws Exception {
        it.close();
        TestDatabase.execute("postgres", "DROP ROLE IF EXISTS rescued_slow_staged, rescued_slow_live");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        TestDatabase.execute("postgres", "DROP ROLE IF EXISTS rescued_slow_staged, rescued_slow_live");
        if (!it.schema().isEmpty()) {
            assertThat(it.rig.perform("restore clear", it.clear()).failure()).isNull();
            it.forget();
        }
        assertThat(it.number("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'rescue\\_%'"))
                .isZero();
        assertThat(Beside.names(RescueRig.LIVE)).containsExactly(RescueRig.LIVE);
        assertThat(it.rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void aTableThatIsNotThereOrNotClearIsRefusedBeforeAnythingIsDone() throws Exception {
        Plan none = it.rig.make("restore", it.tables("vists")).plan();
        assertThat(none.blocked()).isTrue();
        assertThat(none.checks()).extracting(Plan.Check::text).contains("The backup has no table vists");
        Plan two = it.rig.make("restore", it.tables("visits")).plan();
        assertThat(two.checks())
                .extracting(Plan.Check::advice)
                .anyMatch(advice -> String.valueOf(advice).contains("other.visits, public.visits"));
        assertThat(two.checks())
                .extracting(Plan.Check::text)
                .as("the tables lie there twice before the database beside the live one is dropped")
                .anyMatch(text -> text.contains("as much again at most for the tables"))
                .anyMatch(text -> text.startsWith("Taken "));
    }

    @Test
    void aRowThatSomebodyChangedInBetweenIsNotOverwritten() throws Exception {
        it.sql("UPDATE visits SET note = 'spoilt' WHERE id = 7; DELETE FROM visits WHERE id = 8");
        it.bring("public.visits");
        Operation rows = it.rig.make("restore rows", it.rows("visits", "--changed", "--missing"));
        Plan plan = it.rig.runner().plan(rows);
        it.sql("UPDATE visits SET note = 'mended by hand' WHERE id = 7");
        Event.Ended ended = it.rig.runner().start(rows, plan, event -> {}).await();
        assertThat(ended.failure()).contains("somebody has changed them since");
        assertThat(ended.next()).contains("Compare again");
        assertThat(it.number("SELECT count(*) FROM visits WHERE note = 'mended by hand'"))
                .isEqualTo(1);
        assertThat(it.number("SELECT count(*) FROM visits WHERE id = 8")).isZero();
        String seen = String.valueOf(it.compare("visits").get("seen"));
        it.sql("UPDATE visits SET note = 'again' WHERE id = 7");
        assertThatThrownBy(() -> it.bringBack("visits", "--changed", "--seen=" + seen))
                .hasMessageContaining("somebody has changed them since");
        assertThat(it.bringBack("visits", "--missing", "--seen=" + seen).failure())
                .isNull();
        assertThat(it.bringBack("visits", "--changed").failure()).isNull();
        assertThat(it.counts("visits")).containsExactly(0L, 0L, 0L, 300L);
    }

    @Test
    void rowsThatReferToEachOtherComeBackTogetherAndNoneGoesUnseen() throws Exception {
        it.sql("TRUNCATE things, boxes; INSERT INTO boxes VALUES (10); INSERT INTO things VALUES (10, 10);"
                + " SELECT lo_unlink(oid) FROM pg_largeobject_metadata");
        it.bring("things");
        assertThat(it.answer("boxes").lines()).anyMatch(line -> line.contains("9 large objects"));
        Plan plan = it.rig.make("restore rows", it.rows("boxes", "--extra")).plan();
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks()).extracting(Plan.Check::text).anyMatch(t -> t.contains("1 rows of public.things"));
        assertThat(plan.checks().toString()).doesNotContain("large objects");
        assertThat(it.rig
                        .make("restore rows", it.rows("things", "--missing", "--key=4"))
                        .plan()
                        .checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .singleElement()
                .satisfies(check -> assertThat(check.text())
                        .isEqualTo("Rows of public.boxes that come back name 4 large objects that are not there any"
                                + " more"));
        assertThat(it.bringBack("boxes", "--missing", "--key=4").failure()).isNull();
        assertThat(it.number("SELECT count(*) FROM boxes WHERE id <= 4")).isEqualTo(4);
        assertThat(it.bringBack("things", "--missing", "--key=9").failure()).isNull();
        assertThat(it.counts("boxes")).containsExactly(0L, 0L, 1L, 9L);
        assertThatThrownBy(() -> it.bringBack("things", "--missing", "--key=9"))
                .hasMessageContaining("1 of 1 do not differ");
        assertThat(it.bringBack("things", "--missing", "--extra").failure()).isNull();
        assertThat(it.bringBack("boxes", "--extra").failure()).isNull();
        assertThat(it.counts("boxes")).containsExactly(0L, 0L, 0L, 9L);
    }

    @Test
    void rowsOfOthersAreNotChangedWithThoseThatAreSetBackUnseen() throws Exception {
        it.sql("UPDATE towns SET code = 'new', note = 'new' WHERE id = 1; UPDATE towns SET note = 'new' WHERE id = 2");
        it.bring("towns");
        Plan plan = it.rig.make("restore rows", it.rows("towns", "--changed")).plan();
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks())
                .extracting(Plan.Check::text)
                .anyMatch(text -> text.contains("2 rows of public.streets refer to values that change"));
        it.sql("UPDATE towns SET code = 'ab' WHERE id = 1");
        assertThat(it.bringBack("towns", "--changed").failure()).isNull();
        assertThat(it.counts("towns")).containsExactly(0L, 0L, 0L, 2L);
    }

    @Test
    void cancelledWhileItWaitsForTheTableItHasDoneNothing() throws Exception {
        it.sql("DELETE FROM visits WHERE id = 20");
        it.bring("public.visits");
        try (Connection holds = TestDatabase.connect(RescueRig.LIVE);
                Statement statement = holds.createStatement()) {
            holds.setAutoCommit(false);
            statement.execute("LOCK TABLE members IN ROW EXCLUSIVE MODE");
            Underway underway = it.rig.start("restore rows", it.rows("visits", "--missing"), event -> {});
            Await.until("it waits for the table", RescueFaultsTest::waits);
            underway.cancel();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
            holds.rollback();
        }
        assertThat(it.counts("visits").getFirst()).isEqualTo(1L);
        assertThat(it.bringBack("visits", "--missing").failure()).isNull();
    }

    private static boolean waits() throws Exception {
        return it.number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '"
                        + RescueRig.LIVE + "'")
                == 1;
    }

    /** By then one is deleted and one changed: it is the last of what it does that waits. */
    private static boolean inserts() throws Exception {
        return it.number("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = '"
                        + RescueRig.LIVE + "' AND query LIKE 'INSERT INTO%donors%'")
                == 1;
    }

    /** Who has this keeps the eighth of the donors out. */
    private static Connection shut() throws Exception {
        Connection connection = TestDatabase.connect(RescueRig.LIVE);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(8)");
        }
        return connection;
    }

    private static long donors() throws Exception {
        return it.number("SELECT sum(hashtextextended(d::text, 0)) % 1000000007 FROM donors d");
    }

    private static long besideThem() throws Exception {
        return it.number("SELECT count(*) FROM pg_tables WHERE schemaname = '" + it.schema() + "'");
    }

    /** What the server was in the middle of comes to nothing, and the next attempt does it. */
    private static void brokenOff(Fault fault, Callable<Boolean> condition, AutoCloseable held) throws Exception {
        long before = donors();
        long beside = besideThem();
        it.breaksOff(fault, it.schema(), KilledRestore.ROWS, "it is in the middle of it", condition, held);
        assertThat(donors()).isEqualTo(before);
        held.close();
        Await.until(
                "no session has anything to do with the donors",
                () -> it.number("SELECT count(*) FROM pg_locks WHERE relation = 'public.donors'::regclass"
                                + " AND mode <> 'AccessShareLock'")
                        == 0);
        assertThat(donors()).isEqualTo(before);
        assertThat(besideThem()).isEqualTo(beside);
        assertThat(it.counts("donors")).containsExactly(1L, 1L, 1L, 7L);
        assertThat(it.bringBack("donors", RescueRig.ALL_KINDS).failure()).isNull();
        assertThat(it.counts("donors")).containsExactly(0L, 0L, 0L, 9L);
    }

    private static void damaged() throws Exception {
        it.sql("DELETE FROM donors WHERE id = 8; UPDATE donors SET gift = 'spoilt' WHERE id = 3;"
                + " INSERT INTO donors VALUES (10, 'late')");
        it.bring("donors");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void withinTheTransactionThatBringsRowsBack(Fault fault) throws Exception {
        damaged();
        try (Connection shut = shut()) {
            brokenOff(fault, RescueFaultsTest::inserts, shut);
        }
    }

    /** Its plan does so, too, and is not kept from it. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileRowsThatAreToComeBackAreCompared(Fault fault) throws Exception {
        damaged();
        try (Halt.Held held = it.halt().from(Words.of("rescue.step.gather"), RescueFaultsTest::donorsBeside)) {
            brokenOff(fault, () -> held.and(RescueFaultsTest::waits), held);
        }
    }

    @Test
    void cancelledWhenTheAnswerToItsCommitGotLostItIsKnownAsDone() throws Exception {
        it.sql("DELETE FROM donors WHERE id = 5");
        it.bring("donors");
        try (LastWord way = new LastWord(TestDatabase.port(), LastWord.POSTGRES_COMMIT, LastWord.Fate.UNANSWERED)) {
            it.answersAt(way.port());
            Underway underway = it.rig.start("restore rows", it.rows("donors", "--missing"), event -> {});
            Await.until("it is committed", () -> it.number("SELECT count(*) FROM donors") == 9);
            underway.cancel();
            Event.Ended ended = underway.await();
            assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
            assertThat(ended.made()).containsEntry("rows", "1");
        } finally {
            it.reachedBy(it.sshd.port());
        }
    }

    @Test
    void whereItsCommitNeverCameItIsSaidThatItWasTakenBack() throws Exception {
        it.sql("DELETE FROM donors WHERE id = 5");
        it.bring("donors");
        try (LastWord way = new LastWord(TestDatabase.port(), LastWord.POSTGRES_COMMIT, LastWord.Fate.NEVER)) {
            it.answersAt(way.port());
            way.letGo();
            Event.Ended ended = it.bringBack("donors", "--missing");
            assertThat(way.stays()).isTrue();
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.next()).startsWith("All of it was taken back.");
        } finally {
            it.reachedBy(it.sshd.port());
        }
        assertThat(it.bringBack("donors", "--missing").failure()).isNull();
    }

    /** Nobody can read them meanwhile. */
    private static Connection donorsBeside() throws Exception {
        return TestDatabase.locked(RescueRig.LIVE, it.schema() + ".donors");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "CANCELLED")
    void whileTablesAreCompared(Fault fault) throws Exception {
        damaged();
        long before = donors();
        try (Connection held = donorsBeside()) {
            it.comparisonBreaksOff(fault, it.schema(), "it compares", RescueFaultsTest::waits);
        }
        assertThat(donors()).isEqualTo(before);
        assertThat(it.counts("donors")).containsExactly(1L, 1L, 1L, 7L);
        assertThat(it.bringBack("donors", RescueRig.ALL_KINDS).failure()).isNull();
    }

    /** Rows go through the gate for as long as one likes, there where such a role says so. */
    private static void slow(String where) throws Exception {
        TestDatabase.execute("postgres", "CREATE ROLE rescued_slow_" + where);
    }

    private static boolean copies() throws Exception {
        return TestDatabase.number(
                        "postgres",
                        "SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'rescued%'"
                                + " AND query LIKE 'COPY %gate%FROM stdin%' AND state = 'active'")
                == 1;
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELLED, staged",
        "CUT, staged",
        "KILLED, staged",
        "CANCELLED, live",
        "CUT, live",
        "KILLED, live",
    })
    void whileRowsGoInto(Fault fault, String where) throws Exception {
        slow(where);
        it.breaksOff(fault, it.id(), KilledRestore.TABLE, "rows go in", RescueFaultsTest::copies);
    }

    @Test
    void whatCannotBeBroughtBecauseTheLiveDatabaseLacksWhatItNeedsIsSaid() throws Exception {
        it.sql("ALTER TYPE mood RENAME TO moods");
        Event.Ended ended = it.rig.perform("restore", it.tables("moody"));
        it.sql("ALTER TYPE moods RENAME TO mood");
        assertThat(ended.failure()).contains("type \"public.mood\" does not exist");
        assertThat(ended.next()).contains("no live table was touched");
    }
}
