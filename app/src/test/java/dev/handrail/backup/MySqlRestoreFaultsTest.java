package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.restore.MySqlUnfinishedRestore;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Event;
import dev.handrail.operation.Leftover;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the way of a restore of a real MariaDB: the new database is gone again, the old one as it was. */
@Timeout(180)
class MySqlRestoreFaultsTest {
    private static final String BACK = "parish_back";

    /** Stands before the real program on the path, and does to a dump what the file "fault" says. */
    private static final String DUMPER = """
            #!/bin/sh
            dump() { PATH=/usr/local/bin:/usr/bin:/bin mariadb-dump "$@"; }
            case $* in --version) dump --version; exit ;; esac
            . "${0%/*}/fault"
            """;

    private static RealMariaDb mariaDb;
    private static RealSshd sshd;
    private static Rig rig;
    private static String content;

    @TempDir
    static Path programs;

    @TempDir
    static Path home;

    @BeforeAll
    static void start() throws Exception {
        RealSshd.program(programs.resolve("mariadb-dump"), DUMPER);
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
        mariaDb = RealMariaDb.start();
        mariaDb.execute("CREATE DATABASE parish; USE parish;"
                + " CREATE TABLE visits (id int PRIMARY KEY, note varchar(80));"
                + " INSERT INTO visits SELECT seq, md5(seq) FROM seq_1_to_20000");
        content = mariaDb.execute("CHECKSUM TABLE parish.visits");
        rig = new Rig(home);
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        mariaDb.close();
        sshd.close();
    }

    @BeforeEach
    void reached() {
        rig.keep(sshd.access(), List.of(mariaDb.bySocket("parish")));
    }

    @AfterEach
    void theSourceIsAsItWasAndNothingIsLeft() throws Exception {
        assertThat(mariaDb.look("CHECKSUM TABLE parish.visits")).isEqualTo(content);
        assertThat(rig.runner().leftBehind()).isEmpty();
        Await.until("no session is left in the copy", () -> sessions() == 0);
        mariaDb.execute("DROP DATABASE IF EXISTS parish_back");
    }

    private static long sessions() {
        return mariaDb.look("SELECT ID FROM information_schema.PROCESSLIST WHERE DB = '" + BACK + "'")
                .lines()
                .count();
    }

    /** A backup of a dump that the given was done to. */
    private static Backup taken(String fault) throws Exception {
        Files.writeString(programs.resolve("fault"), fault);
        Event.Ended ended = rig.backUp();
        assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
        return rig.catalogue().require(Rig.id(ended));
    }

    private static boolean there() {
        return !mariaDb.look("SHOW DATABASES LIKE '" + BACK + "'").isEmpty();
    }

    private static void failed(Event.Ended ended, String... words) {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(List.of(words))
                .allSatisfy(word -> assertThat(ended.failure()).contains(word));
        assertThat(ended.next()).isNotBlank();
        assertThat(there()).isFalse();
    }

    /** A row of the second half has the key of one before it; filling an empty table at once, the server says so in its end. */
    private static final String TWICE = "dump \"$@\" | sed 's/^(15000,/(14999,/'";
    /** Each is a statement of the dump, before the rows and behind them, and leaves a trace outside what is restored. */
    private static final String TRACED = " | sed 's/^LOCK TABLES/INSERT INTO traces.of VALUES (1);\\n&/;"
            + " s/^UNLOCK TABLES;/&\\nINSERT INTO traces.of VALUES (2);/'";
    /** Waits in the middle, as when a table is locked. */
    private static final String SLOW = "dump \"$@\" | sed 's/^UNLOCK TABLES;/DO SLEEP(120);\\n&/'";

    @Test
    void anInsertThatFailsHalfWayEndsIt() throws Exception {
        mariaDb.execute("CREATE DATABASE traces; CREATE TABLE traces.of (n int)");
        Event.Ended ended = rig.restore(taken(TWICE + TRACED).id(), BACK);
        failed(ended, "ERROR 1", "at line");
        assertThat(ended.next()).contains("was dropped again");
        assertThat(ended.failure()).doesNotContain("(19000,");
        assertThat(mariaDb.execute("SELECT n FROM traces.of; DROP DATABASE traces"))
                .as("nothing behind it was carried out")
                .isEqualTo("1");
    }

