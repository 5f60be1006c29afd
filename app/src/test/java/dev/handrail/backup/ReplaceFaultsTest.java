package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.seal.AgeIdentity;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.Database;
import dev.handrail.server.Encryption;
import dev.handrail.server.Engine;
import dev.handrail.server.Packing;
import dev.handrail.server.SecretRef;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong on the way to replace a live database, over Debian's sshd: whatever it is, the live one is what it was, in
 * content and in all else, and nothing is left beside it. A table's check is slow or refuses, in the staged database alone, as
 * long as a role of that name is there.
 */
class ReplaceFaultsTest {
    private static final String LIVE = "besieged";

    @TempDir
    static Path home;

    private static RealSshd sshd;
    private static Rig rig;
    private static Backup taken;
    private static long content;
    private static String besides;

    @BeforeAll
    static void backUpOnce() throws Exception {
        sshd = RealSshd.start();
        Beside.dropAll(LIVE);
        TestDatabase.create(LIVE);
        TestDatabase.fill(LIVE, 500);
        TestDatabase.execute("postgres", "DROP ROLE IF EXISTS besieged_slow, besieged_refusing, besieged_owner");
        TestDatabase.execute(LIVE, """
                CREATE FUNCTION public.passes(n int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
                  IF current_database() LIKE 'besieged\\_restore%' THEN
                    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'besieged_slow') THEN PERFORM pg_sleep(120); END IF;
                    IF n = 7 AND EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'besieged_refusing') THEN
                      RAISE EXCEPTION 'seven may not pass'; END IF;
                  END IF;
                  RETURN true;
                END $$;
                CREATE TABLE gate (n int CHECK (public.passes(n)));
                INSERT INTO gate SELECT generate_series(1, 10);
                """);
        rig = new Rig(home);
        rig.server(sshd.access(), LIVE);
        taken = rig.catalogue().require(Rig.id(rig.backUp()));
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id < 100");
        content = Beside.content(LIVE);
        besides = Beside.besides(LIVE);
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        sshd.close();
        Beside.dropAll(LIVE);
        TestDatabase.execute("postgres", "DROP ROLE IF EXISTS besieged_slow, besieged_refusing, besieged_owner");
    }

    @BeforeEach
    void asItWas() {
        rig.server(sshd.access(), LIVE);
    }

    @AfterEach
    void theLiveOneIsWhatItWasAndNothingIsLeftBesideIt() throws Exception {
        TestDatabase.execute("postgres", "DROP ROLE IF EXISTS besieged_slow, besieged_refusing");
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        assertThat(Beside.content(LIVE)).isEqualTo(content);
        assertThat(Beside.besides(LIVE)).isEqualTo(besides);
    }

    private static Underway begun() throws Exception {
        return rig.start("restore", Beside.replace(taken.id()), event -> {});
    }

    private static void role(String name) throws SQLException {
        TestDatabase.execute("postgres", "CREATE ROLE " + name);
    }

    private static boolean loads() throws SQLException {
        return TestDatabase.number(
                        "postgres",
                        "SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'besieged\\_restore%'"
                                + " AND query LIKE 'COPY %gate%' AND state = 'active'")
                == 1;
    }

