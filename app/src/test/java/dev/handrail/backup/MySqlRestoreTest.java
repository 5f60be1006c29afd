package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.Database;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a real MariaDB is restored into a new database beside it, and proven there. */
@Timeout(120)
class MySqlRestoreTest {
    private static final String BACK = "parish_back";

    private static RealMariaDb mariaDb;
    private static RealSshd sshd;

    @TempDir
    Path home;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = RealMariaDb.start();
        sshd = RealSshd.start();
        mariaDb.execute("CREATE USER poor@'%' IDENTIFIED BY 'unused'; CREATE USER sexton@localhost");
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
        mariaDb.close();
    }

    @BeforeEach
    void fill() {
        mariaDb.execute("DROP DATABASE IF EXISTS parish_back; DROP DATABASE IF EXISTS parish;"
                + " CREATE DATABASE parish CHARACTER SET utf8mb4; USE parish;" + """
                CREATE TABLE kinds (id int PRIMARY KEY, f float, d double, n decimal(20,5), b bit(5), ts timestamp(6) NULL,
                  y year, t time(3), j json CHECK (json_valid(j)), u uuid, i inet6, g geometry, e enum('a','ü'), s set('x','y'),
                  c char(5), v varchar(80), x varbinary(20), bl longblob, tx longtext CHARACTER SET latin1,
                  w int AS (id * 2) STORED);
                INSERT INTO kinds (id, f, d, n, b, ts, y, t, j, u, i, g, e, s, c, v, x, bl, tx) VALUES
                  (1, 1.5, 0.1, -12345.67891, b'10101', '2026-03-29 01:30:00.123456', 2026, '-12:00:00.5', '{"a": "ü"}',
                   uuid(), '2001:db8::1', ST_GeomFromText('POINT(1 2)'), 'ü', 'x,y', 'a ', 'it''s\\n\\\\"`', x'00ff', x'27005c',
                   'grün'),
                  (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                   NULL), (3, 0, 1e300, 0, b'0', '1970-01-01 00:00:01', 1901, '00:00:00', 'null', NULL, '::', NULL, 'a', '',
                   '', '', '', '', '');
                CREATE TABLE nokey (a int, KEY (a));
                INSERT INTO nokey VALUES (3), (1), (1), (NULL);
                CREATE TABLE old (id int) ENGINE=MyISAM;
                INSERT INTO old VALUES (1), (2);
                CREATE TABLE history (id int PRIMARY KEY, note text) WITH SYSTEM VERSIONING;
                INSERT INTO history VALUES (1, 'a'); UPDATE history SET note = 'b';
                CREATE VIEW busy AS SELECT id, v FROM kinds;
                CREATE SEQUENCE numbers; SELECT nextval(numbers);
                DELIMITER ;;
                CREATE TRIGGER tidy BEFORE INSERT ON old FOR EACH ROW SET NEW.id = NEW.id + 0;;
                CREATE PROCEDURE greet(IN x int) BEGIN SELECT x; END;;
                CREATE FUNCTION one() RETURNS int DETERMINISTIC RETURN 1;;
                SET sql_mode = 'ANSI_QUOTES';;
                CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM old WHERE id = 7;;
                """);
    }

    private Rig rig(Database database) throws Exception {
        Rig rig = new Rig(home);
        rig.keep(sshd.access(), List.of(database));
        return rig;
    }

    private static String taken(Rig rig) throws Exception {
        Event.Ended ended = rig.backUp();
        assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
        return Rig.id(ended);
    }

    private static List<String> said(Rig rig, String id, Outcome outcome) throws Exception {
        List<String> lines = new ArrayList<>();
        Event.Ended ended = rig.start("restore", Rig.into(id, BACK), event -> {
                    if (event instanceof Event.Said said) {
                        lines.add(said.line());
                    }
                })
                .await();
        assertThat(ended.outcome()).as(ended.failure()).isEqualTo(outcome);
        return lines;
    }

    @Test
    void everyKindOfObjectAndValueComesBackAndTheBackupIsProvenToTheTop() throws Exception {
        try (Rig rig = rig(mariaDb.bySocket("parish"))) {
            String id = taken(rig);
            List<String> lines = said(rig, id, Outcome.DONE);
            Backup backup = rig.catalogue().require(id);
            assertThat(backup.manifest().tables()).allMatch(table -> table.hash() != null);
            assertThat(backup.proof()).isEqualTo(Proof.Rung.EQUAL);
            assertThat(lines).anyMatch(line -> line.contains("nightly") && line.contains("Disabled"));
            assertThat(lines).noneMatch(line -> line.startsWith("Not all statistics"));
            assertThat(mariaDb.execute("SELECT n_rows FROM mysql.innodb_table_stats"
                            + " WHERE database_name = 'parish_back' AND table_name = 'kinds'"))
                    .isEqualTo("3");
            String sum = "CHECKSUM TABLE %1$s.kinds, %1$s.nokey, %1$s.old";
            assertThat(mariaDb.execute(sum.formatted(BACK)).replace(BACK, "parish"))
                    .isEqualTo(mariaDb.execute(sum.formatted("parish")));
            assertThat(mariaDb.execute("USE parish_back; SELECT one(); SELECT nextval(numbers) > 1; SHOW TABLES"))
                    .isEqualTo("1\n1\nbusy\nhistory\nkinds\nnokey\nnumbers\nold");
            String event = "SELECT DEFINER, SQL_MODE, TIME_ZONE, EVENT_DEFINITION, CHARACTER_SET_CLIENT,"
                    + " COLLATION_CONNECTION, STATUS FROM information_schema.EVENTS WHERE EVENT_SCHEMA = '%s'";
            assertThat(mariaDb.execute(event.formatted(BACK)))
                    .isEqualTo(mariaDb.execute(event.formatted("parish")).replace("ENABLED", "DISABLED"));
            assertThat(rig.runner().leftBehind()).isEmpty();
        }
    }

    @Test
    void anEventThatWasWrittenInAnotherCharacterSetDoesNotRunInTheCopyEitherAndStaysWhatItIs() throws Exception {
        mariaDb.execute("USE parish; SET NAMES latin1;"
                + " CREATE EVENT western ON SCHEDULE EVERY 1 DAY DO DELETE FROM old WHERE id = 8");
        try (Rig rig = rig(mariaDb.bySocket("parish"))) {
            assertThat(said(rig, taken(rig), Outcome.DONE))
                    .anyMatch(line -> line.startsWith("Disabled in the copy") && line.contains("nightly, western"));
            assertThat(mariaDb.execute("SELECT CHARACTER_SET_CLIENT, STATUS FROM information_schema.EVENTS"
                            + " WHERE EVENT_SCHEMA = 'parish_back' AND EVENT_NAME = 'western'"))
                    .isEqualTo("latin1\tDISABLED");
        }
    }

    @Test
    void thePlanGathersStatisticsAtItsEnd() throws Exception {
        try (Rig rig = rig(mariaDb.bySocket("parish"))) {
            Plan plan = rig.runner().plan(rig.make("restore", Rig.into(taken(rig), BACK)));
            assertThat(plan.steps().getLast().text()).isEqualTo("Gather the statistics of parish_back");
            assertThat(plan.steps().getLast().command())
                    .startsWith("ANALYZE TABLE ")
                    .contains("`kinds`", "`old`");
            assertThat(plan.checks())
                    .filteredOn(check -> check.text().startsWith("From "))
                    .singleElement()
                    .satisfies(check -> assertThat(check.state()).isEqualTo(Plan.State.OK));
        }
    }

    @Test
    void ownersWhoAreNotThereAreSaid() throws Exception {
        mariaDb.execute("CREATE DEFINER = sexton@localhost VIEW parish.keys_of AS SELECT 1 AS one");
        try (Rig rig = rig(mariaDb.bySocket("parish"))) {
            String id = taken(rig);
            assertThat(said(rig, id, Outcome.DONE)).noneMatch(line -> line.contains("sexton"));
            mariaDb.execute("DROP DATABASE parish_back; DROP USER sexton@localhost");
            assertThat(said(rig, id, Outcome.DONE))
                    .anyMatch(line -> line.endsWith("until these are made: sexton@localhost"));
        }
    }

    /** The same, telling of more than is there. */
    private static Manifest more(Manifest manifest) throws Exception {
        String text = ManifestFile.write(manifest)
                .replaceFirst("(\"kind\" : \"events\",\\s*\"count\" :) 1", "$1 2")
                .replaceFirst("(\"table\" : \"nokey\",\\s*\"rows\" :) 4", "$1 5")
                .replaceFirst("\"table\" : \"old\"", "\"table\" : \"burials\"");
        return ManifestFile.read(text, "more");
    }

    @Test
    void aCountThatIsNotTheManifestsFailsAndNothingIsLeft() throws Exception {
        try (Rig rig = rig(mariaDb.bySocket("parish"))) {
            Backup backup = rig.catalogue().require(taken(rig));
            rig.catalogue().remove(backup.id());
            rig.catalogue().add(new Backup(more(backup.manifest()), false, backup.copies(), backup.proofs()));
            Event.Ended ended = rig.restore(backup.id(), BACK);
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.failure()).contains("parish.burials is not there", "events: 1 of 2", "nokey has 4 rows");
            assertThat(mariaDb.execute("SHOW DATABASES LIKE 'parish_back'")).isEmpty();
        }
    }

    @Test
    void whoMayNotMakeItIsRefusedAndTheGrantIsNamed() throws Exception {
        mariaDb.execute("GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE, LOCK TABLES ON *.* TO poor@'%'");
        try (Rig rig = rig(mariaDb.byTcp("parish", "poor"))) {
            Plan plan = rig.runner().plan(rig.make("restore", Rig.into(taken(rig), BACK)));
            assertThat(plan.checks()).anySatisfy(check -> {
                assertThat(check.state()).isEqualTo(Plan.State.BLOCKER);
                assertThat(check.advice())
                        .contains("GRANT CREATE, DROP, INSERT, ALTER, REFERENCES, CREATE VIEW, CREATE ROUTINE"
                                + " ON `parish\\_back`.* TO `poor`@`%`;");
            });
        }
    }

    @Test
    void whatIsThereIsNeverOverwrittenAndAnImpossibleNameIsRefused() throws Exception {
        mariaDb.execute("CREATE DATABASE parish_back");
        try (Rig rig = rig(mariaDb.bySocket("parish"))) {
            String id = taken(rig);
            for (String name : List.of(BACK, "a".repeat(65), "bell 🔔", "end ", "")) {
                Plan plan = rig.runner().plan(rig.make("restore", Rig.into(id, name)));
                assertThat(plan.blocked()).as(name).isTrue();
            }
        }
    }

    @Test
    void oddNamesComeBack() throws Exception {
        mariaDb.execute("CREATE TABLE parish.`o``dd \"'\\\\ ü\nline` (`c``ol \"'\\\\` int, `ü ,` text);"
                + " INSERT INTO parish.`o``dd \"'\\\\ ü\nline` VALUES (1, 'a'), (2, NULL)");
        String odd = "new `x` \"y\" 'z' \\ ü-1";
        try (Rig rig = rig(mariaDb.bySocket("parish"))) {
            String id = taken(rig);
            Event.Ended ended = rig.restore(id, odd);
            assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
            assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.EQUAL);
        } finally {
            mariaDb.execute("DROP DATABASE IF EXISTS `" + odd.replace("`", "``") + "`");
        }
    }
}
