package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Manifest.Objects;
import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backups of a real MariaDB over a real SSH connection. */
@Timeout(120)
class MySqlBackupTest {
    private static final String ODD = "o`dd \"n\nl ü";
    private static final String NAME = "Members' `data`";

    private static RealMariaDb mariaDb;
    private static RealSshd sshd;

    @TempDir
    Path home;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = RealMariaDb.start();
        sshd = RealSshd.start();
        for (String user : List.of("whole", "poor", "wrong")) {
            String password = user.equals("wrong") ? "another" : "unused";
            mariaDb.execute("CREATE USER " + user + "@'%' IDENTIFIED BY '" + password + "'");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
        mariaDb.close();
    }

    @BeforeEach
    void fill() {
        mariaDb.execute(
                "DROP DATABASE IF EXISTS parish; CREATE DATABASE parish CHARACTER SET utf8mb4; USE parish;" + """
                CREATE TABLE members (id int AUTO_INCREMENT PRIMARY KEY, name varchar(80), photo blob);
                INSERT INTO members (name, photo) VALUES ('Anna\\n(1),', x'0001ff'), ('it''s (;', NULL), ('ü#"\\\\', x'');
                CREATE TABLE visits (id int AUTO_INCREMENT PRIMARY KEY, note varchar(80));
                INSERT INTO visits (note) SELECT md5(seq) FROM seq_1_to_5000;
                CREATE TABLE nobody (id int);
                CREATE VIEW busy AS SELECT id FROM members;
                CREATE SEQUENCE numbers;
                DELIMITER ;;
                create trigger tidy BEFORE INSERT ON members FOR EACH ROW BEGIN
                SET NEW.name = trim(NEW.name);
                INSERT INTO `visits` SET note = NEW.name;
                END;;
                CREATE PROCEDURE greet(IN x int) BEGIN SELECT x; END;;
                CREATE FUNCTION one() RETURNS int DETERMINISTIC RETURN 1;;
                CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO SELECT 1;;
                """);
    }

    private static void grant(String rights, String user) {
        mariaDb.execute(
                "REVOKE ALL PRIVILEGES, GRANT OPTION FROM " + user + "@'%'; GRANT " + rights + " TO " + user + "@'%'");
    }

    private Rig rig(Database database) throws Exception {
        Rig rig = new Rig(home);
        rig.keep(sshd.access(), List.of(database));
        return rig;
    }

    private static Database dumped(String name, Dump dump) {
        Database d = mariaDb.bySocket(name);
        return new Database(
                d.name(), d.engine(), d.host(), d.port(), d.user(), null, null, d.socket(), null, null, dump);
    }

    private static Manifest backedUp(Rig rig) throws Exception {
        Event.Ended ended = rig.backUp();
        assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
        return rig.catalogue().require(Rig.id(ended)).manifest();
    }

    private static List<TableRows> counted(Manifest manifest) {
        return manifest.tables().stream()
                .map(table -> new TableRows(table.schema(), table.table(), table.rows()))
                .toList();
    }

    private static Plan plan(Rig rig) throws Exception {
        return rig.runner().plan(rig.make("backup run", Arguments.of("SERVER", Rig.SERVER)));
    }

    @Test
    void aDumpHoldsAllThereIsAndItsRowsAreExact() throws Exception {
        try (Rig rig = rig(mariaDb.bySocket("parish"))) {
            Manifest manifest = backedUp(rig);
            assertThat(manifest.artifact().form()).isEqualTo("sql");
            assertThat(counted(manifest))
                    .containsExactly(
                            new TableRows("parish", "members", 3),
                            new TableRows("parish", "nobody", 0),
                            new TableRows("parish", "visits", 5000));
            assertThat(manifest.tables()).allMatch(table -> table.hash() != null);
            assertThat(manifest.objects())
                    .containsExactly(
                            new Objects("tables", 3),
                            new Objects("sequences", 1),
                            new Objects("views", 1),
                            new Objects("triggers", 1),
                            new Objects("procedures", 1),
                            new Objects("functions", 1),
                            new Objects("events", 1));
            assertThat(manifest.notes()).isEmpty();
            assertThat(rig.verify(manifest.id()).outcome()).isEqualTo(Outcome.DONE);
        }
    }

    @Test
    void theCommandsThatAreShownRestoreIt() throws Exception {
        mariaDb.execute("DROP DATABASE IF EXISTS parish_restored");
        grant("ALL PRIVILEGES ON *.*", "whole");
        try (Rig rig = rig(mariaDb.byTcp("parish", "whole"))) {
            String id = backedUp(rig).id();
            String script = String.join(
                    "\n",
                    rig.question("backup commands")
                            .teller()
                            .tell(Arguments.of("ID", id))
                            .lines());
            Path here = Files.createDirectories(home.resolve("here"));
            Pasted.in(here, here, Pasted.typing("unused", script));
            assertThat(checksums("parish_restored")).isEqualTo(checksums("parish"));
            assertThat(mariaDb.execute("USE parish_restored; SELECT one(); SELECT COUNT(*) FROM busy; SHOW TRIGGERS"))
                    .startsWith("1\n3\ntidy");
        }
    }

    private static List<String> checksums(String database) {
        return mariaDb.execute("USE " + database + "; CHECKSUM TABLE members, visits, nobody")
                .lines()
                .map(line -> line.substring(line.indexOf('\t')))
                .toList();
    }

