package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dump that would go into a database of its own choice is told from one that goes where it is sent. */
class ElsewhereTest {
    private static boolean in(Elsewhere elsewhere, String text) {
        return elsewhere
                .in(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USE `parish`;",
                "USE`parish`;",
                "use parish;",
                "  USE\tparish",
                "/* the live one */ USE parish;",
                "/*!40000 USE parish */;",
                "-- Current Database: `parish`",
                "CREATE DATABASE /*!32312 IF NOT EXISTS*/ `parish` /*!40100 DEFAULT CHARACTER SET utf8mb4 */;",
                "CREATE OR REPLACE DATABASE parish;",
                "/*!40000 DROP DATABASE IF EXISTS `parish`*/;",
                "/*M!100100 DROP DATABASE parish */;",
                "drop schema parish;",
                "ALTER DATABASE `parish` CHARACTER SET latin1 COLLATE latin1_swedish_ci ; DROP TABLE t;",
                "ALTER DATABASE parish CHARACTER SET latin1 COLLATE latin1_swedish_ci ;",
                "ALTER DATABASE `parish` CHARACTER SET latin1 COLLATE latin1_swedish_ci ;\r",
                " ALTER DATABASE `parish` CHARACTER SET latin1 COLLATE latin1_swedish_ci ;",
                "alter database `parish` character set latin1 collate latin1_swedish_ci ;",
                "/*!50003 ALTER DATABASE `parish` CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci */;",
                "USE `parish`;\r",
                "USE `\u0430\u0440\u0445\u0438\u0432`;",
                "CREATE DATABASE `\u00c5rsm\u00f8te`;",
                "SET @@GLOBAL.GTID_PURGED=/*!80000 '+'*/ '3E11FA47-71CA-11E1-9E33-C80AA9429562:1-5';",
                "/*!50606 SET GLOBAL INNODB_STATS_AUTO_RECALC=OFF */;",
                "SET PERSIST max_connections = 1;",
                "CHANGE MASTER TO MASTER_LOG_FILE='binlog.000001', MASTER_LOG_POS=4;",
                "CHANGE REPLICATION SOURCE TO SOURCE_LOG_POS=4;",
                "STOP SLAVE;",
                "START REPLICA;",
                "RESET MASTER;",
                "RESET BINARY LOGS AND GTIDS;",
                "PURGE BINARY LOGS TO 'binlog.000003';",
                "CREATE USER `clerk`@`%` IDENTIFIED BY 'x';",
                "CREATE OR REPLACE USER clerk;",
                "ALTER USER 'root'@'localhost' IDENTIFIED BY 'x';",
                "DROP ROLE clerks;",
                "GRANT ALL ON *.* TO `clerk`@`%`;",
                "REVOKE ALL ON *.* FROM `clerk`@`%`;",
                "SET PASSWORD FOR root = PASSWORD('x');",
                "INSTALL SONAME 'ha_spider';",
                "SHUTDOWN;"
            })
    void whatChoosesADatabaseIsFoundWhereverItStands(String line) {
        String before = "INSERT INTO `visits` VALUES\n" + "(1,'x'),\n".repeat(20_000);
        assertThat(in(Elsewhere.MYSQL, before + line + "\nINSERT INTO t VALUES (1);\n"))
                .isTrue();
        assertThat(in(Elsewhere.MYSQL, before + line)).as("as the last line").isTrue();
        assertThat(in(Elsewhere.MYSQL, line)).as("as the only line").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO `visits` VALUES (1,'USE `parish`;\\nUSE `parish`;');",
                "CREATE TABLE `use` (`database` int);",
                "-- USE it with care",
                "USED TO BE A LINE",
                "USE_UP();",
                "-- CHANGE MASTER TO MASTER_LOG_FILE='binlog.000001', MASTER_LOG_POS=4;",
                "SET @@SESSION.SQL_LOG_BIN= 0;",
                "/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;",
                "CREATE DEFINER=`root`@`localhost` FUNCTION `database_of`() RETURNS int",
                "/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER ring BEFORE INSERT ON bells",
                "CREATE TABLE `users` (a int);",
                "DROP TABLE IF EXISTS `roles`;",
                "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci ;",
                "ALTER DATABASE `parish` CHARACTER SET latin1 COLLATE latin1_swedish_ci ;",
                "ALTER DATABASE `a``b \u00e6` CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci ;;",
                "ALTER TABLE `grants` ADD COLUMN a int;",
                "LOCK TABLES `users` WRITE;",
                "(17,'CREATE DATABASE parish')"
            })
    void whatOnlyMentionsOneIsNot(String line) {
        assertThat(in(Elsewhere.MYSQL, line + "\n" + line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\connect parish",
                "\\connect -reuse-previous=on \"dbname='parish'\"",
                "\\c parish",
                "\\! rm -rf /",
                "\\i /etc/more.sql",
                "\\copy members FROM '/tmp/x'",
                "\\o /tmp/out",
                "DROP DATABASE IF EXISTS parish;",
                "CREATE DATABASE parish WITH TEMPLATE = template0 ENCODING = 'UTF8';",
                "ALTER DATABASE parish OWNER TO clerk;",
                "ALTER ROLE postgres WITH SUPERUSER;",
                "CREATE ROLE clerk;",
                "DROP USER clerk;",
                "ALTER USER clerk PASSWORD 'x';",
                "CREATE TABLESPACE fast LOCATION '/fast';",
                "ALTER SYSTEM SET fsync = off;",
                "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p;"
            })
    void whatPsqlWouldTakeElsewhereIsFoundButNotInRows(String line) {
        String before = "SET client_encoding = 'UTF8';\n\nCREATE TABLE public.visits (id int);\n";
        String rows = "COPY public.visits (id) FROM stdin;\n1\n2\n\\.\n\n";
        assertThat(in(Elsewhere.POSTGRESQL, before + rows + line + "\n")).isTrue();
        assertThat(in(Elsewhere.POSTGRESQL, before + line)).isTrue();
        boolean command = line.startsWith("\\");
        String among = "COPY public.notes (note) FROM stdin;\n" + line + "\n\\.\nSELECT 1;\n";
        assertThat(in(Elsewhere.POSTGRESQL, before + among))
                .as("a row may say so, but for a command, which cannot stand in one")
                .isEqualTo(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\restrict 7NBVQVJJX3s",
                "\\unrestrict 7NBVQVJJX3s",
                "\\.",
                "CREATE USER MAPPING FOR clerk SERVER other;",
                "CREATE TABLE public.roles (id int);",
                "ALTER TABLE public.members OWNER TO clerk;",
                "GRANT ALL ON TABLE public.members TO clerk;",
                "-- Name: DATABASE parish; Type: COMMENT; Schema: -; Owner: clerk",
                "    DROP_DATABASE();",
                "COPY public.t (a) FROM stdin;\n\\N\tx\n\\.",
            })
    void whatEveryPlainDumpSaysIsNot(String line) {
        assertThat(in(Elsewhere.POSTGRESQL, line + "\nSELECT 1;\n" + line)).isFalse();
    }

    @Test
    void rowsEndWhereTheyEndAndNotWhereATableIsOnlyNamed() {
        String quoted = "CREATE FUNCTION f() AS $$\nCOPY t TO 'x';\n$$;\nDROP DATABASE parish;\n";
        assertThat(in(Elsewhere.POSTGRESQL, quoted)).isTrue();
        String wide = "COPY public.wide (" + "column_with_a_long_name, ".repeat(400) + "z) FROM stdin;\n";
        assertThat(in(Elsewhere.POSTGRESQL, wide + "DROP DATABASE parish;\n\\.\n"))
                .as("a row")
                .isFalse();
        assertThat(in(Elsewhere.POSTGRESQL, wide + "x\n\\.\nDROP DATABASE parish;\n"))
                .as("behind the rows")
                .isTrue();
        assertThat(in(Elsewhere.POSTGRESQL, wide.replace("\n", "\r\n") + "DROP ROLE x;\r\n\\.\r\nSELECT 1;\r\n"))
                .as("with the line ends of Windows")
                .isFalse();
    }

    @Test
    void anEmptyOneSaysNothing() {
        assertThat(in(Elsewhere.MYSQL, "")).isFalse();
        assertThat(in(Elsewhere.POSTGRESQL, "\n\n")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"sql, MYSQL", "plain, POSTGRESQL", "custom,", "directory,", "tar,", "roles,", "users,", "files,"})
    void onlyWhatAClientObeysLineByLineIsRead(String form, Elsewhere expected) {
        Manifest.Artifact artifact = new Manifest.Artifact("x", form, Compression.NONE, 1, 1, "");
        assertThat(Elsewhere.in(artifact).orElse(null)).isEqualTo(expected);
    }

    @Test
    void whatItSaysIsToldWithoutThePasswordBehindIt() {
        assertThat(Elsewhere.MYSQL.said("ALTER   USER 'root'@'localhost' IDENTIFIED BY 'hush'"))
                .isEqualTo("ALTER USER");
        assertThat(Elsewhere.MYSQL.said("CHANGE MASTER TO MASTER_PASSWORD='hush'"))
                .isEqualTo("CHANGE MASTER");
        assertThat(Elsewhere.MYSQL.said("SELECT 1")).isEmpty();
    }
}
