package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of a dump are made disabled, and what else stands in it is loaded as it is. */
class AwakeEventsTest {
    private final AwakeEvents events = new AwakeEvents();

    private String asleep(String dump) throws IOException {
        return new String(asleep(dump.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private byte[] asleep(byte[] dump) throws IOException {
        try (InputStream in = events.asleep(new ByteArrayInputStream(dump))) {
            return in.readAllBytes();
        }
    }

    /** As mariadb-dump and mysqldump write it, and as people do; what is said to be between guillemets is what changes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/*!50106 CREATE*/ /*!50117 DEFINER=`root`@`localhost`*/ /*!50106 EVENT `nightly` ON SCHEDULE EVERY 1 DAY"
                        + " STARTS '2026-01-01 00:00:00' ON COMPLETION NOT PRESERVE «ENABLE|DISABLE» DO SELECT 1 */ ;;",
                "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY «|DISABLE »DO SELECT 1;",
                "\uFEFFCREATE EVENT nightly ON SCHEDULE EVERY 1 DAY «|DISABLE »DO SELECT 1;",
                "create definer = 'event'@'%' event if not exists `nightly`\n\ton schedule every 1 day\n«|DISABLE »do select 1;",
                "CREATE OR REPLACE DEFINER=CURRENT_USER() EVENT parish.nightly ON SCHEDULE AT now() «|DISABLE »COMMENT 'DO ENABLE' DO"
                        + " SELECT 1;",
                "CREATE DEFINER=event@127.0.0.1 EVENT `parish`.`nightly` ON SCHEDULE AT @do + INTERVAL (SELECT do.enable) DAY"
                        + " ON COMPLETION PRESERVE «enable|DISABLE» COMMENT 'x' DO SELECT 1;",
                "CREATE/* TABLE */EVENT-- TABLE\n# VIEW\nnightly ON SCHEDULE EVERY 1 DAY «|DISABLE »DO BEGIN END;",
                "/*!40101 SET NAMES utf8mb4 */;\n-- CREATE TABLE\nCREATE EVENT nightly ON SCHEDULE EVERY 1 DAY «|DISABLE »DO SELECT 1;",
                "/*M!999999\\- enable the sandbox mode */ \nCREATE EVENT nightly ON SCHEDULE EVERY 1 DAY «|DISABLE »DO SELECT 1;",
                "ALTER DEFINER=a@b EVENT nightly «ENABLE|DISABLE»;",
                "/*M!100500 CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY «ENABLE|DISABLE» DO SELECT 1 */;",
                "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY /*!99999 DISABLE */ «|DISABLE »DO SELECT 1;",
                "SELECT 1;CREATE EVENT nightly ON SCHEDULE EVERY '1:1' HOUR_MINUTE «|DISABLE »DO SELECT ENABLE;",
                "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY «|DISABLE »DO",
            })
    void itIsMadeDisabledAndRememberedAsOneThatRuns(String marked) throws Exception {
        String before = marked.replaceAll("«([^|»]*)\\|[^»]*»", "$1");
        String after = marked.replaceAll("«[^|»]*\\|([^»]*)»", "$1");
        assertThat(asleep(before)).isEqualTo(after);
        assertThat(events.names()).containsExactly("nightly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;",
                "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY ON COMPLETION NOT PRESERVE DISABLE ON SLAVE COMMENT 'x' DO SELECT 1;",
                "/*!50106 CREATE*/ /*!50106 EVENT `n` ON SCHEDULE EVERY 1 DAY ON COMPLETION PRESERVE DISABLE DO SELECT 1 */ ;;",
                "ALTER EVENT nightly RENAME TO daily;",
                "DROP EVENT IF EXISTS nightly;",
                "INSERT INTO t VALUES ('x;\nCREATE EVENT e ON SCHEDULE EVERY 1 DAY ENABLE DO SELECT 1;\n');",
                "INSERT INTO t VALUES ('it''s \\'; CREATE EVENT e ON SCHEDULE EVERY 1 DAY ENABLE DO SELECT 1; ');",
                "INSERT INTO t VALUES (\"\\\"; CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1;\");",
                "CREATE TABLE `a``; CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1;` (id int);",
                "CREATE TABLE event (enable int, comment text);",
                "/* ; CREATE EVENT e ON SCHEDULE EVERY 1 DAY ENABLE DO SELECT 1; */ SELECT 1;",
                "-- ; CREATE EVENT e ON SCHEDULE EVERY 1 DAY ENABLE DO SELECT 1;\n",
                "# ; CREATE EVENT e ON SCHEDULE EVERY 1 DAY ENABLE DO SELECT 1;\n",
                "SELECT 1 --1; SELECT '; CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1;';",
                "DELIMITER ;;\nCREATE PROCEDURE p() BEGIN\nCREATE EVENT e ON SCHEDULE EVERY 1 DAY ENABLE DO SELECT 1;\nEND ;;\nDELIMITER ;\n",
                "DELIMITER $$\nCREATE TRIGGER event BEFORE INSERT ON t FOR EACH ROW BEGIN\n"
                        + "SET @a = '$$'; /* $$ */\nALTER EVENT e ENABLE;\nEND$$\nDELIMITER ;\n",
                "/*!50003 CREATE*/ /*!50017 DEFINER=`event`@`%`*/ /*!50003 TRIGGER event BEFORE INSERT ON t FOR EACH ROW\n"
                        + "BEGIN\n/*!50106 CREATE*/ /*!50106 EVENT `e` ON SCHEDULE EVERY 1 DAY ENABLE DO SELECT 1 */;\nEND */;;",
                "CREATE DEFINER=`event`@`event` FUNCTION event() RETURNS int RETURN 'ENABLE DO';",
                "CREATE `EVENT` e ON SCHEDULE EVERY 1 DAY ENABLE DO SELECT 1;",
                "SET sql_mode = 'NO_BACKSLASH_ESCAPES';\nSELECT '\\'; SELECT '; CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1;';",
            })
    void whatRunsNothingIsLeftAsItIs(String dump) throws Exception {
        String text = dump.startsWith("DELIMITER") || !dump.contains(";;") ? dump : "DELIMITER ;;\n" + dump;
        assertThat(asleep(text)).isEqualTo(text);
        assertThat(events.names()).isEmpty();
    }

    /** Each of these could lead a reader astray that does not read as the client does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET sql_mode = 'NO_BACKSLASH_ESCAPES';\nSELECT '\\';",
                "/*!50003 SET sql_mode = 'NO_BACKSLASH_ESCAPES' */ ;\nSET @a = '\\';\n/*!50003 SET sql_mode = @saved */ ;SELECT '\\'';",
                "-- as it was\nSET sql_mode = 'NO_BACKSLASH_ESCAPES';\nSELECT '\\';",
                "SELECT '\\\\';",
                "SELECT 1 /**/;",
                "SELECT 1 /*/ ' */;",
                "SELECT 1 /*M x ' */;",
                "SELECT 1 -- it's\n;",
                "SELECT 1 --\n;",
                "SELECT 5*/*!50000 2 */ 3;",
                "DELIMITER //\nSELECT 1; SELECT 2//\nDELIMITER ;\n",
                "DELIMITER ;;\nCREATE PROCEDURE p() BEGIN SELECT ';;'; END ;;\nDELIMITER ;\n",
                "DELIMITER ;;;;;;;;;\nSELECT ';'; SELECT ;; 1;;;;;;;;;\ndelimiter ;\r\n",
                "SELECT 1 delimiter //\nSELECT 2; SELECT 3//\nDELIMITER ;\n",
                "INSERT INTO `event` VALUES (1,'CREATE EVENT','\\n'),\n(2,'a\\';','b'),\n(3,_binary '\\0;\\\"',NULL);",
                "CREATE TABLE `o``dd\nline` (id int);",
                ";;",
                "\uFEFFSELECT 1;"
            })
    void anEventIsFoundBehindWhateverStandsBeforeIt(String before) throws Exception {
        String head = "\nCREATE EVENT `o``dd\nü` ON SCHEDULE EVERY 1 DAY ON COMPLETION PRESERVE ";
        assertThat(asleep(before + head + "ENABLE DO SELECT 1;")).isEqualTo(before + head + "DISABLE DO SELECT 1;");
        assertThat(events.names()).containsExactly("o`dd\nü");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "7", "64"})
    void itDoesNotMatterInWhichPiecesItComes(int piece) throws Exception {
        String dump =
                "/*!50106 CREATE*/ /*!50106 EVENT `a``b` ON SCHEDULE EVERY 1 DAY ON COMPLETION PRESERVE %s DO SELECT 'x' */ ;\n"
                        .repeat(3);
        InputStream torn =
                new FilterInputStream(
                        new ByteArrayInputStream(dump.replace("%s", "ENABLE").getBytes(StandardCharsets.UTF_8))) {
                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        return super.read(into, offset, Math.min(length, piece));
                    }
                };
        try (InputStream in = events.asleep(torn)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(dump.replace("%s", "DISABLE"));
        }
    }

    @Test
    void noByteIsLostOrAdded() throws Exception {
        Random random = new Random(11);
        byte[] noise = new byte[700_000];
        random.nextBytes(noise);
        assertThat(asleep(noise)).isEqualTo(noise);
        assertThat(asleep(new byte[0])).isEmpty();
        assertThat(events.names()).isEmpty();
    }

    @Test
    void onlyThoseThatRanRunAgain() throws Exception {
        String dump = "CREATE EVENT `on` ON SCHEDULE EVERY 1 DAY ENABLE DO SELECT 1;\n"
                + "CREATE EVENT `plain` ON SCHEDULE EVERY 1 DAY DO SELECT 'DISABLE';\n"
                + "CREATE EVENT `off` ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;\n"
                + "CREATE EVENT `replica` ON SCHEDULE EVERY 1 DAY DISABLE ON SLAVE DO SELECT 1;\n";
        String loaded = asleep(dump);
        assertThat(loaded).doesNotContain("ENABLE DO");
        assertThat(events.awake(loaded)).isEqualTo(dump.replace("DAY DO", "DAY ENABLE DO"));
        assertThat(events.lost()).isEmpty();
    }

    /** An old dump says of its statements that they are in latin1, and the server keeps names in its own way. */
    @Test
    void oneIsKnownAgainWhateverItsNameWasWrittenIn() throws Exception {
        String dump = "CREATE EVENT `für` ON SCHEDULE EVERY 1 DAY ENABLE DO SELECT 1;";
        asleep(dump.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(events.awake(dump.replace("ENABLE", "DISABLE"))).isEqualTo(dump);
        assertThat(events.lost()).isEmpty();
    }

    @Test
    void oneThatIsNotFoundAgainIsSaid() throws Exception {
        asleep(
                "CREATE EVENT gone ON SCHEDULE EVERY 1 DAY DO SELECT 1; CREATE EVENT late ON SCHEDULE EVERY 1 DAY DO SELECT 1;"
                        + " ALTER EVENT late DISABLE;");
        assertThat(events.awake("SELECT 1;")).isEqualTo("SELECT 1;");
        assertThat(events.lost()).containsExactly("gone");
    }
}