    /** mariadb-dump ends well, and leaves out what he may not see. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT ON parish.members | SELECT, TRIGGER, EVENT, EXECUTE",
                "SELECT, SHOW VIEW, EVENT, EXECUTE ON parish.* | TRIGGER",
                "SELECT, TRIGGER, SHOW VIEW, EXECUTE ON parish.* | EVENT",
                "SELECT, TRIGGER, SHOW VIEW, EVENT ON parish.* | EXECUTE",
                "SELECT, TRIGGER, EVENT, EXECUTE ON parish.* | SHOW VIEW",
            })
    void aUserWithoutRightsIsRefusedAndTheGrantIsNamed(String rights, String lacking) throws Exception {
        grant(rights, "poor");
        try (Rig rig = rig(mariaDb.byTcp("parish", "poor"))) {
            assertThat(plan(rig).checks()).anySatisfy(check -> {
                assertThat(check.state()).isEqualTo(Plan.State.BLOCKER);
                assertThat(check.text()).endsWith("he lacks " + lacking);
                assertThat(check.advice()).contains("GRANT " + lacking + " ON `parish`.* TO `poor`@`%`;");
            });
            assertThat(rig.files()).isEmpty();
        }
    }

    @Test
    void aUserWithoutRightsKeepsNoOtherDatabaseFromItsBackup() throws Exception {
        grant("SELECT, SHOW VIEW, EVENT, EXECUTE ON parish.*", "poor");
        mariaDb.execute("CREATE OR REPLACE DATABASE choir; CREATE TABLE choir.songs AS SELECT 1 AS id");
        try (Rig rig = new Rig(home)) {
            rig.keep(sshd.access(), List.of(mariaDb.byTcp("parish", "poor"), mariaDb.bySocket("choir")));
            assertThat(plan(rig).checks()).anySatisfy(check -> {
                assertThat(check.state()).isEqualTo(Plan.State.WARNING);
                assertThat(check.text())
                        .contains("parish cannot be backed up now")
                        .endsWith("he lacks TRIGGER");
                assertThat(check.advice()).contains("GRANT TRIGGER ON `parish`.*");
            });
            Event.Ended ended = rig.backUp();
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.failure()).contains("1 of 2 backups did not end well", "parish: ", "he lacks TRIGGER");
            assertThat(rig.catalogue().of(Rig.SERVER))
                    .extracting(Backup::source)
                    .containsExactly("choir");
        } finally {
            mariaDb.execute("DROP DATABASE choir");
        }
    }

    @Test
    void tablesThatKnowNoTransactionsAreNoticed() throws Exception {
        mariaDb.execute("USE parish; CREATE TABLE old (id int) ENGINE=MyISAM; CREATE TABLE log (id int) ENGINE=Aria");
        try (Rig rig = rig(mariaDb.bySocket("parish"))) {
            String said = "log (Aria), old (MyISAM)";
            assertThat(plan(rig).checks()).anySatisfy(check -> {
                assertThat(check.state()).isEqualTo(Plan.State.WARNING);
                assertThat(check.text()).contains(said);
            });
            assertThat(backedUp(rig).notes()).singleElement().asString().contains(said);
        }
    }

    @Test
    void oddNamesSurvive() throws Exception {
        String quoted = "`" + ODD.replace("`", "``") + "`";
        mariaDb.execute("DROP DATABASE IF EXISTS `" + NAME.replace("`", "``") + "`; CREATE DATABASE `"
                + NAME.replace("`", "``") + "`; USE `" + NAME.replace("`", "``") + "`; CREATE TABLE " + quoted
                + " (id int); INSERT INTO " + quoted + " VALUES (1), (2); CREATE TRIGGER `t``r` BEFORE INSERT ON "
                + quoted
                + " FOR EACH ROW SET NEW.id = 1; CREATE VIEW `v \"` AS SELECT 1; CREATE PROCEDURE `p ``\"`() SELECT 1");
        try (Rig rig = rig(mariaDb.bySocket(NAME))) {
            assertThat(counted(backedUp(rig))).containsExactly(new TableRows(NAME, ODD, 2));
        }
    }

    @Test
    void aWrongPasswordIsSaid() throws Exception {
        try (Rig rig = rig(mariaDb.byTcp("parish", "wrong"))) {
            assertThatThrownBy(() -> plan(rig))
                    .hasMessageContaining("Access denied")
                    .hasMessageContaining("password in the profile");
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() throws Exception {
        try (Rig rig = rig(mariaDb.bySocket("nowhere"))) {
            assertThatThrownBy(() -> plan(rig)).hasMessageContaining("Unknown database 'nowhere'");
        }
    }

    @Test
    void tablesAreChosenLeftOutOrDumpedWithoutTheirRows() throws Exception {
        Dump dump = new Dump(
                Dump.What.ONE,
                Dump.Format.AUTO,
                0,
                false,
                List.of("m*", "visits", "nobody"),
                List.of("nob?dy"),
                List.of("visits"));
        try (Rig rig = rig(dumped("parish", dump))) {
            Manifest manifest = backedUp(rig);
            assertThat(counted(manifest)).containsExactly(new TableRows("parish", "members", 3));
            assertThat(manifest.leftOut())
                    .containsExactly(
                            "Only chosen tables, without routines and events: m*, visits, nobody",
                            "Without the tables nob?dy",
                            "Without the rows of the tables visits");
            assertThat(manifest.objects()).containsExactly(new Objects("tables", 2), new Objects("triggers", 1));
        }
    }
}
