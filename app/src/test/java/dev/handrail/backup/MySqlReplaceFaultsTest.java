package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.FaultsRig.Fault;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.sql.RealMariaDb;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What goes wrong on the way to replace a live MariaDB, over Debian's sshd: whatever it is, the live one is what it was, in
 * content and in all else, and nothing is left beside it.
 */
@Timeout(240)
class MySqlReplaceFaultsTest {
    private static final String LIVE = MySqlBeside.LIVE;

    /** What it is restored into where it takes no place. */
    private static final String COPY = "parish_restored";

    /** A row of the second half has the key of one before it. */
    private static final String TWICE = "dump \"$@\" | sed 's/^(1500,/(1499,/'";

    @TempDir
    static Path folder;

    private static MySqlFaultsRig it;
    private static RealMariaDb mariaDb;
    private static String besides;
    private static Backup whole;
    private static Backup slow;
    private static Backup slowAfterRows;

    @BeforeAll
    static void start() throws Exception {
        it = new MySqlFaultsRig(folder);
        mariaDb = it.mariaDb;
        mariaDb.execute("CREATE USER clerk@localhost; GRANT EXECUTE ON FUNCTION parish.motto TO clerk@localhost");
        slow = it.taken(MySqlFaultsRig.SLOW);
        slowAfterRows = it.taken(MySqlFaultsRig.SLOW_AFTER_ROWS);
        whole = it.taken(MySqlFaultsRig.WHOLE);
        mariaDb.execute("DELETE FROM parish.visits WHERE id < 100");
        it.staysAsItIs();
        besides = it.besides();
    }

    @AfterAll
    static void stop() throws Exception {
        it.close();
    }

    @BeforeEach
    void reached() throws Exception {
        it.reached();
        it.dumps(MySqlFaultsRig.WHOLE);
    }

    @AfterEach
    void theLiveOneIsWhatItWasAndNothingIsLeftBesideIt() throws Exception {
        it.assertNothingCameOfIt();
    }

    private static Underway begun(Backup backup) throws Exception {
        return it.replacing(backup, event -> {});
    }

