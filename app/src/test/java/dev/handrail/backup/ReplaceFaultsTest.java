package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Packed;
import dev.handrail.backup.FaultsRig.Fault;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.shell.Await;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes wrong on the way to replace a live database, over Debian's sshd: whatever it is, the live one is what it was, in
 * content and in all else, and nothing is left beside it. A table is slow or refuses, in the staged database alone, as long as
 * a role of that name is there.
 */
class ReplaceFaultsTest {
    private static final String LIVE = "besieged";

    /** What it is restored into where it takes no place. */
    private static final String COPY = "besieged_restored";

    /** What the staged database takes its time for, as long as a role of that name is there. */
    private enum Slow {
        ROWS("COPY %gate%"),
        OBJECTS("CREATE INDEX%"),
        COMPARISON("SELECT %hashtextextended%");

        private final String query;

        Slow(String query) {
            this.query = query;
        }

        String role() {
            return "besieged_" + name().toLowerCase(Locale.ROOT);
        }
    }

    @TempDir
    static Path home;

    private static PostgresFaultsRig it;
    private static Backup taken;

    @BeforeAll
    static void backUpOnce() throws Exception {
        // What is killed learns to start quickly by a restore to this server, which must not wait for what is held
        // here.
        Packed.java(KilledRestore.class);
        dropRoles();
        it = new PostgresFaultsRig(home, LIVE, 500);
        TestDatabase.execute(LIVE, """
                CREATE FUNCTION public.rests(role text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
                  IF current_database() LIKE 'besieged\\_restore%' AND EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role) THEN
                    PERFORM pg_sleep(120); END IF;
                  RETURN true;
                END $$;
                CREATE FUNCTION public.passes(n int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
                  IF n = 7 AND current_database() LIKE 'besieged\\_restore%'
                      AND EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'besieged_refusing') THEN
                    RAISE EXCEPTION 'seven may not pass'; END IF;
                  RETURN public.rests('besieged_rows');
                END $$;
                CREATE FUNCTION public.shelf(n int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS
                  $$ BEGIN PERFORM public.rests('besieged_objects'); RETURN n; END $$;
                CREATE TABLE gate (n int CHECK (public.passes(n)));
                CREATE INDEX shelves ON gate (public.shelf(n));
                CREATE FUNCTION public.told(gate) RETURNS text LANGUAGE plpgsql AS
                  $$ BEGIN PERFORM public.rests('besieged_comparison'); RETURN $1.n::text; END $$;
                CREATE CAST (gate AS text) WITH FUNCTION public.told(gate);
                INSERT INTO gate SELECT generate_series(1, 10);
                """);
        taken = it.taken();
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id < 100");
        it.staysAsItIs();
    }

    @AfterAll
    static void stop() throws Exception {
        it.close();
        dropRoles();
    }

    private static void dropRoles() throws SQLException {
        TestDatabase.execute(
                "postgres",
                "DROP ROLE IF EXISTS besieged_rows, besieged_objects, besieged_comparison, besieged_refusing, besieged_owner");
    }

    @BeforeEach
    void asItWas() {
        it.reached();
    }

    @AfterEach
    void theLiveOneIsWhatItWasAndNothingIsLeftBesideIt() throws Exception {
        dropRoles();
        it.assertNothingCameOfIt();
    }

    private static void role(String name) throws SQLException {
        TestDatabase.execute("postgres", "CREATE ROLE " + name);
    }

    /** Whether somebody in the staged database is in the midst of a long sleep. */
    private static boolean rests(String query) throws SQLException {
        return TestDatabase.number(
                        "postgres",
                        "SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'besieged\\_restore%'"
                                + " AND wait_event = 'PgSleep' AND query LIKE '" + query + "'")
                == 1;
    }

    /** Whether somebody waits for a lock, in the midst of such a statement. */
    private static boolean waits(String query) throws SQLException {
        return TestDatabase.number(
                        "postgres",
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'Handrail' AND wait_event_type = 'Lock'"
                                + " AND query LIKE '" + query + "'")
                == 1;
    }

    /** Whoever does that keeps others from something as long as he does not say that it is to stay. */
    private static Connection doing(String statement) throws SQLException {
        Connection connection = TestDatabase.connect("postgres");
        connection.setAutoCommit(false);
        try (Statement doing = connection.createStatement()) {
            doing.execute(statement);
        }
        return connection;
    }

    /** Nothing can be made of what somebody writes about. */
    private static Connection unmakeable() throws SQLException {
        return doing("COMMENT ON DATABASE template0 IS 'somebody writes this just now'");
    }

