package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import dev.handrail.words.OperationFailed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup takes the place of a live MariaDB, over Debian's sshd, and is put back, and the old tables are let go. */
@Timeout(180)
class MySqlReplaceTest {
    private static final String LIVE = MySqlBeside.LIVE;

    private static RealMariaDb mariaDb;
    private static RealSshd sshd;
    private static OnceBackedUp backedUp;

    @TempDir
    static Path folder;

    private Rig rig;
    private String id;
    private String content;
    private String besides;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = RealMariaDb.start();
        sshd = RealSshd.start();
        mariaDb.execute("CREATE USER clerk@localhost");
        fill();
        backedUp = OnceBackedUp.in(
                folder.resolve("home"), rig -> rig.keep(sshd.access(), List.of(mariaDb.bySocket(LIVE))));
    }

    private static void fill() {
        MySqlBeside.fill(mariaDb);
        mariaDb.execute("GRANT EXECUTE ON FUNCTION parish.motto TO clerk@localhost");
    }

    @AfterAll
    static void stop() throws Exception {
        backedUp.close();
        sshd.close();
        mariaDb.close();
    }

    @BeforeEach
    void asBackedUp() throws Exception {
        fill();
        content = MySqlBeside.content(mariaDb, LIVE);
        besides = MySqlBeside.besides(mariaDb, LIVE);
        rig = backedUp.rig();
        id = backedUp.id();
    }

    @AfterEach
    void close() {
        rig.close();
        MySqlBeside.dropAll(mariaDb);
    }

    private Event.Ended replace() throws Exception {
        Event.Ended ended = rig.perform("restore", Beside.replace(id));
        assertThat(ended.failure()).isNull();
        assertThat(rig.runner().leftBehind()).isEmpty();
        return ended;
    }

    private String replaceSaying() throws Exception {
        List<Event> events = new CopyOnWriteArrayList<>();
        Event.Ended ended =
                rig.start("restore", Beside.replace(id), events::add).await();
        assertThat(ended.failure()).isNull();
        return events.toString();
    }

    private String run() {
        return rig.keptDatabases().all().getFirst().run();
    }

    private Event.Ended undo() throws Exception {
        Event.Ended ended = rig.perform("restore undo", Arguments.of("RUN", run()));
        assertThat(ended.failure()).isNull();
        assertThat(rig.runner().leftBehind()).isEmpty();
        return ended;
    }

    @Test
    void theTablesChangePlacesAndAllThatBelongsToThemComesAlong() throws Exception {
        MySqlBeside.damage(mariaDb);
        String damaged = MySqlBeside.content(mariaDb, LIVE);
        Event.Ended ended = replace();
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
        assertThat(MySqlBeside.besides(mariaDb, LIVE))
                .isEqualTo(besides.replaceAll("may\t.*", "").strip());
        KeptDatabase kept = rig.keptDatabases().all().getFirst();
        assertThat(kept.settled()).isTrue();
        assertThat(ended.made()).containsEntry("database", LIVE).containsEntry("kept", kept.kept());
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE, kept.kept());
        assertThat(MySqlBeside.content(mariaDb, kept.kept())).isEqualTo(damaged);
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
        assertThat(mariaDb.execute("USE parish; INSERT INTO bells (id) VALUES (3); SELECT rung FROM bells WHERE id = 3;"
                        + " SELECT nextval(numbers) > 0; SELECT n FROM busy WHERE member = 1"))
                .isEqualTo("7\n1\n20");
    }

    @Test
    void whatIsAskedIsNoPartOfHowLongARestoreTakes() throws Exception {
        for (String where : List.of("--into", "--replace")) {
            List<String> into = where.equals("--into") ? List.of(MySqlBeside.LIVE + "_timed") : List.of();
            Arguments asking =
                    new Arguments(Map.of("ID", List.of(id), where, into, "--sql", List.of("SELECT SLEEP(2) = 0")));
            assertThat(rig.perform("restore", asking).failure()).isNull();
            Measured.without(Duration.ofSeconds(2), rig, id);
        }
        mariaDb.execute("DROP DATABASE " + MySqlBeside.LIVE + "_timed");
    }

    @Test
    void whoHoldsTheSiteIsToldWhenAllIsProvenAndMayRefuseTheExchange() throws Exception {
        MySqlBeside.damage(mariaDb);
        String damaged = MySqlBeside.content(mariaDb, LIVE);
        List<Proof.Rung> proven = new ArrayList<>();
        Event.Ended ended = rig.perform("restore", Beside.replace(id), () -> {
            proven.add(rig.catalogue().require(id).proof());
            throw OperationFailed.failed("The page cannot be put up")
                    .next("Look.")
                    .build();
        });
        assertThat(ended.failure()).contains("The page cannot be put up");
        assertThat(proven).containsExactly(Proof.Rung.EQUAL);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(damaged);
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void viewsThatADroppedTableLeftBrokenKeepNobodyFromReplacingOrUndoing() throws Exception {
        mariaDb.execute("USE parish; CREATE VIEW busiest AS SELECT member FROM busy WHERE n > 20; DROP TABLE visits");
        String damaged = MySqlBeside.content(mariaDb, LIVE);
        assertThat(rig.make("restore", Beside.replace(id)).plan().checks().toString())
                .contains("parish has views that are broken", "busiest");
        assertThat(replaceSaying()).contains("The view busy is broken", "count(0) AS `n`");
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(besides);
        undo();
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(damaged);
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).doesNotContain("view").contains("ring", "motto", "nightly");
    }

    @Test
    void forHowLongNoTriggerFiredIsSaidWhereThereAreAny() throws Exception {
        assertThat(replaceSaying()).containsPattern("For up to \\d+ ms around that moment parish had no triggers");
        mariaDb.execute("DROP TRIGGER parish.ring");
        id = Rig.id(rig.backUp());
        assertThat(replaceSaying()).doesNotContain("had no triggers");
    }

    @Test
    void itsEventsAreAsTheyWereAndRunOnlyWhereTheyAreLive() throws Exception {
        mariaDb.execute("CREATE DATABASE heard; CREATE TABLE heard.ticks (place varchar(80)); USE parish;"
                + " CREATE EVENT ticking ON SCHEDULE EVERY 1 SECOND DO INSERT INTO heard.ticks VALUES (DATABASE());"
                + " CREATE EVENT resting ON SCHEDULE EVERY 1 SECOND DISABLE DO INSERT INTO heard.ticks VALUES ('resting');"
                + " CREATE EVENT elsewhere ON SCHEDULE EVERY 1 SECOND DISABLE ON SLAVE DO"
                + " INSERT INTO heard.ticks VALUES ('elsewhere'); SET NAMES latin1;"
                + " CREATE EVENT western ON SCHEDULE EVERY 1 DAY DO DELETE FROM bells WHERE id = 98");
        besides = MySqlBeside.besides(mariaDb, LIVE);
        id = Rig.id(rig.backUp());
        MySqlBeside.damage(mariaDb);
        mariaDb.execute("USE parish; DROP EVENT ticking; DROP EVENT western; SET GLOBAL event_scheduler = ON");
        try {
            replace();
            assertThat(MySqlBeside.besides(mariaDb, LIVE))
                    .isEqualTo(besides.replaceAll("may\t.*", "").strip());
            Await.until(
                    "it runs",
                    () -> !mariaDb.look("SELECT 1 FROM heard.ticks LIMIT 1").isEmpty());
            assertThat(mariaDb.execute("SELECT DISTINCT place FROM heard.ticks"))
                    .isEqualTo(LIVE);
        } finally {
            mariaDb.execute("SET GLOBAL event_scheduler = OFF; DROP DATABASE heard");
        }
    }

    @Test
    void whoMayUseARoutineStillMayAfterwards() throws Exception {
        mariaDb.execute("DELETE FROM parish.visits WHERE id < 1000");
        replace();
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(besides).contains("clerk");
    }

    @Test
    void aRoutineThatDoesNotComeCostsNobodyHisRightToAnother() throws Exception {
        mariaDb.execute("CREATE ROLE IF NOT EXISTS ringers; GRANT EXECUTE ON FUNCTION parish.motto TO ringers;"
                + " CREATE FUNCTION parish.aged() RETURNS int DETERMINISTIC RETURN 7;"
                + " GRANT EXECUTE ON FUNCTION parish.aged TO clerk@localhost;"
                + " INSERT INTO mysql.procs_priv (Host, Db, User, Routine_name, Routine_type, Grantor, Proc_priv)"
                + " VALUES ('gone', 'parish', 'adam', 'motto', 'FUNCTION', '', 'Execute')");
        String before = MySqlBeside.besides(mariaDb, LIVE);
        try {
            assertThat(replaceSaying()).contains("could not be set as it was", "`adam`@`gone`");
            assertThat(MySqlBeside.besides(mariaDb, LIVE))
                    .contains("may\tclerk\tmotto", "may\tringers\tmotto")
                    .doesNotContain("aged");
            undo();
            assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(before);
        } finally {
            mariaDb.execute("DELETE FROM mysql.procs_priv WHERE User = 'adam' OR Routine_name = 'aged';"
                    + " FLUSH PRIVILEGES; DROP ROLE ringers");
        }
    }

    @Test
    void undoSaysHowManyRowsCameSinceAndPutsTheOldOnesBackAndKeepsBoth() throws Exception {
        MySqlBeside.damage(mariaDb);
        String damaged = MySqlBeside.content(mariaDb, LIVE);
        String beside = MySqlBeside.besides(mariaDb, LIVE);
        replace();
        mariaDb.execute("USE parish; INSERT INTO visits (member) SELECT 1 FROM seq_1_to_7;"
                + " UPDATE members SET name = 'Renamed' WHERE id = 3");
        String since = MySqlBeside.content(mariaDb, LIVE);
        Operation undo = rig.make("restore undo", Arguments.of("RUN", run()));
        assertThat(undo.effect()).isEqualTo(Effect.DESTROYS);
        assertThat(undo.plan().checks())
                .extracting(Plan.Check::text)
                .contains(
                        "parish.visits has 7 rows more than when it was restored (net: others may be gone, or changed)")
                .contains("parish.members has 100 rows as when it was restored, but some of them were changed");
        String replaced = run();
        Event.Ended ended = undo();
        assertThat(ended.made()).containsEntry("undid", replaced);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(damaged);
        assertThat(MySqlBeside.besides(mariaDb, LIVE)).isEqualTo(beside);
        String undone = Objects.requireNonNull(ended.made().get("kept"));
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE, undone);
        assertThat(rig.keptDatabases().all()).singleElement().satisfies(kept -> {
            assertThat(kept.kept()).isEqualTo(undone);
            assertThat(kept.settled()).isTrue();
        });
        undo();
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(since);
    }

    @Test
    void onlyWhatIsInPlaceCanBeUndoneAndThenWhatWasBeforeIt() throws Exception {
        String first = MySqlBeside.content(mariaDb, LIVE);
        replace();
        String before = run();
        replace();
        assertThat(blockers("restore undo", before))
                .singleElement()
                .satisfies(check -> assertThat(check.advice()).contains("undo the newest first"));
        undo();
        String middle = run();
        assertThat(rig.perform("restore undo", Arguments.of("RUN", before)).failure())
                .isNull();
        assertThat(blockers("restore undo", middle)).hasSize(1);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(first);
    }

    /** A colleague's, between the plan that was shown and the word that it may be done. */
    @Test
    void anUndoThatWasPlannedBeforeANewerRestoreIsRefused() throws Exception {
        replace();
        String before = run();
        Operation undo = rig.make("restore undo", Arguments.of("RUN", before));
        Plan plan = undo.plan();
        assertThat(plan.blocked()).isFalse();
        replace();
        String newer = run();
        mariaDb.execute("USE parish; UPDATE members SET name = 'Newest' WHERE id = 3");
        String live = MySqlBeside.content(mariaDb, LIVE);
        Event.Ended ended = rig.runner().start(undo, plan, event -> {}).await();
        assertThat(ended.failure()).contains("parish");
        assertThat(ended.next()).contains("undo the newest first");
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(live);
        assertThat(rig.keptDatabases().all()).extracting(KeptDatabase::run).containsExactlyInAnyOrder(before, newer);
    }

    @Test
    void theKeptOnesAreDroppedOnlyOnceThereIsANewerProvenBackup() throws Exception {
        replace();
        String run = run();
        assertThat(blockers("restore forget", run)).hasSize(1);
        assertThat(rig.verify(Rig.id(rig.backUp())).failure()).isNull();
        assertThat(rig.perform("restore forget", Arguments.of("RUN", run)).failure())
                .isNull();
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(rig.keptDatabases().all()).isEmpty();
    }

    @Test
    void onceTheirTimeIsOverTheKeptOnesGoByRuleUnlessSomebodyIsConnected() throws Exception {
        replace();
        Arguments server = Arguments.of("SERVER", Rig.SERVER);
        KeptDatabase kept = Some.putAsideEarlier(
                rig.keptDatabases().all().getFirst(),
                rig.means().clock().instant().minus(Duration.ofDays(20)));
        rig.keptDatabases().enter(kept);
        Process busy = new ProcessBuilder(
                        "mariadb", "--no-defaults", "--user=root", "--socket=" + mariaDb.socket(), "-nqN", kept.kept())
                .start();
        try {
            busy.getOutputStream().write("SELECT 1;\n".getBytes(StandardCharsets.UTF_8));
            busy.getOutputStream().flush();
            assertThat(busy.getInputStream().read()).as("it is connected").isPositive();
            assertThat(rig.make("restore prune", server).plan().checks().toString())
                    .contains("kept: 1 sessions are connected");
            assertThat(rig.perform("restore prune", server).failure()).isNull();
            assertThat(MySqlBeside.names(mariaDb)).containsExactlyInAnyOrder(LIVE, kept.kept());
        } finally {
            busy.getOutputStream().close();
            busy.waitFor();
        }
        // It takes the server a moment to notice that somebody left.
        Await.until(
                "nobody is connected",
                () -> !rig.make("restore prune", server).plan().steps().isEmpty());
        assertThat(rig.perform("restore prune", server).failure()).isNull();
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(rig.keptDatabases().all()).isEmpty();
    }

    private List<Plan.Check> blockers(String words, String run) throws Exception {
        return blockers(rig.make(words, Arguments.of("RUN", run)).plan());
    }

    private static List<Plan.Check> blockers(Plan plan) {
        return plan.checks().stream()
                .filter(check -> check.state() == Plan.State.BLOCKER)
                .toList();
    }

    @Test
    void thePlanSaysItAllAndTouchesNothing() throws Exception {
        mariaDb.execute("CREATE TABLE parish.later (id int); INSERT INTO parish.later VALUES (1), (2)");
        content = MySqlBeside.content(mariaDb, LIVE);
        Plan plan = rig.make("restore", Beside.replace(id)).plan();
        assertThat(plan.effect()).isEqualTo(Effect.DESTROYS);
        assertThat(blockers(plan)).isEmpty();
        assertThat(plan.checks().toString())
                .contains("2102 rows", "MariaDB", "free, about", "utf8mb4", "no backup of it was restored yet")
                .contains("parish has 1 triggers", "bells (MyISAM)", "Nobody is connected to parish");
        assertThat(plan.checks().toString())
                .contains("parish has tables with rows that the backup does not have (1): later (2 rows)");
        assertThat(plan.steps().toString())
                .contains(
                        "CREATE DATABASE `parish_restore_",
                        "LOCK TABLES `parish`.`bells` WRITE, `parish`.`later` WRITE, `parish`.`members` WRITE, "
                                + "`parish`.`numbers` WRITE, `parish`.`visits` WRITE",
                        "DROP TRIGGER IF EXISTS `parish`.`ring`")
                .contains("RENAME TABLE ", "`parish`.`bells` TO `parish_before_");
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
    }

    private interface Deed {
        void run() throws Exception;
    }

    private static int connectionsOf(Deed deed) throws Exception {
        int before = connections();
        deed.run();
        return connections() - before - 1;
    }

    private static int connections() {
        return Integer.parseInt(
                mariaDb.execute("SHOW GLOBAL STATUS LIKE 'Connections'").split("\t")[1]);
    }

    /** Each time is a client there, and several round trips on the line. */
    @Test
    void whatCanBeAskedAtOnceIsNotAskedOneByOne() throws Exception {
        assertThat(connectionsOf(() -> Rig.id(rig.backUp()))).as("backup").isLessThanOrEqualTo(9);
        MySqlBeside.damage(mariaDb);
        assertThat(connectionsOf(() -> rig.make("restore", Beside.replace(id)).plan()))
                .as("plan")
                .isLessThanOrEqualTo(4);
        assertThat(connectionsOf(this::replace)).as("plan and restore").isLessThanOrEqualTo(29);
    }

    /** As an application does that imports something. */
    private Process locking(List<String> tables) throws Exception {
        Process locking = new ProcessBuilder(
                        "mariadb", "--no-defaults", "--user=root", "--socket=" + mariaDb.socket(), "-nqN", LIVE)
                .start();
        String all = tables.stream().map(table -> table + " WRITE").collect(Collectors.joining(", "));
        locking.getOutputStream().write(("LOCK TABLES " + all + "; SELECT 1;\n").getBytes(StandardCharsets.UTF_8));
        locking.getOutputStream().flush();
        assertThat(locking.getInputStream().read()).as("it has them").isPositive();
        return locking;
    }

    private List<String> toldOfTables() throws Exception {
        return rig.make("restore", Beside.replace(id)).plan().checks().stream()
                .map(Plan.Check::text)
                .filter(text -> text.contains("the backup does not have"))
                .toList();
    }

    @Test
    void tablesThatSomebodyHasLockedKeepNoOtherFromBeingCountedAndThePlanFromWaitingForEach() throws Exception {
        List<String> more =
                IntStream.rangeClosed(1, 8).mapToObj(n -> "later_" + n).toList();
        mariaDb.execute(more.stream()
                .map(table -> "CREATE TABLE parish.%1$s (id int); INSERT INTO parish.%1$s VALUES (1);".formatted(table))
                .collect(Collectors.joining()));
        Process some = locking(List.of("later_1", "later_3"));
        try {
            assertThat(toldOfTables())
                    .containsExactly("parish has tables with rows that the backup does not have (8):"
                            + " later_1 (its rows could not be counted), later_2 (1 rows),"
                            + " later_3 (its rows could not be counted), later_4 (1 rows), later_5 (1 rows),"
                            + " later_6 (1 rows), later_7 (1 rows), later_8 (1 rows)");
        } finally {
            some.getOutputStream().close();
            some.waitFor();
        }
        Process most = locking(more.subList(0, 7));
        try {
            assertThat(toldOfTables())
                    .hasSize(2)
                    .anySatisfy(text -> assertThat(text).contains("does not have (5)", "later_5 (its rows"))
                    .anySatisfy(text -> assertThat(text).contains("Whether 3 more tables of parish", "locked 5 of"));
        } finally {
            most.getOutputStream().close();
            most.waitFor();
        }
    }

    @Test
    void whatStandsInTheWayIsABlocker() throws Exception {
        mariaDb.execute("CREATE DATABASE parish_hall; CREATE TABLE parish_hall.keys_of (m int, CONSTRAINT held_by"
                + " FOREIGN KEY (m) REFERENCES parish.members (id));"
                + " RENAME TABLE parish.bells TO parish.clocks; CREATE VIEW parish.bells AS SELECT 1 AS one");
        assertThat(blockers(rig.make("restore", Beside.replace(id)).plan()).toString())
                .contains("parish_hall.keys_of (held_by)", "views with the names of tables in the backup: bells");
    }

    @Test
    void whoLacksARightIsToldTheGrant() throws Exception {
        mariaDb.execute("CREATE USER IF NOT EXISTS poor@'%' IDENTIFIED BY 'unused';"
                + " GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE, LOCK TABLES ON *.* TO poor@'%'");
        rig.keep(sshd.access(), List.of(mariaDb.byTcp(LIVE, "poor")));
        assertThat(blockers(rig.make("restore", Beside.replace(id)).plan()).toString())
                .contains("ON `parish`.* TO `poor`@`%`;", "ON `parish\\_before", "ALTER ROUTINE")
                .doesNotContain("PROCESS");
    }

    @Test
    void aLiveDatabaseThatIsGoneIsABlockerThatNamesTheOtherWay() throws Exception {
        mariaDb.execute("DROP DATABASE parish");
        Plan plan = rig.make("restore", Beside.replace(id)).plan();
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks().getFirst().advice()).contains("--into " + LIVE);
    }

    @Test
    void aDrillProvesItToTheTopAndLeavesNothing() throws Exception {
        Path report = folder.resolve("drill.md");
        Event.Ended ended = rig.perform(
                "backup drill", new Arguments(Map.of("ID", List.of(id), "--report", List.of(report.toString()))));
        assertThat(ended.failure()).isNull();
        assertThat(Files.readString(report)).contains(id, "parish.visits", "content equal");
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.make("backup drill", Arguments.of("ID", id)).plan().checks())
                .extracting(Plan.Check::text)
                .anyMatch(text -> text.contains("It will take about"));
    }
}
