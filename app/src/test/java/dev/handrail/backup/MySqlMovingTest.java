package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole table of MariaDB that was dropped goes back by the statements that are printed, with its triggers and tied to its
 * parents and children, also where a first try of them ended half way.
 */
@Timeout(240)
class MySqlMovingTest {
    @TempDir
    static Path home;

    private static MySqlRescueRig it;
    private static String whole;

    @BeforeAll
    static void start() throws Exception {
        it = new MySqlRescueRig(home);
        it.mariaDb.execute("CREATE DATABASE rescued_abroad; CREATE TABLE rescued_abroad.lands (id int PRIMARY KEY);"
                + " INSERT INTO rescued_abroad.lands VALUES (1)");
        fill();
        whole = all();
        it.backUp();
    }

    private static void fill() {
        it.sql("""
                CREATE TABLE towns (id int PRIMARY KEY, name varchar(20));
                CREATE TABLE members (id int PRIMARY KEY AUTO_INCREMENT, name varchar(80), town int, guide int, land int,
                  CONSTRAINT from_town FOREIGN KEY (town) REFERENCES towns (id) ON DELETE SET NULL ON UPDATE CASCADE,
                  CONSTRAINT from_land FOREIGN KEY (land) REFERENCES rescued_abroad.lands (id),
                  CONSTRAINT guided FOREIGN KEY (guide) REFERENCES members (id));
                CREATE TABLE visits (id int PRIMARY KEY, member int,
                  CONSTRAINT of_member FOREIGN KEY (member) REFERENCES members (id) ON DELETE CASCADE);
                CREATE TABLE heard (what varchar(200));
                INSERT INTO towns VALUES (1, 'Here'), (2, 'There');
                INSERT INTO members SELECT seq, concat('member ', seq), 1 + seq % 2, NULL, 1 FROM seq_1_to_9;
                INSERT INTO visits SELECT seq, 1 + seq % 9 FROM seq_1_to_20;
                DELIMITER ;;
                CREATE TRIGGER hears AFTER INSERT ON members FOR EACH ROW BEGIN
                  INSERT INTO heard VALUES (concat(NEW.name, '; grüßt'));
                  INSERT INTO heard VALUES ('and goes');
                END;;
                SET sql_mode = 'ANSI_QUOTES';;
                CREATE DEFINER = "nobody"@"there" TRIGGER "names ``them" BEFORE UPDATE ON "members" FOR EACH ROW
                  SET NEW.name = concat("NEW"."name", '');;
                DELIMITER ;
                """);
    }

    @AfterAll
    static void stop() throws Exception {
        it.close();
    }

    @BeforeEach
    void bring() throws Exception {
        it.bring("visits");
    }

    @AfterEach
    void everythingIsAsItWasAndNothingTiedToWhatStoodBesideIt() throws Exception {
        it.clear();
        assertThat(all()).isEqualTo(whole);
    }

    /** The definitions and the content of all. */
    private static String all() {
        return it.sql("SHOW CREATE TABLE members; SHOW CREATE TABLE visits; SHOW CREATE TABLE towns;"
                        + " SELECT TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT, SQL_MODE,"
                        + " DEFINER, CHARACTER_SET_CLIENT, COLLATION_CONNECTION FROM information_schema.TRIGGERS"
                        + " WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY 1")
                + MySqlBeside.content(it.mariaDb, MySqlRescueRig.LIVE);
    }

    private static OperationFailed refused(String table) {
        return catchThrowableOfType(
                OperationFailed.class,
                () -> it.rig.make("restore rows", it.rows(table, "--missing")).plan());
    }

    /** What is printed to be pasted. */
    private static String printed(String table) {
        return statements(String.valueOf(refused(table).next()));
    }

    private static String statements(String next) {
        return next.replaceFirst("(?s)^.*?(?=DROP TRIGGER|ALTER TABLE|RENAME TABLE|USE `)", "");
    }

    @Test
    void withItsTriggersAndItsParentsWhereItsChildStillPointsToIt() {
        it.sql("SET foreign_key_checks = 0; DROP TABLE members");
        assertThat(refused("members").tried()).contains("There is no live table rescued.members");
        it.sql(printed("members"));
        assertThat(String.valueOf(refused("members").next())).contains("moved out of");
    }

    @Test
    void withTheKeyOfItsChildThatWasDroppedToo() {
        it.sql("ALTER TABLE visits DROP FOREIGN KEY of_member; DROP TABLE members");
        it.sql(printed("members"));
    }

    @Test
    void afterATryThatEndedBeforeItWasMoved() {
        it.sql("ALTER TABLE visits DROP FOREIGN KEY of_member; DROP TABLE members");
        it.sql(printed("members").replaceFirst("(?s)RENAME TABLE.*", ""));
        it.sql(printed("members"));
    }

    @Test
    void afterATryThatEndedWhenItWasMoved() {
        it.sql("ALTER TABLE visits DROP FOREIGN KEY of_member; DROP TABLE members");
        it.sql(printed("members").replaceFirst("(?s)(RENAME TABLE [^;]*;).*", "$1"));
        assertThat(refused("members").tried()).contains("without all that belonged to it");
        it.sql(printed("members"));
    }

    @Test
    void afterATryThatEndedBetweenTwoTriggers() {
        it.sql("ALTER TABLE visits DROP FOREIGN KEY of_member; DROP TABLE members");
        it.sql(printed("members"));
        it.sql("DROP TRIGGER `names ````them`");
        it.sql(printed("members"));
    }

    @Test
    void beforeAndAfterItsChildThatIsGoneToo() throws Exception {
        it.sql("DROP TABLE visits; DROP TABLE members");
        it.sql(printed("members"));
        it.sql(printed("visits"));
        assertThat(all()).isEqualTo(whole);
        it.clear();
        it.bring("visits");
        it.sql("DROP TABLE visits; DROP TABLE members");
        it.sql(printed("visits"));
        it.sql(printed("members"));
    }

    @Test
    void whereATriggerOfThatNameIsOnAnotherTableThatStaysAndIsNamed() {
        it.sql("SET foreign_key_checks = 0; DROP TABLE members;"
                + " CREATE TRIGGER hears BEFORE INSERT ON heard FOR EACH ROW SET NEW.what = upper(NEW.what)");
        String printed = printed("members");
        assertThat(printed)
                .contains("\n-- The table heard has a trigger hears: ")
                .doesNotContain("EXISTS `rescued`.`hears`");
        assertThatThrownBy(() -> it.sql(printed)).hasMessageContaining("Trigger 'rescued.hears' already exists");
        assertThat(it.sql("SHOW TRIGGERS WHERE `Trigger` = 'hears'")).startsWith("hears\tINSERT\theard\t");
        assertThat(refused("members").next()).contains("-- The table heard has a trigger hears: ");
        it.sql("DROP TRIGGER hears");
        it.sql(printed("members"));
    }
}
