package dev.handrail.backup.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Saying;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dump that would go into a database of its own choice is told from one that goes where it is sent. */
class ElsewhereTest {
    private static boolean in(String text) throws Exception {
        return Elsewhere.in(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new Saying());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USE `parish`;",
                "use parish;",
                "  USE\tparish",
                "-- Current Database: `parish`",
                "CREATE DATABASE /*!32312 IF NOT EXISTS*/ `parish` /*!40100 DEFAULT CHARACTER SET utf8mb4 */;",
                "/*!40000 DROP DATABASE IF EXISTS `parish`*/;",
                "drop schema parish;",
                "USE `parish`;\r",
                "USE `\u0430\u0440\u0445\u0438\u0432`;",
                "CREATE DATABASE `\u00c5rsm\u00f8te`;",
                "SET @@GLOBAL.GTID_PURGED=/*!80000 '+'*/ '3E11FA47-71CA-11E1-9E33-C80AA9429562:1-5';",
                "/*!50606 SET GLOBAL INNODB_STATS_AUTO_RECALC=OFF */;",
                "CHANGE MASTER TO MASTER_LOG_FILE='binlog.000001', MASTER_LOG_POS=4;",
                "CHANGE REPLICATION SOURCE TO SOURCE_LOG_POS=4;",
                "STOP SLAVE;",
                "START REPLICA;"
            })
    void whatChoosesADatabaseIsFoundWhereverItStands(String line) throws Exception {
        String before = "INSERT INTO `visits` VALUES\n" + "(1,'x'),\n".repeat(20_000);
        assertThat(in(before + line + "\nINSERT INTO t VALUES (1);\n")).isTrue();
        assertThat(in(before + line)).as("as the last line").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO `visits` VALUES (1,'USE `parish`;\\nUSE `parish`;');",
                "CREATE TABLE `use` (`database` int);",
                "-- USE it with care",
                "USED TO BE A LINE",
                "-- CHANGE MASTER TO MASTER_LOG_FILE='binlog.000001', MASTER_LOG_POS=4;",
                "SET @@SESSION.SQL_LOG_BIN= 0;",
                "/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;",
                "CREATE DEFINER=`root`@`localhost` FUNCTION `database_of`() RETURNS int",
                "(17,'CREATE DATABASE parish')"
            })
    void whatOnlyMentionsOneIsNot(String line) throws Exception {
        assertThat(in(line + "\n" + line)).isFalse();
    }

    @Test
    void anEmptyOneSaysNothing() throws Exception {
        assertThat(in("")).isFalse();
    }
}
