package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Await;
import dev.handrail.sql.FirstCell;
import dev.handrail.sql.OwnPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that pulls from another server by a subscription: what is restored never does, and it keeps nothing from being dropped. */
class SubscriptionsTest {
    private static final String LIVE = "pulling";
    private static final String COPY = "pulling_copy";
    private static final String NAME = "\"the \"\"rolls\"\"\"";
    private static final String SLOT = "handrail_rolls";
    private static final String STANDING =
            "SELECT string_agg(datname || ' ' || subenabled || ' ' || coalesce(subslotname, 'none'), ', ' ORDER BY subenabled DESC)"
                    + " FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE datname LIKE '" + LIVE
                    + "%'";

    private static OwnPostgres publisher;

    @TempDir
    private Path home;

    private Rig rig;

    @BeforeAll
    static void publish() throws Exception {
        publisher = OwnPostgres.publishing();
        publisher.execute("""
                CREATE ROLE puller SUPERUSER LOGIN PASSWORD 'unused';
                CREATE TABLE rolls (id int PRIMARY KEY);
                CREATE PUBLICATION rolls FOR TABLE rolls;
                INSERT INTO rolls VALUES (1)""");
    }

    @AfterAll
    static void end() throws Exception {
        publisher.close();
    }

    @BeforeEach
    void subscribe() throws Exception {
        rig = new Rig(home);
        TestDatabase.create(LIVE);
        TestDatabase.fill(LIVE, 50);
        TestDatabase.execute(LIVE, "CREATE TABLE rolls (id int PRIMARY KEY)");
        TestDatabase.execute(
                LIVE,
                "CREATE SUBSCRIPTION " + NAME + " CONNECTION 'host=127.0.0.1 port=" + publisher.port()
                        + " user=puller password=unused dbname=postgres' PUBLICATION rolls WITH (slot_name = " + SLOT
                        + ")");
        TestDatabase.execute(LIVE, "COMMENT ON SUBSCRIPTION " + NAME + " IS 'who belongs to the parish'");
        Await.until("the first row came", () -> rolls(LIVE) == 1);
        rig.server(new Access.ThisComputer(Sudo.NONE), LIVE);
    }

    @AfterEach
    void unsubscribe() throws Exception {
        rig.close();
        for (String name : Beside.names(LIVE)) {
            TestDatabase.execute("postgres", "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS true");
            if (TestDatabase.number(
                            name,
                            "SELECT count(*) FROM pg_subscription s JOIN pg_database d ON d.oid ="
                                    + " s.subdbid WHERE datname = current_database()")
                    > 0) {
                TestDatabase.execute(name, "ALTER SUBSCRIPTION " + NAME + " DISABLE");
                TestDatabase.execute(name, "ALTER SUBSCRIPTION " + NAME + " SET (slot_name = NONE)");
                TestDatabase.execute(name, "DROP SUBSCRIPTION " + NAME);
            }
        }
        Beside.dropAll(LIVE);
        Await.until("nobody pulls", () -> number("SELECT count(*) FROM pg_replication_slots WHERE active") == 0);
        publisher.execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots");
        publisher.execute("DELETE FROM rolls WHERE id > 1");
    }

    private static long rolls(String database) throws SQLException {
        return TestDatabase.number(database, "SELECT count(*) FROM rolls");
    }

    private static long number(String query) throws SQLException {
        try (Connection connection = publisher.connect()) {
            return FirstCell.number(connection, query);
        }
    }

    private void theLiveOneStillPulls() throws Exception {
        publisher.execute("INSERT INTO rolls VALUES (2)");
        Await.until("the next row came", () -> rolls(LIVE) == 2);
    }

    private String backUp() throws Exception {
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        return Rig.id(ended);
    }

    private void well(String words, Arguments arguments) throws Exception {
        assertThat(rig.perform(words, arguments).failure()).isNull();
    }

    private static List<String> told(Plan plan) {
        return plan.checks().stream()
                .filter(check -> check.toString().contains("subscription"))
                .map(Check::text)
                .toList();
    }

    @Test
    void aDrillLoadsNoneOfItAndTheLiveOneGoesOn() throws Exception {
        Arguments drill = Arguments.of("ID", backUp());
        Plan plan = rig.make("backup drill", drill).plan();
        assertThat(told(plan))
                .containsExactly("It is loaded without its subscriptions (the \"rolls\"): nothing pulls into what is"
                        + " dropped again");
        assertThat(plan.steps().toString()).contains("--no-subscriptions");
        well("backup drill", drill);
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        theLiveOneStillPulls();
    }