    /** Who holds this keeps the exchange from going on: the row of the live database in the catalogue. */
    private static Connection held() throws SQLException {
        Connection connection = TestDatabase.connect("postgres");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + LIVE + " CONNECTION LIMIT 5");
        }
        return connection;
    }

    private static boolean exchanges() throws SQLException {
        return TestDatabase.number(
                        "postgres",
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'Handrail'"
                                + " AND query LIKE 'ALTER DATABASE%ALLOW_CONNECTIONS false' AND wait_event_type = 'Lock'")
                == 1;
    }

    private static void assertFailed(Event.Ended ended) {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).isNotBlank();
        assertThat(ended.next()).isNotBlank();
    }

    @Test
    void cancelledWhileItIsStaged() throws Exception {
        role("besieged_slow");
        Underway underway = begun();
        Await.until("rows are being loaded", ReplaceFaultsTest::loads);
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void cancelledInTheExchange() throws Exception {
        try (Connection held = held()) {
            Underway underway = begun();
            Await.until("it waits in the exchange", ReplaceFaultsTest::exchanges);
            underway.cancel();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
            held.rollback();
        }
    }

    @Test
    void cutWhileItIsStaged() throws Exception {
        role("besieged_slow");
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            rig.server(sshd.access(proxy.port()), LIVE);
            Underway underway = begun();
            Await.until("rows are being loaded", ReplaceFaultsTest::loads);
            proxy.cut();
            assertFailed(underway.await());
        }
    }

    @Test
    void cutInTheExchange() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port());
                Connection held = held()) {
            rig.server(sshd.access(proxy.port()), LIVE);
            Underway underway = begun();
            Await.until("it waits in the exchange", ReplaceFaultsTest::exchanges);
            proxy.cut();
            assertFailed(underway.await());
            held.rollback();
        }
    }

    @Test
    void killedWhileItIsStaged() throws Exception {
        role("besieged_slow");
        killedWhen("rows are being loaded", ReplaceFaultsTest::loads);
        assertThat(Beside.names(LIVE)).hasSize(2);
        clean();
    }

    @Test
    void killedInTheExchange() throws Exception {
        try (Connection held = held()) {
            killedWhen("it waits in the exchange", ReplaceFaultsTest::exchanges);
            held.rollback();
        }
        assertThat(Beside.names(LIVE)).hasSize(2);
        assertThat(rig.keptDatabases().all())
                .singleElement()
                .satisfies(kept -> assertThat(kept.settled()).isFalse());
        clean();
    }

    private static void killedWhen(String what, Callable<Boolean> condition) throws Exception {
        rig.close();
        Process program = KilledRestore.start(home, taken.id(), KilledRestore.REPLACE);
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

    @Test
    void aTableWhoseRowsBreakOffHalfWay() throws Exception {
        role("besieged_refusing");
        Event.Ended ended = begun().await();
        assertFailed(ended);
        assertThat(ended.failure()).contains("gate", "seven may not pass");
    }

    @Test
    void aCopyThatWasCut() throws Exception {
        Path artifact = rig.kept().resolve(taken.copies().getFirst().file());
        byte[] whole = Files.readAllBytes(artifact);
        Operation operation = rig.make("restore", Beside.replace(taken.id()));
        Plan plan = operation.plan();
        try {
            Files.write(artifact, Arrays.copyOf(whole, whole.length - whole.length / 3));
            assertFailed(rig.runner().start(operation, plan, event -> {}).await());
            assertThatThrownBy(operation::plan).hasMessageContaining("definitions");
        } finally {
            Files.write(artifact, whole);
            rig.catalogue().copyIs(taken.id(), taken.copies().getFirst(), Copy.State.GOOD);
        }
    }

    @Test
    void aPassphraseThatIsAnotherIsRefusedBeforeAnythingIsMade() throws Exception {
        rig.ageSecret("correct horse");
        rig.packed(rig.server(sshd.access(), LIVE), Packing.USUAL, new Encryption(List.of(), new SecretRef.Vault()));
        String id = Rig.id(rig.backUp());
        rig.ageSecret("swordfish");
        assertThatThrownBy(() -> rig.make("restore", Beside.replace(id)).plan())
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("passphrase");
        rig.catalogue().remove(id);
    }

    @Test
    void anAgeIdentityThatIsAnotherIsRefusedBeforeAnythingIsMade() throws Exception {
        try (AgeIdentity mine = AgeIdentity.make();
                AgeIdentity another = AgeIdentity.make()) {
            rig.packed(rig.server(sshd.access(), LIVE), Packing.USUAL, new Encryption(List.of(mine.recipient())));
            String id = Rig.id(rig.backUp());
            rig.ageSecret(secret(mine));
            Operation operation = rig.make("restore", Beside.replace(id));
            Plan plan = operation.plan();
            assertThat(plan.blocked()).isFalse();
            rig.ageSecret(secret(another));
            Event.Ended ended = rig.runner().start(operation, plan, event -> {}).await();
            assertFailed(ended);
            assertThat(ended.failure()).contains("Could not decrypt");
            assertThat(ended.next()).contains(mine.recipient(), "vault");
            assertThatThrownBy(() -> rig.make("restore", Beside.replace(id)).plan())
                    .isInstanceOfSatisfying(OperationFailed.class, refused -> {
                        assertThat(refused.getMessage()).contains("Could not decrypt");
                        assertThat(refused.next()).contains(mine.recipient(), "vault");
                    });
            assertThat(rig.catalogue().require(id).copies().getFirst().state()).isEqualTo(Copy.State.GOOD);
            rig.catalogue().remove(id);
        }
    }

    private static String secret(AgeIdentity identity) {
        try (Secret secret = identity.secret()) {
            return new String(secret.characters());
        }
    }

    @Test
    void aRoleThatIsNotThereIsABlocker() throws Exception {
        role("besieged_owner");
        TestDatabase.execute(LIVE, "CREATE TABLE keys (n int); ALTER TABLE keys OWNER TO besieged_owner");
        String id = Rig.id(rig.backUp());
        TestDatabase.execute(LIVE, "DROP TABLE keys; DROP ROLE besieged_owner");
        assertThat(rig.make("restore", Beside.replace(id)).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains("besieged_owner"));
        rig.catalogue().remove(id);
    }

    @Test
    void anExtensionThatCannotBeHadIsABlocker() throws Exception {
        TestDatabase.has(LIVE, "besieged_bells");
        String id = Rig.id(rig.backUp());
        TestDatabase.hasNoSuchExtension(LIVE);
        assertThat(rig.make("restore", Beside.replace(id)).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains("besieged_bells"));
        rig.catalogue().remove(id);
    }

    @Test
    void aDatabaseThatSomebodyMadeUnderTheStagedNameMeanwhileSurvives() throws Exception {
        Operation operation = rig.make("restore", Beside.replace(taken.id()));
        Plan plan = operation.plan();
        String statement = Objects.requireNonNull(plan.steps().getFirst().command());
        String staged = statement.replaceFirst("CREATE DATABASE \"([^\"]+)\".*", "$1");
        TestDatabase.create(staged);
        TestDatabase.execute(staged, "CREATE TABLE mine AS SELECT 42 AS n");
        assertFailed(rig.runner().start(operation, plan, event -> {}).await());
        assertThat(TestDatabase.number(staged, "SELECT n FROM mine")).isEqualTo(42);
        TestDatabase.drop(staged);
    }

    @Test
    void aRoleThatMayNotReplaceItIsABlocker() throws Exception {
        TestDatabase.execute(
                "postgres", "DROP ROLE IF EXISTS besieged_clerk; CREATE ROLE besieged_clerk LOGIN CREATEDB");
        rig.keep(
                sshd.access(),
                List.of(new Database(
                        LIVE,
                        Engine.POSTGRESQL,
                        "127.0.0.1",
                        TestDatabase.port(),
                        "besieged_clerk",
                        null,
                        null,
                        null,
                        null,
                        null)));
        assertThat(rig.make("restore", Beside.replace(taken.id())).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .extracting(Plan.Check::advice)
                .anyMatch(advice -> advice.contains("member of its owner postgres"))
                .anyMatch(advice -> advice.contains("GRANT postgres TO"));
        TestDatabase.execute("postgres", "DROP ROLE besieged_clerk");
    }

    @Test
    void aDatabaseThatTheProfileDoesNotNameIsNotTakenForTheOneThatIsMeant() {
        rig.server(sshd.access(), "elsewhere");
        assertThatThrownBy(() -> rig.make("restore", Beside.replace(taken.id())))
                .hasMessageContaining("names no database besieged");
    }

    @Test
    void anEntryOfWhatNeverHappenedIsStruckOff() throws Exception {
        KeptDatabase never = new KeptDatabase(
                "20261121-043712-k3f",
                Rig.SERVER,
                LIVE,
                LIVE,
                LIVE,
                1,
                LIVE + "_before_20261121_043712",
                2,
                Instant.now(),
                taken.id(),
                null,
                List.of(),
                true);
        rig.keptDatabases().enter(never);
        Plan plan = rig.make("restore undo", Arguments.of("RUN", never.run())).plan();
        assertThat(plan.checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .hasSize(2);
        rig.keptDatabases().forget(never.run());
    }
}
