package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Dump;
import dev.handrail.server.Keep;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is live is backed up and pinned before a restore takes its place; where that fails, nothing is restored. */
class BackupFirstTest {
    private static final String LIVE = "firstly_" + ProcessHandle.current().pid();
    private static final Access HERE = new Access.ThisComputer(Sudo.NONE);

    @TempDir
    Path home;

    private Rig rig;
    private String id;
    private long damaged;

    @BeforeEach
    void backUpThenDamage() throws Exception {
        rig = new Rig(home);
        Beside.dropAll(LIVE);
        TestDatabase.create(LIVE);
        TestDatabase.fill(LIVE, 500);
        rig.keep(HERE, List.of(keeping("1 newest", Dump.USUAL)));
        id = Rig.id(rig.backUp());
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id % 2 = 0");
        damaged = Beside.content(LIVE);
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(rig.runner().leftBehind()).isEmpty();
        rig.close();
        Beside.dropAll(LIVE);
    }

    private static Database keeping(String rules, Dump dump) {
        Database plain = TestDatabase.entry(LIVE);
        return new Database(
                plain.name(),
                plain.engine(),
                plain.host(),
                plain.port(),
                plain.user(),
                plain.password(),
                null,
                null,
                null,
                Keep.parse(rules),
                dump);
    }

    private static Arguments first(String id) {
        return new Arguments(Map.of("ID", List.of(id), "--replace", List.of(), "--backup-first", List.of()));
    }

    private Backup replaced() throws Exception {
        Event.Ended ended = rig.perform("restore", first(id));
        assertThat(ended.failure()).isNull();
        assertThat(ended.made()).containsEntry("database", LIVE).containsKey("kept");
        return rig.catalogue().require(Rig.id(ended));
    }

    private static long visits(String database) throws SQLException {
        return TestDatabase.number(database, "SELECT count(*) FROM visits");
    }

    @Test
    void itIsTakenPinnedAndListedAndSeveralOutliveTheRules() throws Exception {
        Backup one = replaced();
        assertThat(visits(LIVE)).isEqualTo(500);
        assertThat(one.source()).isEqualTo(LIVE);
        assertThat(one.pinReason()).isEqualTo(LIVE + " as it was before the backup " + id + " took its place");
        assertThat(rig.files()).anyMatch(file -> file.contains(one.id()) && file.endsWith(".handrail-pin"));
        assertThat(rig.question("backup list")
                        .teller()
                        .tell(Arguments.of("SERVER", Rig.SERVER))
                        .rows()
                        .getFirst()
                        .toString())
                .contains(one.id(), "pinned: " + one.pinReason());
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id > 7");
        Backup two = replaced();
        assertThat(visits(LIVE)).isEqualTo(500);
        String newest = Rig.id(rig.backUp());
        assertThat(rig.perform("backup prune", Arguments.of("SERVER", Rig.SERVER))
                        .failure())
                .isNull();
        assertThat(rig.catalogue().all())
                .extracting(Backup::id)
                .as("the one that was restored is none that the rules keep")
                .containsExactly(newest, two.id(), one.id());
        String again = LIVE + "_again";
        assertThat(rig.restore(one.id(), again).failure()).isNull();
        assertThat(Beside.content(again)).isEqualTo(damaged);
    }