    /** Of a table, where nothing may be thrown. */
    private static MySqlHolder unchecked(String table) {
        try {
            return it.holding("SELECT count(*) FROM " + table);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFailed(Event.Ended ended) {
        assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).isNotBlank();
        assertThat(ended.next()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileItIsPlanned(Fault fault) throws Exception {
        try (MySqlHolder held = MySqlHolder.doing(mariaDb, LIVE, "LOCK TABLES mysql.proc WRITE")) {
            String waits = MySqlHolder.WAITING + " AND INFO LIKE '%information_schema.ROUTINES%'";
            it.planBreaksOff(
                    fault, whole.id(), KilledRestore.REPLACE, "it is planned", () -> it.sessions(waits) > 0, held);
        }
    }

    /** Nobody can make anything meanwhile. */
    private static MySqlHolder unmakeable() throws Exception {
        return MySqlHolder.doing(mariaDb, LIVE, "FLUSH TABLES WITH READ LOCK");
    }

    private static boolean isToBeMade() {
        return it.sessions("STATE LIKE 'Waiting for%' AND INFO LIKE 'CREATE DATABASE%'") == 1;
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED," + KilledRestore.REPLACE, "CUT," + KilledRestore.REPLACE, "CANCELLED," + COPY, "CUT," + COPY
    })
    void whileItIsMade(Fault fault, String does) throws Exception {
        try (MySqlHolder held = unmakeable()) {
            it.breaksOff(fault, whole.id(), does, "it is to be made", MySqlReplaceFaultsTest::isToBeMade, held);
        }
    }

    /** The server goes on with it: whether it is through by then or not, who cleans up leaves nothing to come later. */
    @ParameterizedTest
    @CsvSource({KilledRestore.REPLACE + ",false", COPY + ",true"})
    void killedWhileItIsMade(String does, boolean cameSince) throws Exception {
        try (MySqlHolder held = unmakeable()) {
            it.killedWhen(whole.id(), does, "it is to be made", MySqlReplaceFaultsTest::isToBeMade);
            if (cameSince) {
                held.close();
                Await.until("the server has made it", () -> it.names().size() == 2);
            }
            assertThat(it.clean().failure()).isNull();
            it.assertNothingCameOfIt();
        }
        assertThat(it.rig.restore(whole.id(), COPY).failure()).isNull();
        assertThat(mariaDb.execute("SELECT count(*) FROM " + COPY + ".visits; DROP DATABASE " + COPY))
                .isEqualTo("2000");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileRowsAreLoaded(Fault fault) throws Exception {
        it.breaksOff(fault, slow.id(), KilledRestore.REPLACE, "rows are being loaded", it::loads);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileObjectsAreMade(Fault fault) throws Exception {
        it.breaksOff(fault, slowAfterRows.id(), KilledRestore.REPLACE, "all rows are there", it::loads);
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELLED," + KilledRestore.REPLACE,
        "CUT," + KilledRestore.REPLACE,
        "KILLED," + KilledRestore.REPLACE,
        "CANCELLED," + COPY,
        "CUT," + COPY,
        "KILLED," + COPY
    })
    void whileRowsAreCompared(Fault fault, String does) throws Exception {
        String step = Words.of("restore.step.compare", whole.manifest().tables().size());
        String counts = MySqlHolder.WAITING + " AND INFO LIKE 'SELECT CONVERT%COUNT%'";
        try (Halt.Held held = it.halt().from(step, MySqlReplaceFaultsTest::stagedVisits)) {
            Callable<Boolean> compares = () -> held.and(() -> it.sessions(counts) > 0);
            it.breaksOff(fault, whole.id(), does, "it compares", compares, held);
        }
    }

    /** Nobody can read them meanwhile. */
    private static MySqlHolder stagedVisits() throws Exception {
        return MySqlHolder.doing(mariaDb, MySqlBeside.names(mariaDb).getLast(), "LOCK TABLES visits WRITE");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileItIsAsked(Fault fault) throws Exception {
        String question = "SELECT SLEEP(120) FROM visits LIMIT 1";
        Run run = it.breaksOff(
                fault,
                whole.id(),
                KilledRestore.ASKED + question,
                "it is asked",
                () -> it.sessions("INFO LIKE '" + question + "%'") > 0);
        assertThat(String.valueOf(run.failure()))
                .as("it is not the database that is to blame")
                .doesNotContain("did not pass");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "KILLED")
    void inTheExchange(Fault fault) throws Exception {
        try (MySqlHolder held = it.held()) {
            it.breaksOff(fault, whole.id(), KilledRestore.REPLACE, "it waits in the exchange", it::isWaitedFor);
        }
    }

    @Test
    void killedInTheExchangeTheTriggersThatWereDroppedAlreadyComeBack() throws Exception {
        try (MySqlHolder holder = it.held()) {
            it.killedWhen(whole.id(), KilledRestore.REPLACE, "it waits in the exchange", it::isWaitedFor);
            Await.until("the server gave up", () -> !it.isWaitedFor());
        }
        assertThat(MySqlBeside.names(mariaDb)).hasSize(3);
        assertThat(it.besides()).isEqualTo(besides);
        mariaDb.execute("DROP TRIGGER parish.ring");
        assertThat(it.rig.keptDatabases().all())
                .singleElement()
                .satisfies(kept -> assertThat(kept.settled()).isFalse());
        assertThat(it.clean().failure()).isNull();
    }

    /** Whoever uses a function keeps it from being dropped, but no table from being renamed. */
    @Test
    void killedWhenTheTablesHaveChangedPlacesItIsBroughtToItsEndAndCanBeUndone() throws Exception {
        String restored = "SELECT count(*), motto(), (SELECT count(*) FROM busy) FROM parish.visits";
        try (MySqlHolder holder = it.holding("SELECT motto()")) {
            it.killedWhen(
                    whole.id(),
                    KilledRestore.REPLACE,
                    "the function is in use",
                    () -> it.sessions("STATE LIKE 'Waiting for stored function metadata lock%'") > 0);
        }
        assertThat(it.clean().failure()).isNull();
        KeptDatabase kept = it.rig.keptDatabases().all().getFirst();
        assertThat(kept.settled()).isTrue();
        assertThat(mariaDb.execute("USE parish; " + restored)).startsWith("2000\tas backed up");
        assertThat(it.besides()).isEqualTo(besides).contains("may\tclerk");
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE, kept.kept());
        assertThat(it.undo(kept).failure()).isNull();
        it.forgetAll();
    }

    @Test
    void killedWhenItWasSettledItIsNotDoneAgainAndWhatSomebodyMadeSinceSurvives() throws Exception {
        it.killedWhenDone(whole.id(), KilledRestore.REPLACE);
        KeptDatabase kept = it.rig.keptDatabases().all().getFirst();
        assertThat(kept.settled()).isTrue();
        String since = changedSince();
        assertThat(it.clean().failure()).isNull();
        assertThat(it.besides()).isEqualTo(since);
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE, kept.kept());
        assertThat(it.undo(kept).failure()).isNull();
        it.forgetAll();
    }

    private static String changedSince() {
        mariaDb.execute("USE parish; CREATE VIEW since AS SELECT 1 AS one; DROP TRIGGER ring;"
                + " CREATE TRIGGER ring BEFORE INSERT ON bells FOR EACH ROW SET NEW.rung = 8");
        return it.besides();
    }

    private static void changedBack() {
        mariaDb.execute("USE parish; DROP VIEW since; DROP TRIGGER ring;"
                + " CREATE TRIGGER ring BEFORE INSERT ON bells FOR EACH ROW SET NEW.rung = 7");
    }

    @Test
    void killedWhenAnUndoHasPutTheTablesBackThatIsKnownAlsoWhereTheEmptyDatabaseIsDroppedOnlyLater() throws Exception {
        assertThat(begun(whole).await().failure()).isNull();
        KeptDatabase kept = it.rig.keptDatabases().all().getFirst();
        try (MySqlHolder holder = it.holding("SELECT motto()")) {
            it.killedWhen(
                    kept.run(),
                    KilledRestore.UNDO,
                    "the function is in use",
                    () -> it.sessions("STATE LIKE 'Waiting for stored function metadata lock%'") > 0);
        }
        String undo = it.left().id();
        mariaDb.execute("CREATE TABLE " + kept.kept() + ".mine (id int)");
        Event.Ended refused = it.clean();
        assertFailed(refused);
        assertThat(refused.failure()).contains("there is more in " + kept.kept());
        Run undone = it.rig.journal().run(undo).orElseThrow();
        assertThat(undone.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(undone.made()).containsEntry("undid", kept.run());
        KeptDatabase aside = it.rig.keptDatabases().all().getFirst();
        assertThat(aside.run()).isEqualTo(undo);
        assertThat(aside.settled()).isTrue();
        String since = changedSince();
        mariaDb.execute("DROP TABLE " + kept.kept() + ".mine");
        assertThat(it.left().id()).isEqualTo(undo);
        assertThat(it.clean().failure()).isNull();
        assertThat(it.besides()).isEqualTo(since);
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE, aside.kept());
        changedBack();
        it.forgetAll();
    }

    @Test
    void somebodyWhoNeverEndsHisTransactionIsNotSentAwayAndNobodyWritesPastTheTriggers() throws Exception {
        try (MySqlHolder holder = it.held()) {
            Underway underway = begun(whole);
            AtomicBoolean over = new AtomicBoolean();
            Thread writer = Thread.ofPlatform().start(() -> ring(over));
            Event.Ended ended = underway.await();
            over.set(true);
            writer.join();
            assertFailed(ended);
            assertThat(ended.next()).contains("the live database is as it was.");
            assertThat(it.sessions("INFO LIKE 'DO SLEEP(600)%'")).isEqualTo(1);
        }
        assertThat(mariaDb.execute("SELECT DISTINCT rung FROM parish.bells WHERE id > 1000"))
                .isEqualTo("7");
        mariaDb.execute("DELETE FROM parish.bells WHERE id > 1000");
    }

    @Test
    void whoeverEndsTheExchangeIsNoDamageAndItIsNotTriedWithoutTheLock() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (MySqlHolder holder = it.held()) {
            Underway underway = it.replacing(whole, event -> told.add(event.toString()));
            // It waits for two seconds at a time: whoever comes too late for one comes in time for another.
            Await.until("it is ended while it waits", MySqlReplaceFaultsTest::endsWhoeverWaits);
            Event.Ended ended = underway.await();
            assertFailed(ended);
            assertThat(ended.failure()).contains("ERROR 1317");
        }
        assertThat(told.toString()).doesNotContain("without locking them first");
    }

    /** Whether there was anybody. */
    private static boolean endsWhoeverWaits() {
        List<String> waiting = mariaDb.look(
                        "SELECT ID FROM information_schema.PROCESSLIST WHERE " + MySqlFaultsRig.EXCHANGING)
                .lines()
                .toList();
        try {
            waiting.forEach(id -> mariaDb.execute("KILL QUERY " + id));
            return !waiting.isEmpty();
        } catch (AssertionError gone) {
            assertThat(gone).hasMessageContaining("Unknown thread id");
            return false;
        }
    }

    private static void ring(AtomicBoolean over) {
        try {
            Process writer = new ProcessBuilder(
                            "mariadb", "--no-defaults", "--user=root", "--socket=" + mariaDb.socket(), "-nqN", LIVE)
                    .start();
            try (OutputStream out = writer.getOutputStream()) {
                for (int id = 1001; !over.get(); id++) {
                    String row = "INSERT INTO bells (id) VALUES (" + id + "); SELECT SLEEP(0.01);\n";
                    out.write(row.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    assertThat(writer.getInputStream().readNBytes(2)).hasSize(2);
                }
            }
            assertThat(writer.waitFor()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What is to come is held, so that the triggers are gone already when somebody is waited for. */
    @Test
    void triggersThatWereGoneForNothingComeBackAtOnceAndItIsSaidForHowLong() throws Exception {
        List<MySqlHolder> holders = new CopyOnWriteArrayList<>();
        List<String> told = new CopyOnWriteArrayList<>();
        Underway underway = it.replacing(whole, event -> {
            if (event instanceof Event.StepBegan step && step.words().startsWith("Put parish_restore_")) {
                holders.add(unchecked(step.words().split(" ")[1] + ".visits"));
            } else if (event instanceof Event.Said said && said.line().startsWith("The triggers of parish were gone")) {
                told.add(said.line() + it.besides());
            }
        });
        Await.until("it is said", () -> !told.isEmpty());
        underway.cancel();
        holders.getFirst().close();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(told.getFirst()).contains("ms and are there again", "ring");
    }

    /** The table of the trigger is taken away as soon as the exchange gives up, which is before it is made again. */
    @Test
    void aTriggerThatCannotBeMadeAgainIsNamedAndComesBackByWhatIsToBeDone() throws Exception {
        List<AutoCloseable> others = new CopyOnWriteArrayList<>();
        Underway underway = it.replacing(whole, event -> {
            if (event instanceof Event.StepBegan step && step.words().startsWith("Put parish_restore_")) {
                others.add(unchecked(step.words().split(" ")[1] + ".visits"));
                others.add(it.onceSomebodyWaits("RENAME TABLE parish.bells TO parish.away"));
            }
        });
        Await.until(
                "it is taken away",
                () -> mariaDb.look("SHOW TABLES FROM parish").lines().anyMatch("away"::equals));
        for (AutoCloseable other : others) {
            other.close();
        }
        Event.Ended ended = underway.await();
        assertFailed(ended);
        assertThat(ended.failure()).contains("ERROR 1205", "ERROR 1146", "bells");
        assertThat(ended.next()).contains("may lack these triggers: ring.", "handrail journal clean " + underway.run());
        assertThat(mariaDb.execute("SHOW TRIGGERS FROM parish")).isEmpty();
        mariaDb.execute("RENAME TABLE parish.away TO parish.bells");
        assertThat(it.clean().failure()).isNull();
    }

    /** Nobody is let in, or the dump is cut; only in the live one it is of use to look for a damaged table. */
    @ParameterizedTest
    @CsvSource(delimiter = ':', textBlock = """
            parish           : shift; dump --user=nobody "$@" : See that the user and the password in the profile
            parish           : dump "$@" | head -n 3          : The live database holds what it held
            parish_restore_* : shift; dump --user=nobody "$@" : See that the user and the password in the profile
            parish_restore_* : dump "$@" | head -n 3          : See the database server's log for more
            """)
    void whereDefinitionsCannotBeReadItIsSaidWhatHelpsThere(String database, String fault, String next)
            throws Exception {
        it.dumps("case $* in *'-- '" + database + ") " + fault + " ;; *) dump \"$@\" ;; esac");
        Event.Ended ended = begun(whole).await();
        assertFailed(ended);
        assertThat(ended.failure()).contains("Could not read the triggers, views, routines and events of parish");
        assertThat(ended.next()).startsWith(next);
    }

    @Test
    void anInsertThatFailsHalfWay() throws Exception {
        Backup twice = it.taken(TWICE);
        Event.Ended ended = begun(twice).await();
        assertFailed(ended);
        assertThat(ended.failure()).contains("ERROR 1");
    }

    @Test
    void aCopyThatWasCut() throws Exception {
        try (CutCopy cut = new CutCopy(it.rig, whole)) {
            assertFailed(begun(whole).await());
        }
    }

    @Test
    void aPassphraseThatIsAnotherIsRefusedBeforeAnythingIsMade() throws Exception {
        WrongSecret.passphrase(it.rig, Beside::replace);
    }

    @Test
    void anAgeIdentityThatIsAnotherIsRefusedBeforeAnythingIsMade() throws Exception {
        WrongSecret.identity(it.rig, Beside::replace);
    }

    @Test
    void aDatabaseThatSomebodyMadeUnderTheStagedNameMeanwhileSurvives() throws Exception {
        Operation operation = it.rig.make("restore", Beside.replace(whole.id()));
        Plan plan = operation.plan();
        String staged =
                String.valueOf(plan.steps().getFirst().command()).replaceFirst("CREATE DATABASE `([^`]+)`.*", "$1");
        mariaDb.execute("CREATE DATABASE " + staged + "; CREATE TABLE " + staged + ".mine AS SELECT 42 AS n");
        assertFailed(it.rig.runner().start(operation, plan, event -> {}).await());
        assertThat(mariaDb.execute("SELECT n FROM " + staged + ".mine")).isEqualTo("42");
        mariaDb.execute("DROP DATABASE " + staged);
    }
}
