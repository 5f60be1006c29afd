package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Dump;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Await;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A MariaDB that is brought back: what is asked of it, who comes in meanwhile, from what dumps, and where it cannot be taken. */
@Timeout(180)
class MySqlChoicesTest {
    private static final String LIVE = MySqlBeside.LIVE;
    private static final String INTO = "parish_again";

    private static RealMariaDb mariaDb;
    private static OnceBackedUp backedUp;

    @TempDir
    static Path homes;

    private Rig rig;
    private String id;

    @BeforeAll
    static void start() throws Exception {
        // Where the backups are kept, too: the plan tells that they need room on one disk.
        mariaDb = RealMariaDb.startOnDisk();
        MySqlBeside.fill(mariaDb);
        backedUp = OnceBackedUp.in(
                homes.resolve("home"),
                rig -> rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(mariaDb.bySocket(LIVE))));
    }

    @AfterAll
    static void stop() throws Exception {
        backedUp.close();
        mariaDb.close();
    }

    @BeforeEach
    void asBackedUp() throws Exception {
        MySqlBeside.fill(mariaDb);
        rig = backedUp.rig();
        id = backedUp.id();
        mariaDb.execute("DELETE FROM parish.visits WHERE id < 1000");
    }

    @AfterEach
    void close() {
        assertThat(rig.runner().leftBehind()).isEmpty();
        rig.close();
        MySqlBeside.dropAll(mariaDb);
    }

    private Event.Ended restored(Map<String, List<String>> way, String... sql) throws Exception {
        return rig.perform("restore", asking(way, sql));
    }

    private Arguments asking(Map<String, List<String>> way, String... sql) {
        return new Arguments(Map.of(
                "ID",
                List.of(id),
                "--sql",
                List.of(sql),
                way.keySet().iterator().next(),
                List.copyOf(way.values()).getFirst()));
    }

    @Test
    void aQuestionThatIsAnsweredWithNoStopsTheExchange() throws Exception {
        Map<String, List<String>> replace = Map.of("--replace", List.of());
        String content = MySqlBeside.content(mariaDb, LIVE);
        String yes = "SELECT COUNT(*) = 2000 FROM visits";
        assertThat(rig.make("restore", asking(replace, yes)).plan().steps())
                .extracting(Plan.Step::command)
                .contains(yes);
        Event.Ended ended = restored(replace, yes, "SELECT COUNT(*) > 5000 FROM visits");
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure())
                .contains("SELECT COUNT(*) > 5000 FROM visits: no, 0")
                .doesNotContain(yes);
        assertThat(ended.next()).contains("what is live was not touched");
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertThat(restored(replace, yes).failure()).isNull();
        assertThat(mariaDb.execute("SELECT COUNT(*) FROM parish.visits")).isEqualTo("2000");
    }

    /** Of an empty table nothing is the newest, and the client writes that as a word. */
    @Test
    void whatIsNoYesInAnySpellingStopsItToo() throws Exception {
        String[] none = {
            "SELECT MAX(id) > 0 FROM visits WHERE id < 0",
            "SELECT 'NO'",
            "SELECT 'False'",
            "SELECT 0.00",
            "SELECT id FROM visits WHERE id < 0"
        };
        Event.Ended ended = restored(Map.of("--into", List.of(INTO)), none);
        assertThat(none).allSatisfy(one -> assertThat(ended.failure()).contains(one + ": no, "));
        assertThat(ended.failure()).contains("no, NULL", "no, no row");
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
    }

    @Test
    void aQuestionMayNotChangeWhatIsKept() throws Exception {
        Map<String, List<String>> into = Map.of("--into", List.of(INTO));
        assertThat(restored(into, "DELETE FROM visits WHERE id = 1").failure())
                .containsIgnoringCase("read only transaction");
        assertThat(restored(into, "DROP TABLE visits").failure()).containsIgnoringCase("read only transaction");
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(restored(into, "SELECT COUNT(*) FROM visits").failure()).isNull();
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE, INTO);
    }

    @Test
    void thePlanOfARestoreIntoSomethingNewSaysHowMuchRoomItTakesAndWhy() throws Exception {
        assertThat(rig.catalogue().require(id).manifest().source().size()).isPositive();
        assertThat(rig.make("restore", Rig.into(id, INTO)).plan().checks())
                .extracting(Plan.Check::text)
                .anySatisfy(text -> assertThat(text)
                        .contains(
                                " free, about ",
                                "the database took ",
                                " on its server, indexes and all",
                                "128 MB of it must stay free"));
    }

    @Test
    void whoConnectsAgainAndAgainIsNotTurnedAway() throws Exception {
        try (LoopingMySqlClient client = new LoopingMySqlClient(mariaDb, LIVE)) {
            client.seeThat(1001);
            assertThat(rig.perform("restore", Beside.replace(id)).failure()).isNull();
            client.seeThat(2000);
            client.close();
            assertThat(client.seen()).containsExactly("1001", "2000");
        }
    }

    private static Database dumpedAs(Dump dump) {
        Database usual = mariaDb.bySocket(LIVE);
        return new Database(
                LIVE, usual.engine(), usual.host(), usual.port(), "root", null, null, usual.socket(), null, null, dump);
    }

    private Arguments backedUpFirst() {
        return new Arguments(Map.of("ID", List.of(id), "--replace", List.of(), "--backup-first", List.of()));
    }

    @Test
    void whatIsLiveIsBackedUpAndPinnedBeforeItIsReplaced() throws Exception {
        String damaged = MySqlBeside.content(mariaDb, LIVE);
        Arguments first = backedUpFirst();
        assertThat(rig.make("restore", first).plan().checks().toString())
                .as("what is kept lies on the disk that the database is on")
                .contains(" of that for the backup that comes first, which goes to the same disk");
        assertThat(rig.make("restore", first).plan().steps().stream().map(Plan.Step::text))
                .containsSubsequence(
                        "Dump " + LIVE,
                        "Pin that backup: " + LIVE + " as it was before the backup " + id + " took its place");
        Event.Ended ended = rig.perform("restore", first);
        assertThat(ended.failure()).isNull();
        assertThat(mariaDb.execute("SELECT COUNT(*) FROM parish.visits")).isEqualTo("2000");
        Backup taken = rig.catalogue().require(Rig.id(ended));
        assertThat(taken.pinReason()).contains(id);
        assertThat(rig.restore(taken.id(), INTO).failure()).isNull();
        assertThat(MySqlBeside.content(mariaDb, INTO)).isEqualTo(damaged);
    }

    @Test
    void whereThatBackupFailsWhatIsLiveIsAsItWas() throws Exception {
        String damaged = MySqlBeside.content(mariaDb, LIVE);
        Path file = Files.writeString(backedUp.home().resolve("no folder"), "");
        rig.storing(rig.servers().require(Rig.SERVER), new Destination.Folder("nowhere", file + "/backups"));
        Event.Ended ended = rig.perform("restore", backedUpFirst());
        assertThat(ended.failure())
                .startsWith(
                        "Nothing was restored, and " + LIVE + " has what it had: the backup that comes first failed");
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(damaged);
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertThat(rig.catalogue().all()).hasSize(1);
        Files.delete(file);
        Files.createDirectories(file.resolve("backups"));
        assertThat(rig.perform(rig.runner().cleaning(ended.run(), rig.servers().require(Rig.SERVER)))
                        .failure())
                .isNull();
    }

    @Test
    void whereThatBackupIsCancelledWhatIsLiveIsAsItWasAndTheRecordSaysSo() throws Exception {
        String damaged = MySqlBeside.content(mariaDb, LIVE);
        try (MySqlHolder held = MySqlHolder.doing(mariaDb, LIVE, "LOCK TABLES visits WRITE")) {
            Underway underway = rig.start("restore", backedUpFirst(), event -> {});
            Await.until("it waits in the midst of the dump", () -> MySqlHolder.isWaitedFor(mariaDb) && dumps());
            underway.cancel();
            Event.Ended ended = underway.await();
            assertThat(ended.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(rig.journal().lines(ended.run()).stream().map(Run.Line::text))
                    .anyMatch(line -> line.startsWith("Nothing was restored, and " + LIVE + " has what it had"));
        }
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(damaged);
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertThat(rig.catalogue().all()).hasSize(1);
        assertThat(rig.files()).as("nothing half").hasSize(2);
        Await.until("no dump is left", () -> !dumps());
    }

    private static boolean dumps() {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("mariadb-dump") && line.contains(mariaDb.socket()))
                        .isPresent());
    }

    @Test
    void whatCannotBeBackedUpAsTheProfileHasItIsABlockerThatNamesTheOtherWay() throws Exception {
        Dump custom = new Dump(Dump.What.ONE, Dump.Format.CUSTOM, 0, false, List.of(), List.of(), List.of());
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(dumpedAs(custom)));
        Plan plan = rig.make("restore", backedUpFirst()).plan();
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks().getFirst().text()).startsWith(LIVE + " cannot be backed up first: ");
        assertThat(plan.checks().getFirst().advice()).contains("leave --backup-first away");
        assertThat(rig.make("restore", Beside.replace(id)).plan().blocked()).isFalse();
    }

    /** A dump as somebody's own script makes it, in a folder. */
    private Path dumped(String name, String pack, String... more) throws Exception {
        Path elsewhere = Files.createDirectories(backedUp.home().resolve("elsewhere"));
        String command = "mariadb-dump --no-defaults --user=root --socket=" + mariaDb.socket()
                + " --routines --events --single-transaction " + String.join(" ", more) + " | " + pack;
        Process dump = new ProcessBuilder("bash", "-o", "pipefail", "-c", command)
                .redirectOutput(elsewhere.resolve(name).toFile())
                .start();
        assertThat(dump.waitFor()).isZero();
        return elsewhere;
    }

    @Test
    void dumpsThatAnotherProgramMadeAreAdoptedAndRestored() throws Exception {
        String content = MySqlBeside.content(mariaDb, LIVE);
        dumped("parish-2026-03-01.sql", "cat", LIVE);
        dumped("parish-2026-03-02.sql.gz", "gzip", LIVE);
        Path folder = dumped("parish-2026-03-03.sql.zst", "zstd -q", LIVE);
        Event.Ended adopted = rig.perform(
                "backup adopt",
                new Arguments(Map.of("DEST", List.of(folder.toString()), "--server", List.of(Rig.SERVER))));
        assertThat(adopted.failure()).isNull();
        List<Backup> foreign = rig.catalogue().of(Rig.SERVER).stream()
                .filter(backup -> backup.manifest().foreign())
                .toList();
        assertThat(foreign).hasSize(3).allSatisfy(backup -> {
            assertThat(backup.source()).isEqualTo(LIVE);
            assertThat(backup.manifest().source().kind()).isEqualTo("mariadb");
        });
        for (Backup backup : foreign) {
            assertThat(rig.restore(backup.id(), INTO).failure()).isNull();
            assertThat(MySqlBeside.content(mariaDb, INTO)).isEqualTo(content);
            assertThat(mariaDb.execute("SELECT parish_again.motto()")).startsWith("as backed up");
            mariaDb.execute("DROP DATABASE " + INTO);
        }
        mariaDb.execute("DELETE FROM parish.visits");
        assertThat(rig.perform("restore", Beside.replace(foreign.getFirst().id()))
                        .failure())
                .isNull();
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
    }

    /** Bodies, names and text that say what no dump may be obeyed in. */
    @Test
    void whatOnlyLooksLikeACommandIsAdoptedAndComesBack() throws Exception {
        Path folder = dumpedWithWhatLooksLikeCommands();
        assertThat(Files.readString(folder.resolve("parish.sql")))
                .contains("DELIMITER ;;", "/*!50003 ", "/*!50106 ", "USE INDEX", "\nUSE live;\n");
        Event.Ended adopted = rig.perform(
                "backup adopt",
                new Arguments(Map.of("DEST", List.of(folder.toString()), "--server", List.of(Rig.SERVER))));
        assertThat(rig.restore(Rig.id(adopted), INTO).failure()).isNull();
        String all = "SELECT GROUP_CONCAT(HEX(note) ORDER BY id) FROM ";
        assertThat(mariaDb.execute(all + INTO + ".notes")).isEqualTo(mariaDb.execute(all + "parish.notes"));
        String made = "SELECT (SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '%1$s')"
                + " + (SELECT COUNT(*) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = '%1$s')"
                + " + (SELECT COUNT(*) FROM information_schema.EVENTS WHERE EVENT_SCHEMA = '%1$s')";
        assertThat(mariaDb.execute(made.formatted(INTO))).isEqualTo(mariaDb.execute(made.formatted(LIVE)));
    }

    private Path dumpedWithWhatLooksLikeCommands() throws Exception {
        mariaDb.execute("""
                USE parish;
                CREATE TABLE notes (id int PRIMARY KEY, note longtext, KEY a (id));
                INSERT INTO notes VALUES (1, 'USE live;'), (2, 'x\nUSE live;\nDROP DATABASE live;\n'), (3, '\\\\'),
                  (4, 'it''s "; USE live; -- '), (5, '*/; USE live; /*'), (6, '\\\\! reboot\nDELIMITER //\n'), (7, '\\0;'),
                  (8, NULL);
                CREATE TABLE `; USE live; --` (`/*! USE live */` int COMMENT 'a; DROP DATABASE live;');
                DELIMITER //
                CREATE TRIGGER noted BEFORE INSERT ON notes FOR EACH ROW BEGIN
                  -- USE live;
                  IF NEW.note LIKE '%; USE live; %' THEN SET NEW.note = '
                USE live;
                */5'; END IF;
                END//
                CREATE PROCEDURE looked() BEGIN
                  SELECT * FROM notes
                  USE INDEX (a) WHERE note <> "; DROP DATABASE live;";
                END//
                CREATE EVENT noted_nightly ON SCHEDULE EVERY 1 DAY DISABLE DO BEGIN
                  DELETE FROM notes WHERE note = 'GRANT ALL'; /* ; USE live; */
                END//
                DELIMITER ;
                """);
        return dumped("parish.sql", "cat", "--triggers", LIVE);
    }

    /** As a nightly script does that was changed since: the same name, and all databases in it. */
    @Test
    void aDumpThatWasWrittenOverSinceItWasAdoptedIsNotObeyed() throws Exception {
        Path folder = dumped("parish.sql.gz", "gzip", LIVE);
        Event.Ended adopted = rig.perform(
                "backup adopt",
                new Arguments(Map.of("DEST", List.of(folder.toString()), "--server", List.of(Rig.SERVER))));
        id = Rig.id(adopted);
        dumped("parish.sql.gz", "gzip", "--databases", LIVE);
        String content = MySqlBeside.content(mariaDb, LIVE);
        assertWrittenOver(rig.restore(id, INTO), content);
        rig.catalogue().copyIs(id, rig.catalogue().require(id).copies().getFirst(), Copy.State.GOOD);
        assertWrittenOver(rig.perform("restore", Beside.replace(id)), content);
        rig.catalogue().copyIs(id, rig.catalogue().require(id).copies().getFirst(), Copy.State.GOOD);
        assertWrittenOver(drilled(), content);
        assertThat(rig.catalogue().require(id).good()).isFalse();
    }

    private void assertWrittenOver(Event.Ended ended, String content) {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("is not the dump that was adopted: it was written over since");
        assertThat(ended.next()).contains("nothing was touched");
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
    }

    /** As cron makes it where the dumper is ended: every statement that was sent is whole. */
    @Test
    void aDumpThatWasCutAtAStatementsEndIsNeitherProvenNorPutInThePlaceOfTheLiveOne() throws Exception {
        Path folder =
                dumped("parish.sql.gz", "awk '!cut; /^INSERT INTO/ {rows = 1} rows && /;$/ {cut = 1}' | gzip", LIVE);
        Event.Ended adopted = rig.perform(
                "backup adopt",
                new Arguments(Map.of("DEST", List.of(folder.toString()), "--server", List.of(Rig.SERVER))));
        id = Rig.id(adopted);
        String content = MySqlBeside.content(mariaDb, LIVE);
        assertThat(rig.make("restore", Beside.replace(id)).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains("does not end as a dump does"));
        assertThat(drilled().failure()).contains("does not end as a dump does");
        assertThat(MySqlBeside.names(mariaDb)).containsExactly(LIVE);
        assertThat(rig.restore(id, INTO).failure()).isNull();
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
        assertThat(rig.catalogue().require(id).proven()).isFalse();
        assertThat(rig.catalogue().require(id).good()).isFalse();
    }

    /** The dumper writes ALTER DATABASE with its name around what was made while it sorted otherwise. */
    @Test
    void whatWasMadeWhileTheDatabaseSortedOtherwiseComesBackAsItWasAndTheLiveOneIsLeftAlone() throws Exception {
        mariaDb.execute("ALTER DATABASE parish CHARACTER SET latin1 COLLATE latin1_swedish_ci; USE parish;"
                + " CREATE FUNCTION old_motto() RETURNS varchar(80) DETERMINISTIC RETURN 'older';"
                + " ALTER DATABASE parish CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;");
        id = Rig.id(rig.backUp());
        Path folder = dumped("parish.sql", "cat", LIVE);
        assertThat(Files.readString(folder.resolve("parish.sql"))).contains("ALTER DATABASE `parish` CHARACTER SET");
        mariaDb.execute("ALTER DATABASE parish CHARACTER SET utf8mb3 COLLATE utf8mb3_bin");
        assertComesBackSorted(id);
        String foreign = Rig.id(rig.perform(
                "backup adopt",
                new Arguments(Map.of("DEST", List.of(folder.toString()), "--server", List.of(Rig.SERVER)))));
        assertComesBackSorted(foreign);
    }

    private void assertComesBackSorted(String backup) throws Exception {
        assertThat(rig.restore(backup, INTO).failure()).isNull();
        assertThat(sorting(LIVE)).isEqualTo("utf8mb3_bin");
        assertThat(sorting(INTO)).isEqualTo("utf8mb4_general_ci");
        assertThat(mariaDb.execute("SELECT DATABASE_COLLATION FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = '"
                        + INTO + "' AND ROUTINE_NAME = 'old_motto'"))
                .isEqualTo("latin1_swedish_ci");
        mariaDb.execute("DROP DATABASE " + INTO);
    }

    private static String sorting(String database) {
        return mariaDb.execute("SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '"
                + database + "'");
    }

    @Test
    void aDumpThatSaysItselfWhereItGoesIsNotAdopted() throws Exception {
        Path folder = dumped("all.sql.gz", "gzip", "--databases", LIVE);
        Plan plan = rig.make(
                        "backup adopt",
                        new Arguments(Map.of("DEST", List.of(folder.toString()), "--server", List.of(Rig.SERVER))))
                .plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.checks().toString()).contains("all.sql.gz is left out: in its line");
    }

    /** Where its beginning did not tell, because somebody put two together. */
    @Test
    void oneThatSaysSoOnlyInItsMiddleIsNotAdoptedEither() throws Exception {
        String quiet = "sed 's/^-- Current Database.*//; s/^CREATE DATABASE.*//'";
        Path folder = dumped("odd.sql", quiet, "--databases", LIVE);
        Path file = folder.resolve("odd.sql");
        String text = Files.readString(file);
        int use = text.indexOf("USE `parish`;");
        Files.writeString(
                file,
                text.substring(0, use) + "-- filling ".repeat(500) + "\n" + text.substring(use)
                        + "\nDELETE FROM visits;\n");
        String content = MySqlBeside.content(mariaDb, LIVE);
        Event.Ended adopted = rig.perform(
                "backup adopt",
                new Arguments(Map.of("DEST", List.of(folder.toString()), "--server", List.of(Rig.SERVER))));
        assertThat(adopted.failure()).isNull();
        assertThat(adopted.made()).doesNotContainKey("backup");
        assertThat(rig.catalogue().of(Rig.SERVER)).extracting(Backup::id).containsExactly(id);
        assertThat(MySqlBeside.content(mariaDb, LIVE)).isEqualTo(content);
    }

    @Test
    void aServerWhosePasswordIsAnotherSaysNothingOfTheBackup() throws Exception {
        mariaDb.execute("CREATE OR REPLACE USER poor@'%' IDENTIFIED BY 'another'");
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(mariaDb.byTcp(LIVE, "poor")));
        assertUndecided(drilled(), "Access denied");
        mariaDb.execute("SET PASSWORD FOR poor@'%' = PASSWORD('unused')");
        Event.Ended ended = drilled();
        assertUndecided(ended, "ERROR 1044");
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(mariaDb.bySocket(LIVE)));
        // Who cannot get in cannot look whether anything is left either.
        for (Run left : rig.runner().leftBehind()) {
            Operation clean = rig.runner().cleaning(left.id(), rig.servers().orRemoved(left.server()));
            assertThat(rig.runner()
                            .start(clean, clean.plan(), event -> {})
                            .await()
                            .failure())
                    .isNull();
        }
    }

    private Event.Ended drilled() throws Exception {
        Operation drill = rig.make("backup drill", Arguments.of("ID", id));
        Plan blind = new Plan(drill.title(), drill.effect(), List.of(), List.of(), List.of());
        return rig.runner().start(drill, blind, event -> {}).await();
    }

    private void assertUndecided(Event.Ended ended, String why) throws Exception {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure())
                .startsWith(Rig.SERVER + " could not take it, so this drill says nothing of the backup")
                .contains(why);
        assertThat(rig.catalogue().require(id).good()).isTrue();
        assertThat(rig.catalogue().require(id).proofs()).allMatch(Proof::passed);
    }
}