    /** It would run every second, and does where it is live, while the copy is loaded for three more. */
    @Test
    void noEventOfACopyRunsWhileTheRestOfItIsLoaded() throws Exception {
        mariaDb.execute("CREATE DATABASE heard; CREATE TABLE heard.ticks (place varchar(80));"
                + " CREATE EVENT parish.ticking ON SCHEDULE EVERY 1 SECOND DO INSERT INTO heard.ticks VALUES (DATABASE());"
                + " SET GLOBAL event_scheduler = ON");
        try {
            String later = "dump \"$@\" | sed 's/^-- Dump completed/DO SLEEP(3);\\n&/'";
            Event.Ended ended = rig.restore(taken(later).id(), BACK);
            assertThat(ended.failure()).isNull();
            Await.until(
                    "the live one runs",
                    () -> !mariaDb.look("SELECT 1 FROM heard.ticks LIMIT 1").isEmpty());
            assertThat(mariaDb.execute("SELECT DISTINCT place FROM heard.ticks"))
                    .isEqualTo("parish");
            assertThat(mariaDb.execute("SELECT STATUS FROM information_schema.EVENTS ORDER BY EVENT_SCHEMA"))
                    .isEqualTo("ENABLED\nDISABLED");
        } finally {
            mariaDb.execute("SET GLOBAL event_scheduler = OFF; DROP EVENT parish.ticking; DROP DATABASE heard");
        }
    }

    /** One that holds events is unpacked here on its way. */
    @Test
    void aCopyWithEventsThatWasCutSinceIsNoRestoreEither() throws Exception {
        mariaDb.execute("CREATE EVENT parish.nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM visits WHERE id = 0");
        try {
            Backup backup = taken("dump \"$@\"");
            Path artifact = rig.kept().resolve(backup.copies().getFirst().file());
            byte[] whole = Files.readAllBytes(artifact);
            for (int length : List.of(0, whole.length / 2, whole.length - 1)) {
                Files.write(artifact, Arrays.copyOf(whole, length));
                failed(rig.restore(backup.id(), BACK));
                assertThat(rig.catalogue().require(backup.id()).good()).isFalse();
                rig.catalogue().copyIs(backup.id(), backup.copies().getFirst(), Copy.State.GOOD);
            }
            whole[whole.length / 2] ^= 1;
            Files.write(artifact, whole);
            failed(rig.restore(backup.id(), BACK));
            assertThat(rig.catalogue().require(backup.id()).good()).isFalse();
        } finally {
            mariaDb.execute("DROP EVENT parish.nightly");
        }
    }

    @Test
    void rowsThatAreOthersThanThoseOfTheSnapshotAreNoRestore() throws Exception {
        String other = "dump \"$@\" | sed \"s/^(15000,'.*')/(15000,'other')/\"";
        Event.Ended ended = rig.restore(taken(other).id(), BACK);
        failed(ended, "visits has 20000 rows as it should, but their content is not");
        assertThat(ended.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
    }

    @Test
    void aCopyThatWasCutSinceIsNoRestore() throws Exception {
        Backup backup = taken("dump \"$@\"");
        Path artifact = rig.kept().resolve(backup.copies().getFirst().file());
        byte[] whole = Files.readAllBytes(artifact);
        for (int length : List.of(0, whole.length / 2, whole.length - 1)) {
            Files.write(artifact, Arrays.copyOf(whole, length));
            failed(rig.restore(backup.id(), BACK));
            assertThat(rig.catalogue().require(backup.id()).good())
                    .as("it is noted")
                    .isFalse();
            rig.catalogue().copyIs(backup.id(), backup.copies().getFirst(), Copy.State.GOOD);
        }
        Files.delete(artifact);
        failed(rig.restore(backup.id(), BACK), artifact.toString());
    }

    @Test
    void anAgeIdentityThatIsAnotherIsRefusedBeforeAnythingIsMade() throws Exception {
        WrongSecret.identity(rig, id -> Rig.into(id, BACK));
        assertThat(there()).isFalse();
    }

    @Test
    void aDatabaseThatSomebodyMadeUnderThatNameMeanwhileSurvives() throws Exception {
        Operation operation = rig.make("restore", Rig.into(taken("dump \"$@\"").id(), BACK));
        Plan plan = operation.plan();
        assertThat(plan.blocked()).isFalse();
        mariaDb.execute("CREATE DATABASE parish_back; CREATE TABLE parish_back.mine AS SELECT 42 AS n");
        Event.Ended ended = rig.runner().start(operation, plan, event -> {}).await();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("database exists");
        assertThat(mariaDb.execute("SELECT n FROM parish_back.mine")).isEqualTo("42");
    }

    @Test
    void cancelledInTheMiddle() throws Exception {
        Underway underway = rig.start("restore", Rig.into(taken(SLOW).id(), BACK), event -> {});
        Await.until("rows are being loaded", () -> sessions() > 0);
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(there()).isFalse();
    }

    @Test
    void connectionCutInTheMiddle() throws Exception {
        Backup backup = taken(SLOW);
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            rig.keep(sshd.access(proxy.port()), List.of(mariaDb.bySocket("parish")));
            Underway underway = rig.start("restore", Rig.into(backup.id(), BACK), event -> {});
            Await.until("rows are being loaded", () -> sessions() > 0);
            proxy.cut();
            failed(underway.await());
        }
    }