    @Test
    void plainStatementsBringItAlongAndADrillDropsItWithoutItsSlot() throws Exception {
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(entry(Dump.Format.PLAIN)));
        well("backup drill", Arguments.of("ID", backUp()));
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        theLiveOneStillPulls();
    }

    @Test
    void aCopyHasItSwitchedOffAndWithoutTheSlotOfTheOriginal() throws Exception {
        Arguments into = Rig.into(backUp(), COPY);
        Plan plan = rig.make("restore", into).plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(told(plan))
                .containsExactly("Its subscriptions come switched off and without their slots, which are those of the"
                        + " original: the \"rolls\"");
        well("restore", into);
        assertThat(TestDatabase.text(STANDING)).isEqualTo(LIVE + " true " + SLOT + ", " + COPY + " false none");
        TestDatabase.execute(COPY, "DROP SUBSCRIPTION " + NAME);
        theLiveOneStillPulls();
        assertThat(rolls(COPY)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUSTOM", "PLAIN"})
    void byHandItComesWithoutTheSlotOfTheOriginalToo(Dump.Format format) throws Exception {
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(entry(format)));
        String printed = rig.commands(backUp());
        assertThat(printed).contains("dropping one would drop the slot that the original pulls by");
        Pasted.in(home, home, printed);
        String restored = LIVE + "_restored";
        assertThat(TestDatabase.text(STANDING)).isEqualTo(LIVE + " true " + SLOT + ", " + restored + " false none");
        TestDatabase.execute(restored, "DROP SUBSCRIPTION " + NAME);
        theLiveOneStillPulls();
    }

    private static Database entry(Dump.Format format) {
        return TestDatabase.entry(LIVE, new Dump(Dump.What.ONE, format, 0, false, List.of(), List.of(), List.of()));
    }

    /** Its name is no reason: the slot is that of the live one all the same. */
    @Test
    void underItsOwnNameOnAnotherServerItIsACopyToo() throws Exception {
        String id = backUp();
        Server elsewhere = rig.servers().named(Rig.SERVER).orElseThrow().withName("Elsewhere");
        rig.servers().save(elsewhere);
        Arguments into =
                new Arguments(Map.of("ID", List.of(id), "--into", List.of(LIVE), "--on", List.of(elsewhere.name())));
        assertThat(told(rig.make("restore", into).plan()))
                .containsExactly("Its subscriptions come switched off and without their slots, which are those of the"
                        + " original: the \"rolls\"");
        assertThat(told(rig.make("restore", Rig.into(id, LIVE)).plan()))
                .containsExactly("Its subscriptions come switched off, and pull nothing until somebody says so: the"
                        + " \"rolls\"");
    }

    @Test
    void whoMayMakeNoneIsToldThatItIsLeftOut() throws Exception {
        TestDatabase.execute("postgres", "DROP ROLE IF EXISTS sexton; CREATE ROLE sexton LOGIN CREATEDB");
        TestDatabase.execute(LIVE, """
                ALTER TABLE members OWNER TO sexton;
                ALTER TABLE visits OWNER TO sexton;
                ALTER TABLE rolls OWNER TO sexton;
                ALTER VIEW busy OWNER TO sexton;
                ALTER FUNCTION tidy() OWNER TO sexton""");
        String id = backUp();
        Database entry = TestDatabase.entry(LIVE, "sexton");
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(entry));
        Arguments into = Rig.into(id, COPY);
        Plan plan = rig.make("restore", into).plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(told(plan))
                .containsExactly(
                        "It is loaded without its subscriptions (the \"rolls\"): the database user may not make"
                                + " any");
        well("restore", into);
        assertThat(TestDatabase.text(STANDING)).isEqualTo(LIVE + " true " + SLOT);
        Beside.dropAll(COPY);
        TestDatabase.execute(LIVE, "REASSIGN OWNED BY sexton TO postgres");
        TestDatabase.execute("postgres", "DROP ROLE sexton");
    }

    @Test
    void whereItTakesThePlaceOfTheLiveOneNeitherPullsAndTheOldOneGoesOnWhenItIsBack() throws Exception {
        Arguments replace = Beside.replace(backUp());
        Plan plan = rig.make("restore", replace).plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(told(plan))
                .contains(
                        "Its subscriptions come switched off, and pull nothing until somebody says so: the \"rolls\"",
                        LIVE + " pulls from another server by the subscriptions the \"rolls\"");
        well("restore", replace);
        KeptDatabase kept = rig.keptDatabases().all().getFirst();
        assertThat(TestDatabase.text(STANDING))
                .isEqualTo(kept.kept() + " true " + SLOT + ", " + LIVE + " false " + SLOT);
        Await.until("nobody pulls", () -> number("SELECT count(*) FROM pg_replication_slots WHERE active") == 0);
        publisher.execute("INSERT INTO rolls VALUES (2)");

        Arguments run = Arguments.of("RUN", kept.run());
        assertThat(told(rig.make("restore undo", run).plan()))
                .containsExactly(kept.kept() + " pulls from another server again as soon as it is back, by the"
                        + " subscriptions the \"rolls\"");
        well("restore undo", run);
        Await.until("the row came that was written meanwhile", () -> rolls(LIVE) == 2);
    }

    @Test
    void anUndoTellsOfThoseThatDoNotPullWhenItsDatabaseIsBack() throws Exception {
        well("restore", Beside.replace(backUp()));
        TestDatabase.execute(LIVE, "ALTER SUBSCRIPTION " + NAME + " SET (slot_name = NONE)");
        KeptDatabase first = rig.keptDatabases().all().getFirst();
        well("restore undo", Arguments.of("RUN", first.run()));
        KeptDatabase second = rig.keptDatabases().all().getFirst();

        Arguments again = Arguments.of("RUN", second.run());
        String rests = second.kept() + " comes back with subscriptions that are switched off, and pull nothing until"
                + " somebody says so: the \"rolls\" (without a slot)";
        assertThat(told(rig.make("restore undo", again).plan()))
                .containsExactly(rests, LIVE + " pulls from another server by the subscriptions the \"rolls\"");
        Event.Ended ended = rig.perform("restore undo", again);
        assertThat(rig.journal().lines(ended.run())).extracting(Run.Line::text).contains(rests);
    }

    @Test
    void aKeptOneIsDroppedWithItAndTheSlotOfTheOtherServerStays() throws Exception {
        well("restore", Beside.replace(backUp()));
        KeptDatabase kept = rig.keptDatabases().all().getFirst();
        backUp();
        Arguments run = Arguments.of("RUN", kept.run());
        Plan plan = rig.make("restore forget", run).plan();
        assertThat(told(plan))
                .containsExactly(kept.kept() + " has subscriptions, which are dropped first: the \"rolls\"");
        assertThat(Objects.requireNonNull(plan.steps().getFirst().command()).split(";\n"))
                .containsSubsequence(
                        "ALTER SUBSCRIPTION " + NAME + " DISABLE",
                        "ALTER SUBSCRIPTION " + NAME + " SET (slot_name = NONE)",
                        "DROP SUBSCRIPTION " + NAME,
                        "DROP DATABASE \"" + kept.kept() + "\"");
        well("restore forget", run);
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        assertThat(number("SELECT count(*) FROM pg_replication_slots")).isEqualTo(1);
    }

    /** As it is where the line was cut while it was being dropped: it pulls again, and that is nobody. */
    @Test
    void oneThatWasLeftOpenAndPullsIsNotInUse() throws Exception {
        well("restore", Beside.replace(backUp()));
        KeptDatabase kept = rig.keptDatabases().all().getFirst();
        backUp();
        TestDatabase.execute("postgres", "ALTER DATABASE \"" + kept.kept() + "\" ALLOW_CONNECTIONS true");
        Await.until("it pulls", () -> number("SELECT count(*) FROM pg_replication_slots WHERE active") == 1);
        Arguments run = Arguments.of("RUN", kept.run());
        assertThat(rig.make("restore forget", run).plan().blocked()).isFalse();
        well("restore forget", run);
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
    }

    @Test
    void whatARestoreLeftThatDidNotComeToItsEndIsDroppedToo() throws Exception {
        String id = backUp();
        Arguments replace =
                new Arguments(Map.of("ID", List.of(id), "--replace", List.of(), "--sql", List.of("SELECT 0")));
        assertThat(rig.perform("restore", replace).failure()).contains("SELECT 0: no, 0");
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        theLiveOneStillPulls();
    }
}
