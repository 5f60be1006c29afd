package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

/**
 * What goes wrong on the way to replace a live MariaDB, over Debian's sshd: whatever it is, the live one is what it was, in
 * content and in all else, and nothing is left beside it.
 */
@Timeout(240)
class MySqlReplaceFaultsTest {
    private static final String LIVE = MySqlBeside.LIVE;

    /** Stands before the real program on the path, and does to a dump what the file "fault" says. */
    private static final String DUMPER = """
            #!/bin/sh
            dump() { PATH=/usr/local/bin:/usr/bin:/bin mariadb-dump "$@"; }
            case $* in --version) dump --version; exit ;; esac
            . "${0%/*}/fault"
            """;

    private static final String WHOLE = "dump \"$@\"";
    /** A row of the second half has the key of one before it. */
    private static final String TWICE = "dump \"$@\" | sed 's/^(1500,/(1499,/'";
    /** Waits in the middle, as when a table is locked. */
    private static final String SLOW = "dump \"$@\" | sed 's/^UNLOCK TABLES;/DO SLEEP(120);\\n&/'";

    private static RealMariaDb mariaDb;
    private static RealSshd sshd;
    private static Rig rig;
    private static String content;
    private static String besides;
    private static Backup whole;
    private static Backup slow;

    @TempDir
    static Path programs;

    @TempDir
    static Path home;