    private static boolean isToBeMade() throws SQLException {
        return waits("CREATE DATABASE \"besieged\\_restore%");
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

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileItIsPlanned(Fault fault) throws Exception {
        try (Connection held = TestDatabase.locked(LIVE, "pg_publication")) {
            it.planBreaksOff(
                    fault, taken.id(), KilledRestore.REPLACE, "it is planned", () -> waits("%pg\\_publication%"), held);
        }
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED," + KilledRestore.REPLACE, "CUT," + KilledRestore.REPLACE, "CANCELLED," + COPY, "CUT," + COPY
    })
    void whileItIsMade(Fault fault, String does) throws Exception {
        try (Connection held = unmakeable()) {
            it.breaksOff(fault, taken.id(), does, "it is to be made", ReplaceFaultsTest::isToBeMade, held);
        }
    }

    /** The server goes on with it: whether it is through by then or not, who cleans up leaves nothing to come later. */
    @ParameterizedTest
    @CsvSource({KilledRestore.REPLACE + ",false", KilledRestore.REPLACE + ",true", COPY + ",false", COPY + ",true"})
    void killedWhileItIsMade(String does, boolean cameSince) throws Exception {
        try (Connection held = unmakeable()) {
            it.killedWhen(taken.id(), does, "it is to be made", ReplaceFaultsTest::isToBeMade);
            if (cameSince) {
                held.close();
                Await.until("the server has made it", () -> it.names().size() == 2);
            }
            assertThat(it.clean().failure()).isNull();
            it.assertNothingCameOfIt();
        }
        assertThat(it.rig.restore(taken.id(), COPY).failure()).isNull();
        assertThat(TestDatabase.number(COPY, "SELECT count(*) FROM visits")).isEqualTo(500);
        TestDatabase.drop(COPY);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileRowsAreLoaded(Fault fault) throws Exception {
        brokenOffWhileItRests(fault, Slow.ROWS);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileObjectsAreMade(Fault fault) throws Exception {
        brokenOffWhileItRests(fault, Slow.OBJECTS);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileRowsAreCompared(Fault fault) throws Exception {
        brokenOffWhileItRests(fault, Slow.COMPARISON);
    }

    @ParameterizedTest
    @MethodSource("faultsOfBoth")
    void whileItsSequencesAreLookedAt(Fault fault, String does) throws Exception {
        String step = Words.of("restore.step.objects");
        try (Halt.Held held = it.halt().from(step, ReplaceFaultsTest::stagedVisits)) {
            it.breaksOff(
                    fault, taken.id(), does, "it looks", () -> held.and(() -> waits("%SELECT max(id)%visits%")), held);
        }
    }

    /** In the place of the live one, and into another. */
    private static List<Object[]> faultsOfBoth() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(KilledRestore.REPLACE, COPY).map(does -> new Object[] {fault, does}))
                .toList();
    }

    /** Nobody can read them meanwhile. */
    private static Connection stagedVisits() throws SQLException {
        return TestDatabase.locked(it.names().getLast(), "visits");
    }

    private static void brokenOffWhileItRests(Fault fault, Slow slow) throws Exception {
        role(slow.role());
        it.breaksOff(fault, taken.id(), KilledRestore.REPLACE, "it rests", () -> rests(slow.query));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileItIsAsked(Fault fault) throws Exception {
        String question = "SELECT pg_sleep(120) FROM visits LIMIT 1";
        Run run = it.breaksOff(fault, taken.id(), KilledRestore.ASKED + question, "it is asked", () -> rests(question));
        assertThat(String.valueOf(run.failure()))
                .as("it is not the database that is to blame")
                .doesNotContain("did not pass");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void inTheExchange(Fault fault) throws Exception {
        try (Connection held = it.held()) {
            it.breaksOff(fault, taken.id(), KilledRestore.REPLACE, "it waits", ReplaceFaultsTest::exchanges, held);
        }
    }

    @Test
    void aTableWhoseRowsBreakOffHalfWay() throws Exception {
        role("besieged_refusing");
        Event.Ended ended = it.replacing(taken, event -> {}).await();
        assertFailed(ended);
        assertThat(ended.failure()).contains("gate", "seven may not pass");
    }

    @Test
    void aCopyThatWasCut() throws Exception {
        Operation operation = it.rig.make("restore", Beside.replace(taken.id()));
        Plan plan = operation.plan();
        try (CutCopy cut = new CutCopy(it.rig, taken)) {
            assertFailed(it.rig.runner().start(operation, plan, event -> {}).await());
            assertThatThrownBy(operation::plan).hasMessageContaining("definitions");
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
    void aRoleThatIsNotThereIsABlocker() throws Exception {
        role("besieged_owner");
        TestDatabase.execute(LIVE, "CREATE TABLE keys (n int); ALTER TABLE keys OWNER TO besieged_owner");
        String id = Rig.id(it.rig.backUp());
        TestDatabase.execute(LIVE, "DROP TABLE keys; DROP ROLE besieged_owner");
        assertBlocked(id, "besieged_owner");
        it.rig.catalogue().remove(id);
    }

    private static void assertBlocked(String id, String lacking) throws Exception {
        assertThat(it.rig.make("restore", Beside.replace(id)).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains(lacking));
    }

    @Test
    void anExtensionThatCannotBeHadIsABlocker() throws Exception {
        TestDatabase.has(LIVE, "besieged_bells");
        String id = Rig.id(it.rig.backUp());
        TestDatabase.hasNoSuchExtension(LIVE);
        assertBlocked(id, "besieged_bells");
        it.rig.catalogue().remove(id);
    }

    @Test
    void aDatabaseThatSomebodyMadeUnderTheStagedNameMeanwhileSurvives() throws Exception {
        Operation operation = it.rig.make("restore", Beside.replace(taken.id()));
        Plan plan = operation.plan();
        String statement = Objects.requireNonNull(plan.steps().getFirst().command());
        String staged = statement.replaceFirst("CREATE DATABASE \"([^\"]+)\".*", "$1");
        TestDatabase.create(staged);
        TestDatabase.execute(staged, "CREATE TABLE mine AS SELECT 42 AS n");
        assertFailed(it.rig.runner().start(operation, plan, event -> {}).await());
        assertThat(TestDatabase.number(staged, "SELECT n FROM mine")).isEqualTo(42);
        TestDatabase.drop(staged);
    }

    @Test
    void aRoleThatMayNotReplaceItIsABlocker() throws Exception {
        TestDatabase.execute(
                "postgres", "DROP ROLE IF EXISTS besieged_clerk; CREATE ROLE besieged_clerk LOGIN CREATEDB");
        it.rig.keep(it.sshd.access(), List.of(TestDatabase.entry(LIVE, "besieged_clerk")));
        assertThat(it.rig.make("restore", Beside.replace(taken.id())).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .extracting(Plan.Check::advice)
                .anyMatch(advice -> advice.contains("member of its owner postgres"))
                .anyMatch(advice -> advice.contains("GRANT postgres TO"));
        TestDatabase.execute("postgres", "DROP ROLE besieged_clerk");
    }

    @Test
    void aDatabaseThatTheProfileDoesNotNameIsNotTakenForTheOneThatIsMeant() {
        it.rig.server(it.sshd.access(), "elsewhere");
        assertThatThrownBy(() -> it.rig.make("restore", Beside.replace(taken.id())))
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
        it.rig.keptDatabases().enter(never);
        Plan plan =
                it.rig.make("restore undo", Arguments.of("RUN", never.run())).plan();
        assertThat(plan.checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .hasSize(2);
        it.rig.keptDatabases().forget(never.run());
    }

    /** The live one is what was put aside, and of the restored one there is another backup. */
    private static KeptDatabase toForget() throws Exception {
        assertThat(it.replacing(taken, event -> {}).await().failure()).isNull();
        assertThat(it.undo(it.rig.keptDatabases().all().getFirst()).failure()).isNull();
        it.taken();
        return it.rig.keptDatabases().all().getFirst();
    }

    private static boolean drops() throws SQLException {
        return TestDatabase.number(
                        "postgres",
                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DROP DATABASE%' AND wait_event_type = 'Lock'")
                == 1;
    }

    private static void forgetBreaksOff(Fault fault, KeptDatabase kept) throws Exception {
        try (Connection held = TestDatabase.connect("postgres");
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("COMMENT ON DATABASE \"" + kept.kept() + "\" IS 'somebody writes this just now'");
            it.breaksOff(fault, kept.run(), KilledRestore.FORGET, "it drops it", ReplaceFaultsTest::drops, held);
        }
        assertThat(it.rig.keptDatabases().all()).containsExactly(kept);
    }

    /** Where the line is cut the server does not hear of it, and drops it once it can: then it is struck off the next time. */
    @Test
    void whileWhatWasPutAsideIsDropped() throws Exception {
        KeptDatabase kept = toForget();
        forgetBreaksOff(Fault.CANCELLED, kept);
        it.assertStillAside(kept);
        forgetBreaksOff(Fault.CUT, kept);
        Await.until("the server has dropped it", () -> it.names().equals(List.of(LIVE)));
        assertThat(it.rig
                        .perform("restore forget", Arguments.of("RUN", kept.run()))
                        .failure())
                .isNull();
        it.assertNothingCameOfIt();
    }
}
