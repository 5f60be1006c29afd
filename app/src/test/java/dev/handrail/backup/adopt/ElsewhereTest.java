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
                "drop schema parish;"
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