    @BeforeAll
    static void start() throws Exception {
        RealSshd.program(programs.resolve("mariadb-dump"), DUMPER);
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
        mariaDb = RealMariaDb.start();
        MySqlBeside.fill(mariaDb);
        mariaDb.execute("CREATE USER clerk@localhost; GRANT EXECUTE ON FUNCTION parish.motto TO clerk@localhost");
        rig = new Rig(home);
        rig.keep(sshd.access(), List.of(mariaDb.bySocket(LIVE)));
        slow = taken(SLOW);
        whole = taken(WHOLE);
        mariaDb.execute("DELETE FROM parish.visits WHERE id < 100");
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
    void theLiveOneIsWhatItWasAndNothingIsLeftBesideIt() throws Exception {
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(besides);
    }

    private static Backup taken(String fault) throws Exception {
        Files.writeString(programs.resolve("fault"), fault);
        Event.Ended ended = rig.backUp();
        assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
        Files.writeString(programs.resolve("fault"), WHOLE);
        return rig.catalogue().require(Rig.id(ended));
    }

    private static Underway begun(Backup backup) throws Exception {
        return rig.start("restore", Beside.replace(backup.id()), event -> {});
    }

    private static long count(String where) {
        return MySqlHolder.sessions(mariaDb, where);
    }

    private static boolean loads() {
        return count("INFO LIKE 'DO SLEEP(120)%'") > 0;
    }

    private static boolean exchanges() {
        return MySqlHolder.isWaitedFor(mariaDb);
    }

    private static MySqlHolder holding(String query) throws Exception {
        return MySqlHolder.of(mariaDb, LIVE, query);
    }

    private static MySqlHolder held() throws Exception {
        return holding("SELECT count(*) FROM visits");
    }

    /** Of a table, where nothing may be thrown. */
    private static MySqlHolder unchecked(String table) {
        try {
            return holding("SELECT count(*) FROM " + table);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFailed(Event.Ended ended) {
        assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).isNotBlank();
        assertThat(ended.next()).isNotBlank();
    }

    @Test
    void cancelledWhileItIsStaged() throws Exception {
        Underway underway = begun(slow);
        Await.until("rows are being loaded", MySqlReplaceFaultsTest::loads);
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void cutWhileItIsStaged() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            rig.keep(sshd.access(proxy.port()), List.of(mariaDb.bySocket(LIVE)));
            Underway underway = begun(slow);
            Await.until("rows are being loaded", MySqlReplaceFaultsTest::loads);
            proxy.cut();
            assertFailed(underway.await());
        }
    }

    @Test
    void killedWhileItIsStaged() throws Exception {
        killedWhen(slow.id(), KilledRestore.REPLACE, "rows are being loaded", MySqlReplaceFaultsTest::loads);
        assertThat(MySqlBeside.names(mariaDb)).hasSize(2);
        clean();
    }

    @Test
    void cancelledInTheExchange() throws Exception {
        try (MySqlHolder holder = held()) {
            Underway underway = begun(whole);
            Await.until("it waits in the exchange", MySqlReplaceFaultsTest::exchanges);
            underway.cancel();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        }
    }

    @Test
    void cutInTheExchange() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port());
                MySqlHolder holder = held()) {
            rig.keep(sshd.access(proxy.port()), List.of(mariaDb.bySocket(LIVE)));
            Underway underway = begun(whole);
            Await.until("it waits in the exchange", MySqlReplaceFaultsTest::exchanges);
            proxy.cut();
            assertFailed(underway.await());
        }
    }

    @Test
    void killedInTheExchangeTheTriggersThatWereDroppedAlreadyComeBack() throws Exception {
        try (MySqlHolder holder = held()) {
            killedWhen(
                    whole.id(), KilledRestore.REPLACE, "it waits in the exchange", MySqlReplaceFaultsTest::exchanges);
            Await.until("the server gave up", () -> !exchanges());
        }
        assertThat(MySqlBeside.names(mariaDb)).hasSize(3);
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(besides);
        mariaDb.execute("DROP TRIGGER parish.ring");
        assertThat(rig.keptDatabases().all())
                .singleElement()
                .satisfies(kept -> assertThat(kept.settled()).isFalse());
        clean();
    }

    /** Whoever uses a function keeps it from being dropped, but no table from being renamed. */
    @Test
    void killedWhenTheTablesHaveChangedPlacesItIsBroughtToItsEndAndCanBeUndone() throws Exception {
        String restored = "SELECT count(*), motto(), (SELECT count(*) FROM busy) FROM parish.visits";
        try (MySqlHolder holder = holding("SELECT motto()")) {
            killedWhen(
                    whole.id(),
                    KilledRestore.REPLACE,
                    "the function is in use",
                    () -> count("STATE LIKE 'Waiting for stored function metadata lock%'") > 0);
        }
        clean();
        KeptDatabase kept = rig.keptDatabases().all().getFirst();
        assertThat(kept.settled()).isTrue();
        assertThat(mariaDb.execute("USE parish; " + restored)).startsWith("2000\tas backed up");
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(besides).contains("may\tclerk");
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE, kept.kept());
        Event.Ended undone = rig.perform("restore undo", Arguments.of("RUN", kept.run()));
        assertThat(undone.failure()).isNull();
        rig.keptDatabases().all().forEach(one -> {
            mariaDb.execute("DROP DATABASE " + one.kept());
            rig.keptDatabases().forget(one.run());
        });
    }

    @Test
    void killedWhenAnUndoHasPutTheTablesBackItIsKnownLaterThatTheRestoreWasUndone() throws Exception {
        assertThat(begun(whole).await().failure()).isNull();
        KeptDatabase kept = rig.keptDatabases().all().getFirst();
        try (MySqlHolder holder = holding("SELECT motto()")) {
            killedWhen(
                    kept.run(),
                    KilledRestore.UNDO,
                    "the function is in use",
                    () -> count("STATE LIKE 'Waiting for stored function metadata lock%'") > 0);
        }
        String undo = rig.runner().leftBehind().getFirst().id();
        clean();
        Run undone = rig.journal().run(undo).orElseThrow();
        assertThat(undone.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(undone.made()).containsEntry("undid", kept.run());
        KeptDatabase aside = rig.keptDatabases().all().getFirst();
        assertThat(aside.run()).isEqualTo(undo);
        rig.keptDatabases().forget(undo);
        assertThat(mariaDb.execute("SHOW DATABASES").lines())
                .contains(aside.kept())
                .doesNotContain(kept.kept());
        mariaDb.execute("DROP DATABASE " + aside.kept());
    }

    @Test
    void somebodyWhoNeverEndsHisTransactionIsNotSentAwayAndNobodyWritesPastTheTriggers() throws Exception {
        try (MySqlHolder holder = held()) {
            Underway underway = begun(whole);
            AtomicBoolean over = new AtomicBoolean();
            Thread writer = Thread.ofPlatform().start(() -> ring(over));
            Event.Ended ended = underway.await();
            over.set(true);
            writer.join();
            assertFailed(ended);
            assertThat(ended.next()).contains("the live database is as it was.");
            assertThat(count("INFO LIKE 'DO SLEEP(600)%'")).isEqualTo(1);
        }
        assertThat(mariaDb.execute("SELECT DISTINCT rung FROM parish.bells WHERE id > 1000"))
                .isEqualTo("7");
        mariaDb.execute("DELETE FROM parish.bells WHERE id > 1000");
    }

    @Test
    void whoeverEndsTheExchangeIsNoDamageAndItIsNotTriedWithoutTheLock() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (MySqlHolder holder = held()) {
            Underway underway = rig.start("restore", Beside.replace(whole.id()), event -> told.add(event.toString()));
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
        List<String> waiting = mariaDb.execute("SELECT ID FROM information_schema.PROCESSLIST"
                        + " WHERE STATE LIKE 'Waiting for table metadata lock%'")
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
        for (int id = 1001; !over.get(); id++) {
            mariaDb.execute("INSERT INTO parish.bells (id) VALUES (" + id + ")");
        }
    }

    /** What is to come is held, so that the triggers are gone already when somebody is waited for. */
    @Test
    void triggersThatWereGoneForNothingComeBackAtOnceAndItIsSaidForHowLong() throws Exception {
        List<MySqlHolder> holders = new CopyOnWriteArrayList<>();
        List<String> told = new CopyOnWriteArrayList<>();
        Underway underway = rig.start("restore", Beside.replace(whole.id()), event -> {
            if (event instanceof Event.StepBegan step && step.words().startsWith("Put parish_restore_")) {
                holders.add(unchecked(step.words().split(" ")[1] + ".visits"));
            } else if (event instanceof Event.Said said && said.line().startsWith("The triggers of parish were gone")) {
                told.add(said.line() + MySqlBeside.besides(mariaDb, LIVE));
            }
        });
        Await.until("it is said", () -> !told.isEmpty());
        underway.cancel();
        holders.getFirst().close();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(told.getFirst()).contains("ms and are there again", "ring");
    }

    @Test
    void anInsertThatFailsHalfWay() throws Exception {
        Backup twice = taken(TWICE);
        Event.Ended ended = begun(twice).await();
        assertFailed(ended);
        assertThat(ended.failure()).contains("ERROR 1");
    }

    @Test
    void aCopyThatWasCut() throws Exception {
        Path artifact = rig.kept().resolve(whole.copies().getFirst().file());
        byte[] bytes = Files.readAllBytes(artifact);
        try {
            Files.write(artifact, Arrays.copyOf(bytes, bytes.length - bytes.length / 3));
            assertFailed(begun(whole).await());
        } finally {
            Files.write(artifact, bytes);
            rig.catalogue().copyIs(whole.id(), whole.copies().getFirst(), Copy.State.GOOD);
        }
    }

    @Test
    void aDatabaseThatSomebodyMadeUnderTheStagedNameMeanwhileSurvives() throws Exception {
        Operation operation = rig.make("restore", Beside.replace(whole.id()));
        Plan plan = operation.plan();
        String staged =
                String.valueOf(plan.steps().getFirst().command()).replaceFirst("CREATE DATABASE `([^`]+)`.*", "$1");
        mariaDb.execute("CREATE DATABASE " + staged + "; CREATE TABLE " + staged + ".mine AS SELECT 42 AS n");
        assertFailed(rig.runner().start(operation, plan, event -> {}).await());
        assertThat(mariaDb.execute("SELECT n FROM " + staged + ".mine")).isEqualTo("42");
        mariaDb.execute("DROP DATABASE " + staged);
    }

    private static void killedWhen(String id, String does, String what, Callable<Boolean> condition) throws Exception {
        rig.close();
        Process program = KilledRestore.start(home, id, does, 0);
        Await.until(what, condition);
        program.destroyForcibly().waitFor();
        rig = new Rig(home);
    }

    private static void clean() throws Exception {
        Run left = rig.runner().leftBehind().getFirst();
        Operation clean = rig.runner().cleaning(left.id(), rig.servers().orRemoved(left.server()));
        assertThat(rig.runner().start(clean, clean.plan(), event -> {}).await().failure())
                .isNull();
    }
}
