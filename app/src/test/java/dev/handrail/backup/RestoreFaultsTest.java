package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What goes wrong on the way of a restore, over Debian's sshd: the new database is gone again, what was there before is as
 * it was. The source's table gate has a check that is slow or refuses, depending on the database that it runs in.
 */
class RestoreFaultsTest {
    private static final String SOURCE = "restored";
    private static final String SLOW = "restored_slow";
    private static final String REFUSING = "restored_refusing";
    private static final String PLAIN = "restored_plain";

    @TempDir
    static Path home;

    private static RealSshd sshd;
    private static Rig rig;
    private static Backup taken;
    private static long content;

    @BeforeAll
    static void backUpOnce() throws Exception {
        sshd = RealSshd.start();
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 2000);
        TestDatabase.execute(SOURCE, """
                CREATE FUNCTION public.passes(n int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
                  IF current_database() = 'restored_slow' THEN PERFORM pg_sleep(60); END IF;
                  IF current_database() = 'restored_refusing' AND n = 7 THEN RAISE EXCEPTION 'seven may not pass'; END IF;
                  RETURN true;
                END $$;
                CREATE TABLE gate (n int CHECK (public.passes(n)));
                INSERT INTO gate SELECT generate_series(1, 10);
                CREATE FUNCTION public.leaves_a_trace(n int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
                  IF current_database() <> 'restored' THEN
                    EXECUTE format('COPY (SELECT 1) TO %L', current_setting('data_directory') || '/trace_of_a_test'); END IF;
                  RETURN true;
                END $$;
                CREATE TABLE later (n int CHECK (public.leaves_a_trace(n)));
                INSERT INTO later VALUES (1);
                """);
        content = content(SOURCE);
        rig = new Rig(home);
        rig.server(sshd.access(), SOURCE);
        taken = rig.catalogue().require(Rig.id(rig.backUp()));
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        sshd.close();
        TestDatabase.drop(SOURCE);
    }

    @BeforeEach
    void asItWas() throws Exception {
        rig.server(sshd.access(), SOURCE);
        rig.catalogue().remove(taken.id());
        rig.catalogue().add(taken);
        for (String name : List.of(SLOW, REFUSING, PLAIN)) {
            TestDatabase.drop(name);
        }
    }

    @AfterEach
    void theSourceIsAsItWasAndNothingIsLeft() throws Exception {
        assertThat(content(SOURCE)).isEqualTo(content);
        assertThat(rig.runner().leftBehind()).isEmpty();
        Await.until("no pg_restore is left", () -> loading(SLOW) == 0);
    }

    @Test
    void oneRowThatIsRefusedFailsTheWholeRestore() throws Exception {
        Event.Ended ended = rig.restore(taken.id(), REFUSING);
        assertFailedAndGone(ended, REFUSING);
        assertThat(ended.failure()).contains("gate", "seven may not pass");
        assertThat(ended.next()).contains("was dropped again");
        assertThat(rig.catalogue().require(taken.id()).proof()).isEqualTo(Proof.Rung.READ_BACK);
    }

    /** What is loaded behind the row that is refused would leave a trace outside the database. */
    @Test
    void ofAPlainDumpNothingIsCarriedOutBehindTheFirstError() throws Exception {
        Dump plain = new Dump(Dump.What.ONE, Dump.Format.PLAIN, 1, false, List.of(), List.of(), List.of());
        rig.keep(sshd.access(), List.of(TestDatabase.entry(SOURCE, plain)));
        String id = Rig.id(rig.backUp());
        rubbedOut();
        Event.Ended ended = rig.restore(id, REFUSING);
        assertFailedAndGone(ended, REFUSING);
        assertThat(ended.failure()).contains("seven may not pass");
        assertThat(trace()).isFalse();
        assertThat(rig.restore(id, PLAIN).failure()).isNull();
        assertThat(trace()).as("where no row is refused").isTrue();
        rubbedOut();
    }

    private static boolean trace() throws SQLException {
        return TestDatabase.number("postgres", "SELECT count(*) FROM pg_ls_dir('.') one WHERE one = 'trace_of_a_test'")
                == 1;
    }

    private static void rubbedOut() throws SQLException {
        TestDatabase.execute("postgres", "COPY (SELECT 1) TO PROGRAM 'rm -f trace_of_a_test; cat >/dev/null'");
    }

    @Test
    void ofADirectoryThatSeveralProcessesLoadEveryErrorIsNamedAndACancelLeavesNoneOfThem() throws Exception {
        List<String> gates =
                IntStream.rangeClosed(1, 6).mapToObj(n -> "gate_" + n).toList();
        for (String gate : gates) {
            TestDatabase.execute(
                    SOURCE, "CREATE TABLE " + gate + " (LIKE gate INCLUDING ALL); INSERT INTO " + gate + " TABLE gate");
        }
        Dump dump = new Dump(Dump.What.ONE, Dump.Format.DIRECTORY, 3, false, List.of(), List.of(), List.of());
        rig.keep(sshd.access(), List.of(TestDatabase.entry(SOURCE, dump)));
        String id = Rig.id(rig.backUp());
        TestDatabase.execute(SOURCE, "DROP TABLE " + String.join(", ", gates));
        assertThat(rig.make("restore", Rig.into(id, REFUSING)).plan().steps())
                .anyMatch(step -> String.valueOf(step.command()).contains(" --jobs=3 "));
        Event.Ended ended = rig.restore(id, REFUSING);
        assertFailedAndGone(ended, REFUSING);
        assertThat(gates).allSatisfy(gate -> assertThat(ended.failure()).contains("\"" + gate + "\""));
        assertThat(ended.failure()).contains("7 errors");
        Underway underway = rig.start("restore", Rig.into(id, SLOW), event -> {});
        Await.until("rows are being loaded by all of them", () -> loading(SLOW) == 3);
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(TestDatabase.exists(SLOW)).isFalse();
    }

    @Test
    void aRoleThatIsNotThereIsNamed() throws Exception {
        TestDatabase.execute(SOURCE, "CREATE ROLE sexton");
        TestDatabase.execute(SOURCE, "CREATE TABLE keys (n int); ALTER TABLE keys OWNER TO sexton");
        String id = Rig.id(rig.backUp());
        TestDatabase.execute(SOURCE, "DROP TABLE keys; DROP ROLE sexton");
        assertBlocked(id, "sexton");
        Event.Ended ended = unlooked(id);
        assertFailedAndGone(ended, PLAIN);
        assertThat(ended.failure()).contains("role \"sexton\" does not exist");
    }

    @Test
    void anExtensionThatIsNotThereIsNamed() throws Exception {
        TestDatabase.has(SOURCE, "handrail_bells");
        String id = Rig.id(rig.backUp());
        TestDatabase.hasNoSuchExtension(SOURCE);
        assertBlocked(id, "handrail_bells");
        Event.Ended ended = unlooked(id);
        assertFailedAndGone(ended, PLAIN);
        assertThat(ended.failure()).contains("handrail_bells");
    }

    private static void assertBlocked(String id, String lacking) throws Exception {
        assertThat(rig.make("restore", Rig.into(id, PLAIN)).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains(lacking));
    }

    /** As when what its plan looked at changes between the plan and the start. */
    private static Event.Ended unlooked(String id) throws Exception {
        Operation restore = rig.make("restore", Rig.into(id, PLAIN));
        Plan blind = new Plan(restore.title(), restore.effect(), List.of(), List.of(), List.of());
        return rig.runner().start(restore, blind, event -> {}).await();
    }

    @Test
    void aCopyThatWasCutSinceIsNoRestore() throws Exception {
        Path artifact = rig.kept().resolve(taken.copies().getFirst().file());
        byte[] whole = Files.readAllBytes(artifact);
        try {
            Files.write(artifact, Arrays.copyOf(whole, whole.length / 2));
            Event.Ended ended = unlooked(taken.id());
            assertFailedAndGone(ended, PLAIN);
        } finally {
            Files.write(artifact, whole);
        }
    }

    @Test
    void aCopyThatIsGoneIsNamedAndNoDatabaseIsLeft() throws Exception {
        Path artifact = rig.kept().resolve(taken.copies().getFirst().file());
        Path elsewhere = Files.move(artifact, home.resolve("elsewhere"));
        try {
            Event.Ended ended = unlooked(taken.id());
            assertFailedAndGone(ended, PLAIN);
            assertThat(ended.failure()).contains(artifact.toString());
        } finally {
            Files.move(elsewhere, artifact);
        }
    }

    @Test
    void rowsThatAreNotThoseOfTheManifestFailItTableByTable() throws Exception {
        List<Manifest.TableRows> tables = new ArrayList<>();
        for (Manifest.TableRows table : taken.manifest().tables()) {
            long more = table.table().equals("gate") ? 1 : 0;
            tables.add(new Manifest.TableRows(table.schema(), table.table(), table.rows() + more));
        }
        tables.add(new Manifest.TableRows("public", "burials", 3));
        enter(tables);
        Event.Ended ended = rig.restore(taken.id(), PLAIN);
        assertFailedAndGone(ended, PLAIN);
        assertThat(ended.failure())
                .contains("public.gate has 10 rows and should have 11")
                .contains("public.burials is not there, and should have 3 rows");
    }

    @Test
    void cancelledInTheMiddle() throws Exception {
        Underway underway = rig.start("restore", Rig.into(taken.id(), SLOW), event -> {});
        Await.until("rows are being loaded", () -> loading(SLOW) == 1);
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(TestDatabase.exists(SLOW)).isFalse();
    }

    @Test
    void connectionCutInTheMiddle() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            rig.server(sshd.access(proxy.port()), SOURCE);
            Underway underway = rig.start("restore", Rig.into(taken.id(), SLOW), event -> {});
            Await.until("rows are being loaded", () -> loading(SLOW) == 1);
            proxy.cut();
            assertFailedAndGone(underway.await(), SLOW);
        }
    }

    @Test
    void whatCannotBeDroppedBecauseTheHostIsGoneIsDroppedLater() throws Exception {
        try (RealSshd gone = RealSshd.start()) {
            rig.server(gone.access(), SOURCE);
            Underway underway = rig.start("restore", Rig.into(taken.id(), SLOW), event -> {});
            Await.until("rows are being loaded", () -> loading(SLOW) == 1);
            gone.stop();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
        }
        rig.server(sshd.access(), SOURCE);
        assertThat(TestDatabase.exists(SLOW)).isTrue();
        clean();
        assertThat(TestDatabase.exists(SLOW)).isFalse();
    }

    @Test
    void killNineOfTheProgram() throws Exception {
        killedWhileLoading();
        assertThat(rig.runner().leftBehind())
                .singleElement()
                .satisfies(run -> assertThat(run.outcome()).isEqualTo(Outcome.INTERRUPTED));
        assertThat(TestDatabase.exists(SLOW)).isTrue();
        clean();
        assertThat(TestDatabase.exists(SLOW)).isFalse();
    }

    @Test
    void aDatabaseThatSomebodyMadeUnderThatNameMeanwhileSurvives() throws Exception {
        Operation operation = rig.make("restore", Rig.into(taken.id(), PLAIN));
        Plan plan = operation.plan();
        assertThat(plan.blocked()).isFalse();
        TestDatabase.create(PLAIN);
        TestDatabase.execute(PLAIN, "CREATE TABLE mine AS SELECT 42 AS n");
        Event.Ended ended = rig.runner().start(operation, plan, event -> {}).await();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains(PLAIN, "already exists");
        assertThat(TestDatabase.number(PLAIN, "SELECT n FROM mine")).isEqualTo(42);
    }

    @Test
    void aDatabaseThatSaysNothingOfItselfAfterACrashIsLeftAloneAndNamedUntilSomebodySaysWhoseItIs() throws Exception {
        killedWhileLoading();
        TestDatabase.execute("postgres", "COMMENT ON DATABASE " + SLOW + " IS NULL");
        Event.Ended refused = cleaned();
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(refused.failure()).contains("database " + SLOW, "does not say whose it is");
        assertThat(refused.next())
                .contains("DROP DATABASE \"" + SLOW + "\"", "COMMENT ON DATABASE \"" + SLOW + "\" IS 'kept'");
        assertThat(TestDatabase.exists(SLOW)).isTrue();
        TestDatabase.execute("postgres", "COMMENT ON DATABASE " + SLOW + " IS 'kept'");
        clean();
        assertThat(TestDatabase.exists(SLOW)).isTrue();
        TestDatabase.drop(SLOW);
    }

    @Test
    void aDatabaseThatIsDroppedByHandAfterACrashIsNoFailureOfTheCleanUp() throws Exception {
        killedWhileLoading();
        TestDatabase.drop(SLOW);
        clean();
    }

    @Test
    void aRestoreOntoAServerThatWasRemovedSinceCannotBeCleanedUpAndSaysWhatThatNeeds() throws Exception {
        killedWhileLoading();
        rig.servers().remove(Rig.SERVER);
        Event.Ended refused = cleaned();
        assertThat(refused.failure()).contains(SLOW, "The server Parish has been removed");
        assertThat(refused.next()).contains("Import the server's profile again");
        rig.server(sshd.access(), SOURCE);
        clean();
        assertThat(TestDatabase.exists(SLOW)).isFalse();
    }

    @Test
    void aUserWhoMayNotMakeDatabasesIsToldBefore() throws Exception {
        TestDatabase.execute("postgres", "DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN");
        rig.keep(sshd.access(), List.of(database("clerk")));
        Operation operation = rig.make("restore", Rig.into(taken.id(), PLAIN));
        Plan plan = operation.plan();
        assertThat(plan.checks())
                .filteredOn(c -> c.state() == Plan.State.BLOCKER)
                .anySatisfy(c -> assertThat(c.advice()).contains("CREATEDB"))
                .anySatisfy(c -> assertThat(c.text()).contains("belong to postgres"));
        assertThatThrownBy(() -> rig.runner().start(operation, plan, event -> {}))
                .isInstanceOf(OperationFailed.class);
        assertThat(TestDatabase.exists(PLAIN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü"
            })
    void aNameThatPostgresWouldCutIsABlocker(String name) throws Exception {
        assertThat(rig.make("restore", Rig.into(taken.id(), name)).plan().checks())
                .filteredOn(c -> c.state() == Plan.State.BLOCKER)
                .singleElement()
                .satisfies(c -> assertThat(c.advice()).contains("63"));
    }

    @Test
    void theLongestNameThereIsGoesThrough() throws Exception {
        String longest = "ü".repeat(31) + "x";
        TestDatabase.drop(longest);
        assertThat(rig.restore(taken.id(), longest).failure()).isNull();
        assertThat(content(longest)).isEqualTo(content);
        TestDatabase.drop(longest);
    }

    @Test
    void aDatabaseThatWasRestoredSaysWhereItIsFromAndIsNeverCleanedUp() throws Exception {
        assertThat(rig.restore(taken.id(), PLAIN).failure()).isNull();
        assertThat(content(PLAIN)).isEqualTo(content);
        assertThat(TestDatabase.text("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '"
                        + PLAIN + "'"))
                .contains(taken.id())
                .doesNotContain("unfinished");
        assertThat(rig.catalogue().require(taken.id()).proof()).isEqualTo(Proof.Rung.EQUAL);
    }

    private static void assertFailedAndGone(Event.Ended ended, String name) throws SQLException {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).isNotBlank();
        assertThat(ended.next()).isNotBlank();
        assertThat(TestDatabase.exists(name)).isFalse();
    }

    private static void killedWhileLoading() throws Exception {
        rig.close();
        Process program = KilledRestore.start(home, taken.id(), SLOW);
        Await.until("rows are being loaded", () -> loading(SLOW) == 1);
        program.destroyForcibly().waitFor();
        rig = new Rig(home);
    }

    private static void clean() throws Exception {
        assertThat(cleaned().failure()).isNull();
    }

    private static Event.Ended cleaned() throws Exception {
        Run left = rig.runner().leftBehind().getFirst();
        Operation clean = rig.runner().cleaning(left.id(), rig.servers().orRemoved(left.server()));
        return rig.runner().start(clean, clean.plan(), event -> {}).await();
    }

    private static void enter(List<Manifest.TableRows> tables) {
        Manifest was = taken.manifest();
        Manifest now = new Manifest(
                was.format(),
                was.id(),
                was.server(),
                was.environment(),
                was.source(),
                was.taken(),
                was.millis(),
                was.tools(),
                was.artifact(),
                tables);
        rig.catalogue().remove(taken.id());
        rig.catalogue().add(new Backup(now, false, taken.copies(), taken.proofs()));
    }

    private static Database database(String user) {
        return TestDatabase.entry(SOURCE, user);
    }

    private static long loading(String database) throws SQLException {
        return TestDatabase.number(
                "postgres",
                "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database
                        + "' AND query LIKE 'COPY %gate%' AND state = 'active'");
    }

    private static long content(String database) throws SQLException {
        return TestDatabase.number(
                database,
                "SELECT (SELECT sum(hashtextextended(v::text, 0)) FROM visits v) % 1000000007"
                        + " + (SELECT sum(hashtextextended(m::text, 0)) FROM members m) % 1000000007"
                        + " + (SELECT sum(n) FROM gate)");
    }
}