    @Test
    void killNineOfTheProgramInTheMiddle() throws Exception {
        Backup backup = taken(SLOW);
        rig.close();
        Process program = KilledRestore.start(home, backup.id(), BACK, 0);
        Await.until("rows are being loaded", MySqlRestoreFaultsTest::sleeps);
        program.destroyForcibly().waitFor();
        rig = new Rig(home);
        assertThat(rig.runner().leftBehind()).singleElement().satisfies(left -> {
            assertThat(left.operation()).isEqualTo("restore");
            assertThat(left.outcome()).isEqualTo(Outcome.INTERRUPTED);
            assertThat(left.next()).contains("journal clean " + left.id());
        });
        assertThat(there()).isTrue();
        assertThat(rig.catalogue().require(backup.id()).newest(Proof.Rung.RESTORED))
                .isEmpty();
        clean();
        assertThat(there()).isFalse();
    }

    /** The server has made the table that is to hold the mark, and the program died before it did. */
    @Test
    void killedBeforeTheMarkIsInTheTableThatHoldsIt() throws Exception {
        String mark = OwnDatabases.mark("the run");
        mariaDb.execute("CREATE DATABASE parish_back COMMENT '" + mark + "'; CREATE TABLE parish_back."
                + OwnDatabases.UNFINISHED + " (id int PRIMARY KEY, run varchar(500))");
        new MySqlUnfinishedRestore(rig.means().shells(), rig.databases(), rig.servers())
                .clean(new Leftover(
                        "unfinished restore of mysql",
                        Rig.SERVER,
                        Map.of("beside", "parish", "database", BACK, "mark", mark),
                        ""));
        assertThat(there()).isFalse();
    }

    private static boolean sleeps() {
        return mariaDb.look("SELECT ID FROM information_schema.PROCESSLIST WHERE INFO LIKE 'DO SLEEP(120)%'"
                                + " AND DB = '" + BACK + "'")
                        .lines()
                        .count()
                == 1;
    }

    private static void clean() throws Exception {
        Run left = rig.runner().leftBehind().getFirst();
        Operation clean = rig.runner().cleaning(left.id(), rig.servers().orRemoved(left.server()));
        Event.Ended cleaned =
                rig.runner().start(clean, clean.plan(), event -> {}).await();
        assertThat(cleaned.failure()).isNull();
    }

    @Test
    void whatCannotBeDroppedBecauseTheHostIsGoneIsDroppedLater() throws Exception {
        Backup backup = taken(SLOW);
        try (RealSshd gone = RealSshd.start()) {
            rig.keep(gone.access(), List.of(mariaDb.bySocket("parish")));
            Underway underway = rig.start("restore", Rig.into(backup.id(), BACK), event -> {});
            Await.until("rows are being loaded", () -> sessions() > 0);
            gone.stop();
            assertThat(underway.await().outcome()).isEqualTo(Outcome.FAILED);
        }
        reached();
        assertThat(there()).isTrue();
        clean();
        assertThat(there()).isFalse();
    }
}