    @Test
    void thePlanShowsItBeforeAllElseAndTouchesNothing() throws Exception {
        Operation operation = rig.make("restore", first(id));
        Plan plan = operation.plan();
        assertThat(plan.title())
                .isEqualTo("Restore a backup in the place of " + LIVE + ", which is backed up before")
                .isEqualTo(operation.title());
        assertThat(plan.effect()).isEqualTo(Effect.DESTROYS);
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.checks().toString())
                .contains(rig.kept() + " has room for ")
                .contains("The backup of " + LIVE + " that comes first takes about ", "going by " + id)
                .contains("Where that backup fails, nothing is restored", "backup unpin")
                .contains("no backup of it was restored yet");
        List<String> steps = plan.steps().stream().map(Plan.Step::text).toList();
        assertThat(steps)
                .containsSubsequence(
                        "Dump " + LIVE,
                        "Store in " + rig.kept(),
                        "Pin that backup: " + LIVE + " as it was before the backup " + id + " took its place");
        assertThat(String.join("\n", steps))
                .containsSubsequence("Pin that backup", "Make the database", "in the place");
        assertThat(steps.subList(plan.beside(), steps.size()))
                .singleElement()
                .asString()
                .endsWith("in the place of " + LIVE);
        assertThat(operation.exclusions())
                .contains(BackupDelete.copies(backup()), "backup of " + Rig.SERVER + "/" + LIVE);
        assertThat(rig.catalogue().all()).hasSize(1);
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
    }

    private Backup backup() throws Exception {
        return rig.catalogue().require(id);
    }

    private void assertAsItWas() throws Exception {
        assertThat(Beside.names(LIVE)).as("nothing was staged").containsExactly(LIVE);
        assertThat(Beside.content(LIVE)).isEqualTo(damaged);
        assertThat(rig.keptDatabases().all()).isEmpty();
        assertThat(rig.catalogue().all()).extracting(Backup::id).containsExactly(id);
    }

    private static void assertToldAsUntouched(Event.Ended ended) {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure())
                .startsWith(
                        "Nothing was restored, and " + LIVE + " has what it had: the backup that comes first failed");
        assertThat(ended.next()).contains("leave --backup-first away");
    }

    @Test
    void whereItCannotBeStoredNothingIsRestored() throws Exception {
        Path file = Files.createFile(home.resolve("no folder"));
        rig.storing(rig.servers().require(Rig.SERVER), new Destination.Folder("nowhere", file + "/backups"));
        Event.Ended ended = rig.perform("restore", first(id));
        assertToldAsUntouched(ended);
        assertThat(ended.failure()).contains(file.toString());
        assertAsItWas();
        Files.delete(file);
        Files.createDirectories(file.resolve("backups"));
        assertThat(rig.perform(rig.runner().cleaning(ended.run(), rig.servers().require(Rig.SERVER)))
                        .failure())
                .isNull();
    }

    /** Its disk is away, as a rule: what is restored may still be read from elsewhere. */
    @Test
    void aFolderThatLostWhatItHadIsABlocker() throws Exception {
        Path first = home.resolve("first");
        rig.storing(rig.servers().require(Rig.SERVER), new Destination.Folder("first", first.toString()));
        id = Rig.id(rig.backUp());
        Files.move(first, home.resolve("unmounted"));
        assertThat(catchThrowable(() -> rig.perform("restore", first(id)))).hasMessageContaining(first.toString());
        assertThat(Beside.names(LIVE)).containsExactly(LIVE);
        assertThat(Beside.content(LIVE)).isEqualTo(damaged);
    }

    /** This computer is the server: a folder of it is one of the server. */
    @Test
    void whereItGoesToTheDiskOfTheDatabaseBothNeedRoomThere() throws Exception {
        String data = TestDatabase.text("SHOW data_directory");
        assertThat(room(data + "/backups"))
                .contains(" of that for the backup that comes first, which goes to the same disk");
        assertThat(room("/proc/backups")).contains(" has ").doesNotContain("the backup that comes first");
    }

    private String room(String folder) throws Exception {
        rig.storing(rig.servers().require(Rig.SERVER), new Destination.Folder("there", folder));
        return rig.make("restore", first(id)).plan().checks().stream()
                .map(Plan.Check::text)
                .filter(text -> text.contains("needed while both databases lie there"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whereTheDumpIsBrokenOffNothingIsRestored() throws Exception {
        try (Connection lock = TestDatabase.locked(LIVE, "visits")) {
            Underway underway = rig.start("restore", first(id), event -> {});
            Await.until(
                    "pg_dump waits for the table",
                    () -> TestDatabase.number("postgres", "SELECT count(*)" + WAITING) > 0);
            TestDatabase.number("postgres", "SELECT count(pg_terminate_backend(pid))" + WAITING);
            Event.Ended ended = underway.await();
            assertToldAsUntouched(ended);
            assertThat(ended.failure()).contains("pg_dump");
        }
        assertAsItWas();
    }

    private static final String WAITING = " FROM pg_stat_activity WHERE datname = '" + LIVE
            + "' AND application_name = 'pg_dump' AND wait_event_type = 'Lock'";

    @Test
    void whereItIsCancelledNothingIsRestoredAndTheRecordSaysSo() throws Exception {
        try (Connection lock = TestDatabase.locked(LIVE, "visits")) {
            Underway underway = rig.start("restore", first(id), event -> {});
            Await.until("pg_dump runs", () -> Remains.pgDump(LIVE).count() == 1);
            underway.cancel();
            Event.Ended ended = underway.await();
            assertThat(ended.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(rig.journal().lines(ended.run()).stream().map(Run.Line::text))
                    .anyMatch(line -> line.startsWith("Nothing was restored, and " + LIVE + " has what it had"));
        }
        assertAsItWas();
    }

    @Test
    void ofAnEntryThatTakesAllDatabasesOnlyTheOneIsBackedUp() throws Exception {
        Dump all = new Dump(Dump.What.ALL, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of());
        rig.keep(HERE, List.of(keeping("1 newest", all)));
        Backup taken = replaced();
        assertThat(taken.source()).isEqualTo(LIVE + "/" + LIVE);
        assertThat(taken.manifest().source().origin()).isEqualTo(LIVE);
        assertThat(taken.pinned()).isTrue();
        assertThat(rig.catalogue().all()).hasSize(2);
    }

    @Test
    void whatTakesNoPlaceHasNothingToBackUpBefore() {
        Arguments into =
                new Arguments(Map.of("ID", List.of(id), "--into", List.of(LIVE + "_2"), "--backup-first", List.of()));
        assertThat(catchThrowable(() -> rig.make("restore", into)))
                .hasMessageContaining("--backup-first goes with --replace only");
    }
}
