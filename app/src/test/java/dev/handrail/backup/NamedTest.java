package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names another database, or hides what comes behind it, is told from what dumpers write. */
class NamedTest {
    private static final String HIDDEN = ";\nSELECT '\\'; DROP DATABASE live; --';";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET standard_conforming_strings TO on",
                "SET standard_conforming_strings = true",
                "SET standard_conforming_strings = yes",
                "SET standard_conforming_strings = 1",
                "SET standard_conforming_strings = DEFAULT",
                "SET standard_conforming_strings = 'off'",
                "SET standard_conforming_strings\n= true",
                "SET /* x */ standard_conforming_strings =\n-- x\nDEFAULT",
                "set \"standard_conforming_strings\" = on",
                "SET U&\"standard\\005fconforming_strings\" = on",
                "SET standard_conforming_strings = off;\nRESET ALL",
                "BEGIN;\nSET standard_conforming_strings = off;\nROLLBACK",
                "SET standard_conforming_strings = off;\ndiscard all"
            })
    void nobodyKnowsHowPsqlReadsABackslashBehindThat(String statement) {
        assertThat(Elsewhere.POSTGRESQL.in(statement + HIDDEN)).isPresent();
        assertThat(Elsewhere.POSTGRESQL.in(statement + ";\n")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET standard_conforming_strings = on;\nSELECT '\\';\n-- DROP DATABASE live; '",
                "set standard_conforming_strings=ON;\nSELECT '\\';\n-- DROP DATABASE live; '",
                "SET standard_conforming_strings = off" + HIDDEN,
                "SET standard_conforming_strings\n= off" + HIDDEN,
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql\n    SET standard_conforming_strings TO 'on'\n    AS $$SELECT 1$$;",
                "CREATE TABLE t (\n    rollback integer,\n    abort integer\n);"
            })
    void howPgDumpSaysItIsRead(String text) {
        assertThat(Elsewhere.POSTGRESQL.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 20, 27, 31, 33, 34, 35, 36})
    void aBeginningThatIsTornThereSaysNothingYet(int length) {
        String line = "SET standard_conforming_strings = on;";
        assertThat(Elsewhere.POSTGRESQL.in("SELECT 1;\n" + line.substring(0, length)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET sql_mode=@x;",
                "SET @@SESSION.sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH', '_ESCAPES');",
                "/*!40101 SET SQL_MODE=CONCAT('NO_BACKSLASH','_ESCAPES') */;",
                "SET sql_mode = 'NO_BACKSLASH' '_ESCAPES';",
                "SET @a = 1, `sql_mode` := @x;",
                "SET sql_mode = DEFAULT;",
                "SET sql_mode\n=\n1048576;",
                "SET @OLD_SQL_MODE='NO_BACKSLASH_ESCAPES', SQL_MODE=@OLD_SQL_MODE;"
            })
    void nobodyKnowsHowTheClientOfMySqlReadsABackslashBehindThat(String statement) {
        assertThat(Elsewhere.MYSQL.in(statement)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;",
                "/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;",
                "/*!50003 SET @saved_sql_mode       = @@sql_mode */ ;",
                "/*!50003 SET sql_mode              = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION' */ ;",
                "/*!50003 SET sql_mode              = @saved_sql_mode */ ;",
                "SET SQL_MODE = \"NO_AUTO_VALUE_ON_ZERO\";",
                "SET SESSION sql_mode = '';",
                "/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;",
                "DELIMITER ;;\nCREATE PROCEDURE `p`()\nBEGIN\n  SET @x = 1;\n  SET sql_mode = CONCAT(@@sql_mode, '');\nEND ;;\nDELIMITER ;"
            })
    void howDumpersSetItIsRead(String text) {
        assertThat(Elsewhere.MYSQL.in(text + "\nSELECT '\\'; USE live; --';")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE live.t",
                "DROP TABLE IF EXISTS `live`.`t`",
                "DROP TABLE t, `li``ve` . t",
                "/*!50001 DROP VIEW IF EXISTS `live`.`v`*/",
                "INSERT INTO `live`.`t` VALUES (1)",
                "INSERT  IGNORE live.t VALUES (1)",
                "REPLACE INTO live.t VALUES (1)",
                "TRUNCATE live.t",
                "TRUNCATE TABLE `live`.`t`",
                "RENAME TABLE `live`.`t` TO `t`",
                "RENAME TABLE t TO live.t",
                "DELETE FROM live.t",
                "delete quick from live.t",
                "UPDATE `live`.t SET a = 1",
                "CREATE TABLE IF NOT EXISTS live.t (a int)",
                "CREATE OR REPLACE TEMPORARY TABLE \"live\".t (a int)",
                "CREATE UNIQUE INDEX i ON live.t (a)",
                "/*!50001 CREATE ALGORITHM=UNDEFINED */\n/*!50013 DEFINER=`a`@`b.c` SQL SECURITY DEFINER */\n/*!50001 VIEW `live`.`v` AS SELECT 1 */",
                "/*!50003 CREATE*/ /*!50017 DEFINER=`a b`@`%`*/ /*!50003 TRIGGER live.r BEFORE INSERT ON live.t FOR EACH ROW SET @a = 1 */",
                "CREATE DEFINER=a@b.c PROCEDURE live.p() SELECT 1",
                "ALTER TABLE live.t ADD a int",
                "LOCK TABLES `live`.`t` WRITE",
                "CALL live.p()",
                "INSERT\n-- x\nINTO live\n.t VALUES (1)",
                "DELIMITER ;;\nSELECT 1; DROP TABLE live.t;;\nDELIMITER ",
                "DELIMITER ;;\nCREATE PROCEDURE p() BEGIN SELECT 1; END;;\nDELIMITER ;\nDROP TABLE live.t"
            })
    void whatIsMadeFilledOrDroppedLiesWhereItIsNamed(String statement) {
        assertThat(Elsewhere.MYSQL.in("SELECT 1;\n" + statement + ";\nSELECT 2;"))
                .isPresent();
        assertThat(Elsewhere.MYSQL.in(statement)).as("at the end of all").isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO `t` VALUES (1.5,'live.t'),\n(2,'a')",
                "INSERT INTO `live.t` (`a.b`) VALUES (1)",
                "CREATE TABLE `t` (a int, FOREIGN KEY (a) REFERENCES `live`.`t` (a))",
                "/*!50001 CREATE ALGORITHM=UNDEFINED */\n/*!50013 DEFINER=`a`@`b.c` SQL SECURITY DEFINER */\n/*!50001 VIEW `v` AS select `live`.`t`.`a` AS `a` from `live`.`t` */",
                "/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`10.0.0.1`*/ /*!50003 TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1 */",
                "DELIMITER ;;\nCREATE DEFINER=`a`@`%` PROCEDURE `p`()\nBEGIN\n  INSERT INTO audit.log VALUES (1);\n  DELETE FROM audit.log;\n  UPDATE audit.log SET a = 1;\nEND ;;\nDELIMITER ",
                "LOCK TABLES `t` WRITE",
                "DROP TABLE IF EXISTS `a`,`b`",
                "ALTER TABLE `t` DISABLE KEYS"
            })
    void whatOnlyReadsThereDoesNot(String statement) {
        assertThat(Elsewhere.MYSQL.in("SELECT 1;\n" + statement + ";\nSELECT 2;"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '@',
            value = {
                "POSTGRESQL | 2 | SET standard_conforming_strings | SELECT 1;~SET standard_conforming_strings~TO on;",
                "MYSQL | 1 | SET sql_mode | SET @hush = 'hush', sql_mode = @hush;",
                "MYSQL | 2 | INSERT INTO `live`. | SELECT 1;~INSERT INTO `live`.`t` VALUES ('hush');"
            })
    void itsLineIsSaidAndWhatStandsThere(Elsewhere elsewhere, long line, String says, String text) {
        assertThat(elsewhere.in(text.replace('~', '\n'))).hasValueSatisfying(found -> {
            assertThat(found.line()).isEqualTo(line);
            assertThat(found.says()).isEqualTo(says);
        });
    }

    @Test
    void aStatementOfManyRowsIsJudgedBeforeItsFirstIsPassedOn() {
        String rows = "(1,'x'),".repeat(100_000);
        assertThat(Elsewhere.MYSQL.in("INSERT INTO live.t VALUES " + rows)).isPresent();
        assertThat(Elsewhere.MYSQL.in("INSERT INTO t VALUES " + rows)).isEmpty();
    }
}
