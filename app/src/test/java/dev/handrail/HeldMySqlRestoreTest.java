package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.MySqlHolder;
import dev.handrail.shell.RealSshd;
import dev.handrail.sql.RealMariaDb;
import dev.handrail.words.Words;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tables of a MariaDB behind Debian's sshd change places behind the maintenance page, and back behind it, typed at the
 * prompt.
 */
class HeldMySqlRestoreTest {
    private static final String LIVE = "parish";

    @TempDir
    Path folder;

    private static RealSshd sshd;
    private static RealMariaDb mariaDb;

    private HeldRig rig;
    private String id;

    @BeforeAll
    static void serve() throws Exception {
        sshd = RealSshd.start();
        mariaDb = RealMariaDb.start();
    }

    @AfterAll
    static void serveNoMore() throws Exception {
        mariaDb.close();
        sshd.close();
    }

    @BeforeEach
    void backUpThenLose() throws Exception {
        mariaDb.execute("""
                CREATE DATABASE parish;
                USE parish;
                CREATE TABLE visits (id int PRIMARY KEY, note varchar(80));
                INSERT INTO visits SELECT seq, md5(seq) FROM seq_1_to_300;
                CREATE TRIGGER noted BEFORE INSERT ON visits FOR EACH ROW SET NEW.note = 'noted';
                CREATE VIEW latest AS SELECT max(id) AS id FROM visits;
                """);
        rig = new HeldRig(
                folder,
                sshd,
                """
                databases:
                  - { name: %s, engine: mariadb, socket: %s, user: root }
                """.formatted(LIVE, mariaDb.socket()),
                "mariadb --no-defaults --user=root --socket='" + mariaDb.socket()
                        + "' --skip-column-names parish -e 'SELECT COUNT(*) FROM visits'");
        id = rig.backedUp();
        mariaDb.execute("DELETE FROM parish.visits WHERE id > 10");
    }

    @AfterEach
    void close() {
        rig.close();
        mariaDb.execute("""
                DELIMITER ;;
                BEGIN NOT ATOMIC
                  FOR one IN (SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'parish%') DO
                    EXECUTE IMMEDIATE CONCAT('DROP DATABASE `', one.name, '`');
                  END FOR;
                END;;
                """);
    }

    private static String visits() {
        return mariaDb.look("SELECT COUNT(*) FROM parish.visits");
    }

    /** How many databases there are of it, the live one among them. */
    private static String databases() {
        return mariaDb.look("SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'parish%'");
    }

    private void assertOpen() throws Exception {
        assertThat(rig.isUp()).isFalse();
        assertThat(rig.state()).isEqualTo("off");
    }

    @Test
    void thePageIsUpWhileTheTablesChangePlacesAndWhileTheyChangeBack() throws Exception {
        assertThat(rig.types(0, "restore", id, "--replace", "--behind-switch", "--plan"))
                .containsSubsequence("Put the page up", "RENAME TABLE", "Take the page down");
        String told = rig.types(0, "restore", id, "--replace", "--behind-switch", "--json", "--yes");
        assertThat(HeldRig.begun(told))
                .containsSubsequence("Compare", "Put the page up", "in the place of " + LIVE, "Take the page down");
        assertThat(rig.thrown()).containsExactly("on 200 10", "off 503 300");
        assertThat(visits()).isEqualTo("300");
        assertOpen();

        String run = rig.kept();
        assertThat(rig.types(0, "restore", "undo", run, "--plan"))
                .contains("The site stays open meanwhile", "--behind-switch");
        assertThat(rig.types(0, "restore", "undo", run, "--behind-switch", "--plan"))
                .containsSubsequence("Put the page up", "RENAME TABLE", "Take the page down");
        String undone = rig.types(0, "restore", "undo", run, "--behind-switch", "--json", "--yes");
        assertThat(undone).contains(Words.of("restore.undo.uncounted"));
        assertThat(HeldRig.begun(undone))
                .containsSubsequence(
                        "Count what came since", "Put the page up", "in the place of " + LIVE, "Take the page down");
        assertThat(rig.thrown()).containsExactly("on 200 10", "off 503 300", "on 200 300", "off 503 10");
        assertThat(visits()).isEqualTo("10");
        assertThat(mariaDb.execute(
                        "INSERT INTO parish.visits VALUES (11, ''); SELECT note FROM parish.visits WHERE id = 11"))
                .as("its trigger is back too")
                .isEqualTo("noted");
        assertOpen();
    }

    /** Its tables are waited for, time and again, with the page up. */
    @Test
    void whereTheExchangeFailsThePageComesDownAndTheLiveTablesAreWhatTheyWere() throws Exception {
        try (MySqlHolder held = MySqlHolder.of(mariaDb, LIVE, "SELECT COUNT(*) FROM visits")) {
            String told = rig.types(1, "restore", id, "--replace", "--behind-switch", "--json", "--yes");
            assertThat(HeldRig.begun(told)).containsSubsequence("Put the page up", "in the place of " + LIVE);
        }
        assertThat(rig.thrown()).containsExactly("on 200 10", "off 503 10");
        assertNothingCameOfIt();
    }

    @Test
    void whereAnUndoFailsThePageComesDownAndWhatWasRestoredStays() throws Exception {
        rig.types(0, "restore", id, "--replace", "--yes");
        String run = rig.kept();
        try (MySqlHolder held = MySqlHolder.of(mariaDb, LIVE, "SELECT COUNT(*) FROM visits")) {
            String told = rig.types(1, "restore", "undo", run, "--behind-switch", "--json", "--yes");
            assertThat(HeldRig.begun(told)).containsSubsequence("Put the page up", "in the place of " + LIVE);
        }
        assertThat(rig.thrown()).containsExactly("on 200 300", "off 503 300");
        assertThat(visits()).isEqualTo("300");
        assertThat(rig.kept()).isEqualTo(run);
        assertOpen();
    }

    @Test
    void whatFailsBeforeTheExchangeOrWhereThePageIsJammedChangesNothing() throws Exception {
        rig.types(3, "restore", id, "--replace", "--behind-switch", "--sql", "SELECT FALSE", "--yes");
        assertThat(rig.thrown()).isEmpty();
        assertNothingCameOfIt();

        rig.meanwhile("echo 'It is jammed' >&2; exit 1");
        String told = rig.types(1, "restore", id, "--replace", "--behind-switch", "--json", "--yes");
        assertThat(told).contains("It is jammed");
        assertThat(HeldRig.begun(told)).doesNotContain("in the place of " + LIVE);
        assertThat(rig.thrown()).as("only what might be up is taken down").containsExactly("off 200 10");
        assertNothingCameOfIt();
    }

    private void assertNothingCameOfIt() throws Exception {
        assertThat(visits()).isEqualTo("10");
        assertThat(databases()).isEqualTo("1");
        assertThat(rig.json("restore", "kept")).isEmpty();
        assertOpen();
    }
}
